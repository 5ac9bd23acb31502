/** A question that asks several things → the things it asks, in its order. */
import type { Service } from '../knowledge/shape.ts';
import { type Judgement, judge } from './judge.ts';
import type { Unit } from './language.ts';
import type { Candidate } from './match.ts';
import type { Reading } from './read.ts';
import { chosen, type Mention } from './services.ts';
import type { Word } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One thing that is asked: a topic, on a service or in general. */
export interface Item {
  readonly candidate: Candidate;
  readonly judgement: Judgement;
  readonly mention: Mention | null;
}

const JOINS = new Set(['and', 'vs', 'versus', 'plus', 'or']);
const MOST = 6;

/** The whole question's judgement, and its items: one per topic and service it asks for. */
export function itemsOf(
  vocabulary: Vocabulary,
  { words, units, mentions: all }: Reading,
): {
  readonly whole: Judgement;
  readonly items: readonly Item[];
  readonly mentions: readonly Mention[];
} {
  const mentions = chosen(words, all);
  const whole = judge(vocabulary, units, all);
  const [best] = whole.candidates;
  if (!best) return { whole, items: [], mentions };
  const standing = segmentsOf(words, units)
    .map((segment) => ({ segment, judgement: judge(vocabulary, segment, all) }))
    .filter(({ judgement }) => stands(judgement));
  const asks = standing.some(({ segment }) => segment.some(({ raw }) => ASKS.has(raw)));
  const topics = standing.filter(({ segment }) => !isTold(segment, asks));
  const distinct = topics.filter(
    ({ judgement }, index) =>
      topics.findIndex((other) => topicOf(other.judgement) === topicOf(judgement)) === index,
  );
  const several =
    distinct.length > 1 &&
    !joined(
      best,
      distinct.map(({ segment }) => segment),
    );
  const [only] = distinct;
  const told = distinct.length === 1 && topics.length < standing.length && only;
  const asked = several ? distinct : told ? [only] : [{ segment: units, judgement: whole }];
  const items = asked.flatMap(({ segment, judgement }): Item[] => {
    const [candidate] = judgement.candidates;
    if (!candidate) return [];
    const own = mentions.filter((mention) => within(mention, segment));
    const here = own.length > 0 ? own : mentions.length === 1 || !several ? mentions : [];
    if (here.length === 0) return [{ candidate, judgement, mention: null }];
    return here.map((mention) => ({ candidate, judgement, mention }));
  });
  return { whole, items: items.slice(0, MOST), mentions };
}

/** The stretches between commas, "and", "vs" and the like. */
function segmentsOf(words: readonly Word[], units: readonly Unit[]): readonly (readonly Unit[])[] {
  const segments: Unit[][] = [[]];
  for (const unit of units) {
    const splits = unit.mark !== '' && unit.mark !== ':' && unit.mark !== '-';
    if (splits || (unit.kind === 'function' && JOINS.has(unit.raw))) segments.push([]);
    segments.at(-1)?.push(unit);
  }
  return words.length > 1 ? segments.filter((segment) => segment.length > 0) : [];
}

/** Whether a stretch names a topic by itself, without help from the rest. */
function stands({ candidates, support }: Judgement): boolean {
  const [best] = candidates;
  if (!best || support < 0.6) return false;
  return best.fullness >= 0.8 && best.score >= (best.fullness > 0.95 ? 0.3 : 0.4);
}

/** Whether one phrase of the whole's best topic reaches over several stretches: then it is one thing. */
function joined(best: Candidate, segments: readonly (readonly Unit[])[]): boolean {
  return best.spans.some(
    (span) => segments.filter((segment) => segment.some((unit) => span.includes(unit))).length > 1,
  );
}

const ASKS = new Set(['who', 'whose', "who's", 'whos']);
const TELLS = new Set(['we', 'our', 'i', 'my', 'have', 'has', 'had', 'is', 'are', 'was', 'there']);

/** "We have Outposts on prem, who guards the room": what is told before is not asked. */
function isTold(segment: readonly Unit[], asked: boolean): boolean {
  if (!asked || segment.some(({ raw }) => ASKS.has(raw) || JOINS.has(raw))) return false;
  return segment.some(({ raw }) => TELLS.has(raw));
}

function within({ from }: Mention, segment: readonly Unit[]): boolean {
  return segment.some((unit) => from >= unit.from && from < unit.to);
}

const topicOf = ({ candidates }: Judgement) => candidates[0]?.topic;

/** The service of an item: named, or brought along by the words. */
export function serviceOf(item: Item, find: (id: string) => Service | undefined): Service | null {
  if (item.mention) return item.mention.service;
  return (item.candidate.service && find(item.candidate.service)) || null;
}
