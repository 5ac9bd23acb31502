/** What is known of the language itself: which words carry nothing, which stand for one another. */

import {
  EVERYDAY_WORDS,
  ORDINARY_WORDS,
  OTHER_CLOUD_PHRASES,
  OTHER_CLOUDS,
  PLAIN_WORDS,
} from './everyday.ts';
import { SYNONYMS } from './synonyms.ts';
import { singular, type Word, wordsIn } from './tokens.ts';
import { FUNCTION_WORDS, SOFT_WORDS } from './words.ts';

/** One word, or several that mean one thing together ("get rid of"). */
export interface Unit {
  readonly raw: string;
  readonly stem: string;
  /** The ideas it may stand for; words of one idea meet. */
  readonly ideas: readonly string[];
  readonly kind: 'content' | 'soft' | 'function' | 'number' | 'foreign';
  readonly mark: string;
  /** The words it covers, `to` excluded. */
  readonly from: number;
  readonly to: number;
}

interface Compound {
  readonly stems: readonly string[];
  readonly ideas: string[];
}

const functions = new Set(FUNCTION_WORDS);
const softs = new Set(SOFT_WORDS);
const everyday: ReadonlySet<string> = new Set(EVERYDAY_WORDS.map(singular));
/** Stems of topic words that everyday life uses too. */
const plainWords: ReadonlySet<string> = new Set(PLAIN_WORDS.map(singular));
const ordinary: ReadonlySet<string> = new Set(ORDINARY_WORDS);
const clouds: ReadonlySet<string> = new Set(OTHER_CLOUDS);
const cloudPhrases = OTHER_CLOUD_PHRASES.map((phrase) => ` ${phrase} `);

/** stem → ideas, for single words; first stem → compounds, the longest first. */
const ideas = new Map<string, string[]>();
const compounds = new Map<string, Compound[]>();
const memberWords = new Set<string>();
/** Stems of every word of the lists, also of those inside compounds. */
const memberStems = new Set<string>();

for (const line of SYNONYMS) {
  const [idea = ''] = line;
  for (const member of line) addMember(idea, wordsIn(member));
}
const plainIdeas: ReadonlySet<string> = new Set(
  [...PLAIN_WORDS].filter((word) => SYNONYMS.some(([idea]) => idea === word)),
);
for (const list of compounds.values()) list.sort((a, b) => b.stems.length - a.stems.length);

function addMember(idea: string, words: readonly Word[]): void {
  const [first] = words;
  if (!first) return;
  for (const { raw, stem } of words) {
    memberWords.add(raw);
    memberStems.add(stem);
  }
  if (words.length === 1) {
    const known = ideas.get(first.stem);
    if (!known) ideas.set(first.stem, [idea]);
    else if (!known.includes(idea)) known.push(idea);
    return;
  }
  const stems = words.map(({ stem }) => stem);
  const list = compounds.get(first.stem) ?? [];
  compounds.set(first.stem, list);
  const same = list.find((other) => other.stems.join(' ') === stems.join(' '));
  if (!same) list.push({ stems, ideas: [idea] });
  else if (!same.ideas.includes(idea)) same.ideas.push(idea);
}

/** Words → units: compounds are one unit, each unit knows its ideas and its kind. */
export function unitsOf(words: readonly Word[]): readonly Unit[] {
  const units: Unit[] = [];
  for (let from = 0; from < words.length; ) {
    const unit = compoundAt(words, from) ?? single(words, from);
    units.push(unit);
    from = unit.to;
  }
  return units;
}

function compoundAt(words: readonly Word[], from: number): Unit | null {
  const first = words[from];
  const list = first && compounds.get(first.stem);
  if (!first || !list) return null;
  for (const { stems, ideas } of list) {
    if (!stems.every((stem, index) => words[from + index]?.stem === stem)) continue;
    if (stems.some((_, index) => index > 0 && /[,;.?!:\n]/.test(words[from + index]?.mark ?? ''))) {
      continue;
    }
    const to = from + stems.length;
    const raw = words
      .slice(from, to)
      .map((word) => word.raw)
      .join(' ');
    const kind = ideas.includes('provider') ? 'soft' : 'content';
    return { raw, stem: stems.join(' '), ideas, kind, mark: first.mark, from, to };
  }
  return null;
}

function single(words: readonly Word[], from: number): Unit {
  const { raw, stem, mark } = words[from] ?? { raw: '', stem: '', mark: '' };
  return { raw, stem, ideas: ideas.get(stem) ?? [], kind: kindOf(raw), mark, from, to: from + 1 };
}

function kindOf(raw: string): Unit['kind'] {
  if (functions.has(raw)) return 'function';
  if (/^\d+$/.test(raw)) return 'number';
  if (softs.has(raw)) return 'soft';
  return /^[\p{Script=Latin}\d\p{M}']+$/u.test(raw) ? 'content' : 'foreign';
}

/** Words that every question may hold: never taken for a misspelling of something else. */
export function isCommon(raw: string, stem: string): boolean {
  return (
    functions.has(raw) ||
    softs.has(raw) ||
    ordinary.has(raw) ||
    clouds.has(raw) ||
    everyday.has(singular(raw)) ||
    memberStems.has(stem)
  );
}

/** Whether everyday life uses the word too, itself or the idea that it stands for. */
export function isPlain({ raw, ideas }: Pick<Unit, 'raw' | 'ideas'>): boolean {
  if (raw.includes(' ')) return false;
  return (
    plainWords.has(singular(raw)) ||
    (ideas.length > 0 && ideas.every((idea) => plainIdeas.has(idea)))
  );
}

/** Whether it is a word of everyday life. */
export function isEveryday({ raw }: Pick<Unit, 'raw'>): boolean {
  return everyday.has(singular(raw));
}

/** Every word of the lists: what a misspelt word may have been meant to be. */
export function knownWords(): readonly string[] {
  return [...functions, ...softs, ...memberWords, ...EVERYDAY_WORDS];
}

/** Whether it speaks of another provider's cloud. */
export function namesOtherCloud(words: readonly Word[]): boolean {
  if (words.some(({ raw }) => clouds.has(raw))) return true;
  const text = ` ${words.map(({ raw }) => raw).join(' ')} `;
  return cloudPhrases.some((phrase) => text.includes(phrase));
}
