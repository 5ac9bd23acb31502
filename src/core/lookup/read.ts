/** A question taken apart: its words (misspelt ones set right), the services named, how it is put. */
import type { Knowledge } from '../knowledge/shape.ts';
import { type Frame, frameOf } from './frames.ts';
import { createSpeller } from './fuzzy.ts';
import { isCommon, knownWords, namesOtherCloud, type Unit, unitsOf } from './language.ts';
import { normalise } from './normalise.ts';
import type { Mention, ServiceNames } from './services.ts';
import { stemOf, type Word, wordsIn } from './tokens.ts';

export interface Reading {
  readonly text: string;
  readonly words: readonly Word[];
  readonly units: readonly Unit[];
  readonly mentions: readonly Mention[];
  readonly frame: Frame;
  readonly otherCloud: boolean;
}

export type Read = (text: string) => Reading;

/** Makes a reader that knows the topics' and services' words. */
export function createReader(knowledge: Knowledge, names: ServiceNames): Read {
  const topicWords = [...knowledge.topics.values()].flatMap((topic) => [
    topic.title,
    ...topic.words,
    ...topic.wordsWithService.keys(),
  ]);
  const raws = new Set(topicWords.flatMap((text) => wordsIn(text.toLowerCase())).map(rawOf));
  for (const word of names.words) raws.add(word);
  const stems = new Set([...raws].map(stemOf));
  const speller = createSpeller(raws, knownWords());

  function spell(word: Word): Word {
    if (isCommon(word.raw, word.stem) || stems.has(word.stem)) return word;
    const raw = speller.correct(word.raw);
    return raw === null ? word : { raw, stem: stemOf(raw), mark: word.mark };
  }

  return (text) => {
    const plain = asAsked(withoutContext(normalise(text)));
    const typed = wordsIn(plain);
    // A name in two words ("dynamo db") is found before its halves are taken for misspellings.
    const named = names.find(typed);
    const words = typed.map((word, index) =>
      named.some(({ from, to }) => index >= from && index < to) ? word : spell(word),
    );
    const corrected = words.some((word, index) => word !== typed[index]);
    return {
      text: plain,
      words,
      units: unitsOf(words),
      mentions: corrected ? names.find(words) : named,
      frame: frameOf(plain, text),
      otherCloud: namesOtherCloud(typed),
    };
  };
}

/** Says where the question belongs, not what it asks. */
const CONTEXT =
  /\b(?:in|under|by|per|within|according to) (?:the )?(?:aws )?(?:cloud )?shared responsibility(?: model)?\b|\b(?:in|on|of|for|within) (?:our|my|the|your|an) (?:aws )?(?:environment|organi[sz]ation|setup)s?\b/g;

/** "Our auditor wants to know whether". */
const ASKED_BY =
  /(?<=^|[.!?:,;-] ?)(?:so |and |but |hi |hey |now )?(?:(?:our|the|my|an?|one of our) )?(?:[\w-]+ ){0,2}(?:auditors?|regulators?|inspectors?|c[efitio]s?o|boss|managers?|directors?|lawyers?|legal|finance|procurement|colleagues?|consultants?|architects?|interns?|juniors?|dpo|board|examiners?|assessors?) (?:(?:just|now|always|still|also) )?(?:asks?|asked|wants?|wanted|says?|said|thinks?|thought|claims?|claimed|insists?|insisted|believes?|would like|is asking|keeps asking)(?: to know)?(?: (?:us|me))?(?: (?:whether|if|that|for))?(?= )/g;
/** "GuardDuty says". */
const REPORTED =
  /(?<=^|[.!?:,;-] ?)(?:guardduty|inspector|macie|security ?hub|trusted advisor|cloudwatch|the alarm|the scanner|the scan) (?:says|reports|reported|shouts|flags|flagged|found|complains|tells us|claims|screams)(?: (?:at night|that))?(?= )/g;
/** "The postmortem says that". */
const WRITTEN =
  /\b(?:the |our |my |this )?(?:post ?mortem|wiki|slide|draft|ticket|runbook)(?: draft)? (?:says|claims|states)(?: that)?\b/g;
/** "For the auditor:", "for a board slide". */
const FOR_WHOM =
  /\b(?:for|to) (?:the|our|my) (?:auditors?|board|boss|regulator)(?: (?:slide|report|meeting|deck))?(?= *(?:[-:,]|$))|\bfor (?:the|our|my|an?) (?:[\w-]+ ){0,2}(?:slides?|deck|presentation|talk|wiki page)\b/g;
/** When it came up. */
const MEANWHILE =
  /\b(?:during|since) (?:the|our|an|this|last|yesterday's) (?:[\w-]+ )?(?:outage|incident|audit|review|migration)\b/g;

const AROUND = [CONTEXT, ASKED_BY, REPORTED, WRITTEN, FOR_WHOM, MEANWHILE];

function withoutContext(text: string): string {
  const rest = AROUND.reduce((left, pattern) => left.replace(pattern, ' '), text);
  const telling = rest.replace(/\b(?:who|what|is|are|does|how|owns?|the|for|responsible)\b/g, '');
  return /\w{3}.*\w{3}/.test(telling) ? rest : text;
}

/** "Are our backups automatic": asks whose job they are, not for automatic backups. */
const AUTOMATIC =
  /(?<=^(?:so |and |but |hi |hey )*(?:is|are|does|do|will|would|can)\b.+ )(?:automatic(?:ally)?|automated)(?=$| or\b|[ ?!.,]*$|[?!.,] )/g;
/** "Who moves it to 22", "take node from 18 to 22": a move to a number is a change of version. */
const TO_VERSION =
  /\b(?:mov|tak|bring|get|go|goes|bump|jump|switch|migrat|chang|upgrad|updat)\w*(?: [a-z'.]+){0,4}?(?: (?:from )?v?\d+(?:\.[\dx]+)*)? to (?:version |v)?\d+(?:\.[\dx]+)*(?=$|[?!.,;]| (?:on|in|for|before|by|when|once|and|then)\b)/;

/** "Kept for seven years": how long, not where. */
const FOR_LONG =
  /\b(?:keep|keeps|kept|hold|holds|held|stored?|retain\w*|save[ds]?) (?:[\w-]+ ){0,4}?for (?:at least )?(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|x|many|several) (?:years?|months?|days?)\b/;
/** "Data protection officer here." */
const HERE =
  /^(?:hi |hello |hey )?(?:[\w-]+ ){0,3}(?:officer|manager|engineer|dev|developer|newbie|intern|auditor|lead|admin|team|person|guy) here[.,:!] +(?=\w)/;
/** "2.8 -> 3.x". */
const FROM_TO = /\bv?\d+(?:\.[\dx]+)+ ?(?:->|→) ?v?\d+(?:\.[\dx]+)*/;
/** "Opened 22". */
const OPENED =
  /\b(open(?:ed|s|ing)?(?: up)?) (?=(?:22|23|80|443|1433|3306|3389|5432|6379|8080|27017)\b)/g;
/** "Keeping the gateway itself up". */
const ITSELF_UP = /\bitself (?:up|alive|online|running|available)\b/;

function asAsked(text: string): string {
  const asked = text
    .replace(AUTOMATIC, '')
    .replace(HERE, '')
    .replace(OPENED, '$1 port ')
    .replace(/ {2,}/g, ' ')
    .trim();
  return asked
    .replace(TO_VERSION, '$& version upgrade')
    .replace(FROM_TO, '$& version upgrade')
    .replace(FOR_LONG, '$& retention')
    .replace(ITSELF_UP, '$& service availability');
}

const rawOf = ({ raw }: Word): string => raw;
