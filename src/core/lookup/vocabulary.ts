/** The knowledge's words, taken apart once so that a question's words find their phrases at once. */
import type { Knowledge, Topic } from '../knowledge/shape.ts';
import { type Unit, unitsOf } from './language.ts';
import type { Mention, ServiceNames } from './services.ts';
import { stemOf, wordsIn } from './tokens.ts';

interface Slot {
  /** What it is found by, its own stem first. */
  readonly keys: readonly string[];
  readonly soft: boolean;
  readonly weight: number;
}

/** One of the words under a topic, as the units it is made of. */
export interface Phrase {
  readonly text: string;
  readonly topic: Topic;
  /** The service that the words bring with them. */
  readonly service: string | null;
  readonly slots: readonly Slot[];
  readonly weight: number;
  /** Only everyday particles ("of and in"): matched word by word. */
  readonly literal: string | null;
}

export interface Vocabulary {
  readonly phrases: readonly Phrase[];
  /** "=stem" or "~idea" → where it stands: phrase index * 16 + slot. */
  readonly postings: ReadonlyMap<string, readonly number[]>;
  /** How much a word or idea tells: 0 to 1, the rarer the more. */
  readonly weights: ReadonlyMap<string, number>;
  /** Phrases of particles, by their first word. */
  readonly literals: ReadonlyMap<string, readonly Phrase[]>;
}

const SLOTS = 16;
/** What a soft word is worth beside a content word. */
const SOFT = 0.18;
/** "AWS" in a phrase: what AWS's staff may do is not what staff may do. */
const PROVIDER = 0.35;
/** "Security testing" is not testing. */
const SOFT_SECURITY = 0.25;
const SECURITY = new Set([stemOf('security'), stemOf('secure')]);

/** Takes every topic's title and words apart. */
export function createVocabulary(knowledge: Knowledge, names: ServiceNames): Vocabulary {
  const entries = [...knowledge.topics.values()].flatMap((topic) =>
    entriesOf(knowledge, names, topic),
  );
  const weights = weigh(entries);
  const phrases: Phrase[] = [];
  const postings = new Map<string, number[]>();
  for (const { topic, service, units, text } of entries) {
    const told = units.filter(({ kind }) => kind === 'content' || kind === 'soft').slice(0, SLOTS);
    const slots = told.map((unit) => slotOf(unit, weights));
    const content = told.some(({ kind }) => kind === 'content');
    const dropped = units.filter(({ kind, raw }) => kind === 'function' && !PASSING.has(raw));
    const lacking = dropped.reduce((sum, { raw }) => sum + (ASKING.has(raw) ? 0.15 : 0.02), 0);
    const weight = slots.reduce((sum, slot) => sum + slot.weight, lacking);
    const literal = content ? null : ` ${text} `;
    const phrase = { text, topic, service, slots, weight, literal };
    const at = phrases.push(phrase) - 1;
    if (!content) continue;
    slots.forEach((slot, index) => {
      for (const key of slot.keys) {
        const list = postings.get(key);
        if (list) list.push(at * SLOTS + index);
        else postings.set(key, [at * SLOTS + index]);
      }
    });
  }
  return { phrases, postings, weights, literals: literalsOf(phrases) };
}

function literalsOf(phrases: readonly Phrase[]): ReadonlyMap<string, readonly Phrase[]> {
  const literals = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    const [first, second] = phrase.literal?.trim().split(' ') ?? [];
    // One particle alone says nothing.
    if (!first || !second) continue;
    const list = literals.get(first);
    if (list) list.push(phrase);
    else literals.set(first, [phrase]);
  }
  return literals;
}

interface Entry {
  readonly topic: Topic;
  readonly service: string | null;
  readonly units: readonly Unit[];
  readonly text: string;
}

function entriesOf(knowledge: Knowledge, names: ServiceNames, topic: Topic): readonly Entry[] {
  const texts: [string, string | null][] = [
    [topic.title, null],
    ...topic.words.map((word): [string, null] => [word, null]),
    ...topic.wordsWithService,
  ];
  for (const service of knowledge.services.values()) {
    for (const [word, topics] of service.topicWords) {
      if (topics.includes(topic.id)) texts.push([word, null]);
    }
  }
  return texts.map(([text, service]) => {
    const words = wordsIn(text.toLowerCase());
    const plain = literalOf(words);
    return { topic, service, units: withoutNames(unitsOf(words), names.find(words)), text: plain };
  });
}

/** Beside words that tell, a service's name only says where: "upgrade rds". */
function withoutNames(units: readonly Unit[], mentions: readonly Mention[]): readonly Unit[] {
  const strong = mentions.filter(({ weak }) => !weak);
  const inName = ({ from, to }: Unit) =>
    strong.some((mention) => from >= mention.from && to <= mention.to);
  if (units.every((unit) => unit.kind !== 'content' || inName(unit))) return units;
  return units.map((unit) =>
    unit.kind === 'content' && inName(unit) ? { ...unit, kind: 'soft' } : unit,
  );
}

/** The words of a phrase that is made of everyday particles only, without those that come and go. */
export function literalOf(words: readonly { readonly raw: string }[]): string {
  return words
    .map(({ raw }) => raw)
    .filter((raw) => !PASSING.has(raw))
    .join(' ');
}

/** In a phrase they say more than other particles: "where data centers are" is not "data centers". */
const ASKING = new Set([
  'who',
  'whose',
  'what',
  'when',
  'where',
  'which',
  'how',
  'why',
  'not',
  'no',
]);
const PASSING = new Set(['a', 'an', 'the', 'our', 'my', 'your', 'aws', 'amazon', 'is', 'are']);

/** The keys a unit is found by. */
export function keysOf(unit: Pick<Unit, 'stem' | 'ideas'>): readonly string[] {
  return [`=${unit.stem}`, ...unit.ideas.map((idea) => `~${idea}`)];
}

/** Rare words tell more: by the number of topics that use a word or its idea. */
function weigh(entries: readonly Entry[]): ReadonlyMap<string, number> {
  const users = new Map<string, Set<string>>();
  for (const { topic, units } of entries) {
    for (const unit of units) {
      for (const key of keysOf(unit)) {
        const set = users.get(key);
        if (set) set.add(topic.id);
        else users.set(key, new Set([topic.id]));
      }
    }
  }
  const topics = new Set(entries.map(({ topic }) => topic.id)).size;
  const most = Math.log(1 + topics);
  return new Map(
    [...users].map(([key, { size }]) => [key, 0.15 + 0.85 * (Math.log(1 + topics / size) / most)]),
  );
}

function slotOf(unit: Unit, weights: ReadonlyMap<string, number>): Slot {
  const soft = unit.kind === 'soft';
  const keys = keysOf(unit);
  if (unit.ideas.includes('provider')) return { keys, soft, weight: PROVIDER };
  if (SECURITY.has(unit.stem)) return { keys, soft, weight: SOFT_SECURITY };
  return { keys, soft, weight: weightOf(unit, weights) * (soft ? SOFT : 1) };
}

/** What a unit tells by its commonest reading; 0 for a word that no topic uses. */
export function weightOf(
  unit: { readonly stem: string; readonly ideas: readonly string[] },
  weights: ReadonlyMap<string, number>,
): number {
  let least = 0;
  for (const key of keysOf(unit)) {
    const weight = weights.get(key);
    if (weight !== undefined && (least === 0 || weight < least)) least = weight;
  }
  return least;
}
