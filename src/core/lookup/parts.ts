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
  const segments = segmentsOf(words, units, all);
  const leadsIn = (segment: readonly Unit[]) =>
    segment === segments[0] && segments[1]?.[0]?.mark === ':';
  const standing = segments
    .map((segment) => ({ segment, judgement: preferring(best, judge(vocabulary, segment, all)) }))
    .filter(({ judgement }) => stands(judgement));
  const asks = standing.some(({ segment }) => segment.some(({ raw }) => ASKS.has(raw)));
  const topics = standing.filter(
    (each) =>
      !(leadsIn(each.segment) && standing.length > 1) &&
      !isTold(each.segment, asks) &&
      !isPlace(each.segment, standing, mentions) &&
      !isName(each, all),
  );
  const distinct = topics.filter(
    ({ judgement }, index) =>
      topics.findIndex((other) => topicOf(other.judgement) === topicOf(judgement)) === index,
  );
  const several = distinct.length > 1 && !joined(best, distinct);
  const [only] = distinct;
  const asked =
    several || isAsked(only, topics.length, standing.length, best) || isClear(only, whole, mentions)
      ? distinct
      : [{ segment: units, judgement: whole }];
  const items = asked.flatMap(({ segment, judgement }): Item[] => {
    const [candidate] = judgement.candidates;
    if (!candidate) return [];
    const chosenHere = mentions.filter((mention) => within(mention, segment));
    // One that is also a topic's name gave way to the others, but here there may be none.
    const own =
      chosenHere.length > 0 || !several
        ? chosenHere
        : all.filter((mention) => !mention.weak && within(mention, segment)).slice(0, 1);
    const here = own.length > 0 ? own : mentions.length === 1 || !several ? mentions : [];
    if (here.length === 0) return [{ candidate, judgement, mention: null }];
    return here.map((mention) => ({ candidate, judgement, mention }));
  });
  return { whole, items: items.slice(0, MOST), mentions };
}

/** The stretches between commas, "and", "vs" and the like. */
function segmentsOf(
  words: readonly Word[],
  units: readonly Unit[],
  mentions: readonly Mention[],
): readonly (readonly Unit[])[] {
  const segments: Unit[][] = [[]];
  for (const unit of units) {
    // "The auditor's list: this, that"; but "rds: this, that" is all about RDS.
    const leadsIn = unit.mark === ':' && !mentions.some(({ from }) => from < unit.from);
    const splits = leadsIn || (unit.mark !== '' && unit.mark !== ':' && unit.mark !== '-');
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

/** Whether one stretch asks something of its own, while the rest only tells something else. */
function isAsked(only: Stretch | undefined, asked: number, all: number, best: Candidate): boolean {
  if (!only || asked === all || topicOf(only.judgement) === best.topic) return false;
  const telling = only.segment.filter(({ kind }) => kind === 'content');
  return telling.length > 1 && !only.segment.some(({ raw }) => POINTS.has(raw));
}

/** Whether the stretch that asks says by itself what the whole is about; the rest is how it came up. */
function isClear(
  only: Stretch | undefined,
  whole: Judgement,
  mentions: readonly Mention[],
): boolean {
  const [mention, ...others] = mentions;
  if (!only || whole.everyday > 0 || !mention || mention.weak || others.length > 0) return false;
  return (
    topicOf(only.judgement) === topicOf(whole) && only.segment.some(({ raw }) => ASKS.has(raw))
  );
}

/**
 * Whether the whole's best topic is one phrase over several stretches, and accounts for most of what each
 * says: then it is one thing that is asked.
 */
function joined(best: Candidate, stretches: readonly Stretch[]): boolean {
  return best.spans.some((span) => {
    const touched = stretches.filter(({ segment }) => segment.some((unit) => span.includes(unit)));
    return touched.length === stretches.length && touched.every((each) => covers(best, each));
  });
}

function covers(best: Candidate, { segment, judgement }: Stretch): boolean {
  const own = judgement.candidates[0]?.score ?? 0;
  const covered = segment.reduce((sum, unit) => sum + (best.shares.get(unit) ?? 0), 0);
  return covered >= own * 0.6;
}

interface Stretch {
  readonly segment: readonly Unit[];
  readonly judgement: Judgement;
}

/** Point back at what was told: "who patches it". */
const POINTS = new Set(['it', 'its', 'that', 'them', 'this', 'those', 'these', 'the', 'one']);
const ASKS = new Set(['who', 'whose', "who's", 'whos']);
const TELLS = new Set(['we', 'our', 'i', 'my', 'have', 'has', 'had', 'is', 'are', 'was', 'there']);

/** "Outposts rack, who locks the room": a service first, then what is asked about it. */
function isPlace(
  segment: readonly Unit[],
  [first, second, third]: readonly Stretch[],
  mentions: readonly Mention[],
): boolean {
  if (!second || third || first?.segment !== segment) return false;
  const names = (units: readonly Unit[]) => mentions.some((mention) => within(mention, units));
  const asks = (units: readonly Unit[]) => units.some(({ raw }) => ASKS.has(raw));
  return !asks(segment) && asks(second.segment) && names(segment) && !names(second.segment);
}

/** "App Runner from source only": all that it says is in a service's name, which is no topic's. */
function isName({ judgement: { candidates } }: Stretch, mentions: readonly Mention[]): boolean {
  const names = mentions.filter(({ topics }) => topics.length === 0);
  const said = [...(candidates[0]?.shares ?? [])].filter(([, share]) => share > 0.1);
  return said.every(([unit]) => names.some((name) => within(name, [unit])));
}

/** "We have Outposts on prem, who guards the room": what is told before is not asked. */
function isTold(segment: readonly Unit[], asked: boolean): boolean {
  if (!asked || segment.some(({ raw }) => ASKS.has(raw) || JOINS.has(raw))) return false;
  return segment.some(({ raw }) => TELLS.has(raw));
}

function within({ from }: Mention, segment: readonly Unit[]): boolean {
  return segment.some((unit) => from >= unit.from && from < unit.to);
}

/** A stretch with two senses has the one that the whole has: "flood, earthquake or fire". */
function preferring(best: Candidate, judgement: Judgement): Judgement {
  const [first] = judgement.candidates;
  const same = judgement.candidates.find(({ topic }) => topic === best.topic);
  if (!first || !same || same.score < first.score * 0.75) return judgement;
  const rest = judgement.candidates.filter((candidate) => candidate !== same);
  return { ...judgement, candidates: [same, ...rest] };
}

const topicOf = ({ candidates }: Judgement) => candidates[0]?.topic;

/** The service of an item: named, or brought along by the words. */
export function serviceOf(item: Item, find: (id: string) => Service | undefined): Service | null {
  if (item.mention) return item.mention.service;
  return (item.candidate.service && find(item.candidate.service)) || null;
}
