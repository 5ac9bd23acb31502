/** A question's units against the vocabulary: how much of the question each topic accounts for. */
import type { Topic } from '../knowledge/shape.ts';
import type { Unit } from './language.ts';
import { keysOf, literalOf, type Phrase, type Vocabulary } from './vocabulary.ts';

export interface Candidate {
  readonly topic: Topic;
  readonly score: number;
  /** By unit: how much of it the topic accounts for. */
  readonly shares: ReadonlyMap<Unit, number>;
  /** The fullest phrase that was met, and how fully (0 to 1). */
  readonly phrase: Phrase;
  readonly fullness: number;
  /** Met by a phrase of everyday particles, word for word. */
  readonly literal: boolean;
  /** The units of each phrase of several words that was met, or nearly so. */
  readonly spans: readonly (readonly Unit[])[];
  /** A service that a fully met phrase brings with it. */
  readonly service: string | null;
}

const SLOTS = 16;
/** Another word for the same is a little less sure than the word itself. */
const SYNONYM = 0.9;
/** A word that fits any topic, where the phrase has one that tells: "sets" for "settings". */
const VAGUE = 0.4;
const LITERAL = 0.3;
/** A service's name that is also a topic's word ("vpc"), where the question has other words. */
const NAMED = 0.45;

interface Meeting {
  /** By slot: the unit that fills it, and how well. */
  readonly units: (Unit | undefined)[];
  readonly fits: number[];
}

/** The soft units by the keys that they are found by. */
type Vague = ReadonlyMap<string, { readonly unit: Unit; readonly near: number }>;

/** Every topic that has something in common with the units, the best first. */
export function match(
  vocabulary: Vocabulary,
  units: readonly Unit[],
  named: ReadonlySet<Unit>,
): readonly Candidate[] {
  const meetings = new Map<number, Meeting>();
  for (const unit of units) if (unit.kind === 'content') meet(vocabulary, meetings, unit);
  return rank(vocabulary, meetings, units, named, vagueOf(units, named));
}

/** Puts a unit into a free slot of every phrase that has one for it. */
function meet(vocabulary: Vocabulary, meetings: Map<number, Meeting>, unit: Unit): void {
  const taken = new Set<number>();
  keysOf(unit).forEach((key, index) => {
    const fit = index === 0 ? 1 : SYNONYM;
    for (const place of vocabulary.postings.get(key) ?? []) {
      const at = Math.floor(place / SLOTS);
      if (taken.has(at)) continue;
      const slot = place % SLOTS;
      let meeting = meetings.get(at);
      if (!meeting) {
        meeting = { units: [], fits: [] };
        meetings.set(at, meeting);
      }
      if ((meeting.fits[slot] ?? 0) >= fit) continue;
      meeting.units[slot] = unit;
      meeting.fits[slot] = fit;
      taken.add(at);
    }
  });
}

function vagueOf(units: readonly Unit[], named: ReadonlySet<Unit>): Vague {
  const vague = new Map<string, { unit: Unit; near: number }>();
  for (const unit of units) {
    if (unit.kind !== 'soft' || named.has(unit)) continue;
    keysOf(unit).forEach((key, index) => {
      if (!vague.has(key)) vague.set(key, { unit, near: index === 0 ? 1 : SYNONYM });
    });
  }
  return vague;
}

/** Soft words are looked for only in phrases that a telling word has met. */
function soften({ slots }: Phrase, { units, fits }: Meeting, vague: Vague): void {
  slots.forEach(({ keys, soft }, index) => {
    if (units[index]) return;
    for (const key of keys) {
      const found = vague.get(key);
      if (!found) continue;
      units[index] = found.unit;
      fits[index] = soft ? found.near : found.near * VAGUE;
      return;
    }
  });
}

interface Tally {
  readonly shares: Map<Unit, number>;
  phrase: Phrase;
  fullness: number;
  service: string | null;
  literal: boolean;
  readonly spans: (readonly Unit[])[];
}

function rank(
  vocabulary: Vocabulary,
  meetings: ReadonlyMap<number, Meeting>,
  units: readonly Unit[],
  named: ReadonlySet<Unit>,
  vague: Vague,
): readonly Candidate[] {
  const tallies = new Map<Topic, Tally>();
  for (const [at, meeting] of meetings) {
    const phrase = vocabulary.phrases[at];
    if (!phrase) continue;
    soften(phrase, meeting, vague);
    count(tallies, phrase, meeting, named);
  }
  countLiterals(vocabulary, units, tallies);
  return [...tallies]
    .map(([topic, tally]) => ({
      ...tally,
      topic,
      score: [...tally.shares.values()].reduce((sum, share) => sum + share, 0),
    }))
    .sort((one, other) => other.score - one.score);
}

/** A phrase counts by how much of it was met, squared, and less the wider its words lie apart. */
function count(
  tallies: Map<Topic, Tally>,
  phrase: Phrase,
  { units, fits }: Meeting,
  named: ReadonlySet<Unit>,
): void {
  let met = 0;
  let filled = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  phrase.slots.forEach((slot, index) => {
    const unit = units[index];
    if (!unit) return;
    met += slot.weight * (fits[index] ?? 0);
    filled += 1;
    first = Math.min(first, unit.from);
    last = Math.max(last, unit.to);
  });
  const gap = Math.max(0, last - first - filled - 2);
  const fullness = (met / phrase.weight) * Math.max(0.7, 1 - gap * 0.03);
  const alone = units.every((unit) => !unit || named.has(unit));
  const tally = tallyOf(tallies, phrase);
  if (fullness > tally.fullness) {
    tally.fullness = fullness;
    tally.phrase = phrase;
  }
  const telling = units.filter((unit, index) => unit && !phrase.slots[index]?.soft);
  if (fullness > 0.8 && telling.length > 1) tally.spans.push(telling.flatMap((unit) => unit ?? []));
  if (fullness > 0.9 && phrase.service) tally.service = phrase.service;
  phrase.slots.forEach((slot, index) => {
    const unit = units[index];
    if (!unit) return;
    const share = slot.weight * (fits[index] ?? 0) * fullness * fullness * (alone ? NAMED : 1);
    if (share > (tally.shares.get(unit) ?? 0)) tally.shares.set(unit, share);
  });
}

function countLiterals(
  vocabulary: Vocabulary,
  units: readonly Unit[],
  tallies: Map<Topic, Tally>,
): void {
  const text = ` ${literalOf(units)} `;
  const [unit] = units;
  if (!unit) return;
  for (const phrase of literalsOf(vocabulary, text)) {
    if (!phrase.literal || !text.includes(phrase.literal)) continue;
    const tally = tallyOf(tallies, phrase);
    const length = phrase.literal.split(' ').length - 2;
    tally.shares.set(unit, Math.max(tally.shares.get(unit) ?? 0, LITERAL + length / 20));
    tally.literal = true;
    tally.fullness = Math.max(tally.fullness, 0.9);
  }
}

function literalsOf({ literals }: Vocabulary, text: string): readonly Phrase[] {
  const words = new Set(text.trim().split(' '));
  return [...words].flatMap((word) => literals.get(word) ?? []);
}

function tallyOf(tallies: Map<Topic, Tally>, phrase: Phrase): Tally {
  let tally = tallies.get(phrase.topic);
  if (!tally) {
    tally = { shares: new Map(), phrase, fullness: 0, service: null, literal: false, spans: [] };
    tallies.set(phrase.topic, tally);
  }
  return tally;
}
