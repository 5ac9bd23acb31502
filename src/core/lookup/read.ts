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

function withoutContext(text: string): string {
  const rest = text.replace(CONTEXT, ' ');
  const telling = rest.replace(/\b(?:who|what|is|are|does|how|owns?|the|for|responsible)\b/g, '');
  return /\w{3}.*\w{3}/.test(telling) ? rest : text;
}

/** "Are our backups automatic": asks whose job they are, not for automatic backups. */
const AUTOMATIC =
  /(?<=^(?:so |and |but |hi |hey )*(?:is|are|does|do|will|would|can)\b.+ )(?:automatic(?:ally)?|automated)(?=$| or\b|[ ?!.,]*$|[?!.,] )/g;
/** "Who moves it to 22", "take node from 18 to 22": a move to a number is a change of version. */
const TO_VERSION =
  /\b(?:mov|tak|bring|get|go|goes|bump|jump|switch|migrat|chang|upgrad|updat)\w*(?: [a-z'.]+){0,4}?(?: (?:from )?v?\d+(?:\.[\dx]+)*)? to (?:version |v)?\d+(?:\.[\dx]+)*(?=$|[?!.,;]| (?:on|in|for|before|by|when|once|and|then)\b)/;

function asAsked(text: string): string {
  const asked = text.replace(AUTOMATIC, '').replace(/ {2,}/g, ' ').trim();
  return TO_VERSION.test(asked) ? asked.replace(TO_VERSION, '$& version upgrade') : asked;
}

const rawOf = ({ raw }: Word): string => raw;
