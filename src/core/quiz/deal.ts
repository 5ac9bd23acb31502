/** Which question comes next: a pure function of the bank, the channel's history, its wishes and a seed. */
import { fraction, hash } from './chance.ts';
import { levelOf, shareOf } from './level.ts';
import type { Difficulty, Exam, Question } from './question.ts';

/** One round that was posted. */
export interface Past {
  readonly question: string;
  readonly topic: string;
  readonly dealt: boolean;
  readonly difficulty: Difficulty;
  readonly answers: number;
  readonly right: number;
}

export interface Wishes {
  /** Ids; empty: all. */
  readonly topics: readonly string[];
  readonly exam: Exam | null;
  /** Null: it follows the channel. */
  readonly difficulty: Difficulty | null;
}

export interface Deal {
  readonly questions: readonly Question[];
  /** Oldest first. */
  readonly history: readonly Past[];
  readonly wishes: Wishes;
  /** The channel's own, for good. */
  readonly seed: string;
}

/** At most so many of so many rounds in a row come from the knowledge instead of by hand. */
const dealtMost = 2;
const dealtOf = 5;

/**
 * The next question; null where the wishes leave none. By hand and dealt are two decks; a deck goes round
 * before anything in it comes again.
 */
export function deal({ questions, history, wishes, seed }: Deal): Question | null {
  const wished = questions.filter((question) => isWished(question, wishes));
  const turn = `${seed}/${history.length}`;
  const seen = lastSeen(history);
  const last = history.at(-1)?.topic ?? null;
  const hand = open(
    wished.filter(({ origin }) => origin === 'hand'),
    seen,
    last,
  );
  const dealt = open(
    wished.filter(({ origin }) => origin !== 'hand'),
    seen,
    last,
  );
  const lately = history.slice(1 - dealtOf).filter((past) => past.dealt).length;
  const mayDeal = lately < dealtMost || hand.lap.length === 0;
  const wantsDealt = mayDeal && fraction(`${turn}/deck`) < dealtMost / dealtOf;
  const wanted = wishes.difficulty ?? rounded(levelOf(history), `${turn}/level`);
  // A dealt question mustn't take the topic that the hand-written ones need for their next turn.
  const apart = { ...dealt, open: dealt.open.filter(({ topic }) => topic !== hand.urgent) };
  const none = { lap: [], open: [], urgent: null };
  const deck = wantsDealt
    ? closer(apart, hand, wanted)
    : closer(hand, mayDeal ? apart : none, wanted);
  // The same topic on two days running before no question at all.
  const candidates = deck ? mostUrgent(deck) : hand.lap.length > 0 ? hand.lap : dealt.lap;
  return best(nearest(candidates, wanted), turn, history);
}

export function isWished(question: Question, { topics, exam }: Wishes): boolean {
  if (topics.length > 0 && !topics.includes(question.topic)) return false;
  return exam === null || question.exam === exam;
}

interface Seen {
  readonly times: number;
  /** How many rounds ago; 1 is the last one. */
  readonly ago: number;
}

function lastSeen(history: readonly Past[]): ReadonlyMap<string, Seen> {
  const seen = new Map<string, Seen>();
  for (const [index, { question }] of history.entries()) {
    const times = (seen.get(question)?.times ?? 0) + 1;
    seen.set(question, { times, ago: history.length - index });
  }
  return seen;
}

interface Deck {
  /** What it has left before it has gone round. */
  readonly lap: readonly Question[];
  /** Of that, what may come now. */
  readonly open: readonly Question[];
  /** A topic that holds more than half of the lap: put off, its questions would end up side by side. */
  readonly urgent: string | null;
}

function open(
  deck: readonly Question[],
  seen: ReadonlyMap<string, Seen>,
  last: string | null,
): Deck {
  const of = (question: Question) => seen.get(question.id) ?? { times: 0, ago: Infinity };
  const least = deck.reduce((min, question) => Math.min(min, of(question).times), Infinity);
  const lap = deck.filter((question) => of(question).times === least);
  const fresh = lap.filter(({ topic }) => topic !== last);
  // When a lap begins, not with what the last one ended with.
  const rested = fresh.filter((question) => of(question).ago > deck.length / 3);
  const crowd = [...Map.groupBy(lap, ({ topic }) => topic)].find(
    ([, questions]) => questions.length * 2 > lap.length,
  );
  return { lap, open: rested.length > 0 ? rested : fresh, urgent: crowd?.[0] ?? null };
}

function mostUrgent({ open, urgent }: Deck): readonly Question[] {
  const due = open.filter(({ topic }) => topic === urgent);
  return due.length > 0 ? due : open;
}

/** The deck that comes nearer to the wanted difficulty, the first if both do; null if both are empty. */
function closer(first: Deck, second: Deck, wanted: Difficulty): Deck | null {
  if (first.open.length + second.open.length === 0) return null;
  return offBy(first.open, wanted) <= offBy(second.open, wanted) ? first : second;
}

function nearest(candidates: readonly Question[], wanted: Difficulty): readonly Question[] {
  const least = offBy(candidates, wanted);
  return candidates.filter(({ difficulty }) => Math.abs(difficulty - wanted) === least);
}

function offBy(candidates: readonly Question[], wanted: Difficulty): number {
  return candidates.reduce(
    (least, { difficulty }) => Math.min(least, Math.abs(difficulty - wanted)),
    Infinity,
  );
}

/** One of them by chance; topics that the channel misses are likelier. */
function best(
  candidates: readonly Question[],
  turn: string,
  history: readonly Past[],
): Question | null {
  const weights = topicWeights(history);
  const crowds = crowdsOf(candidates);
  let winner: Question | null = null;
  let top = -Infinity;
  for (const question of candidates) {
    const weight = (weights.get(question.topic) ?? 1) / (crowds.get(question.topic) ?? 1);
    // The largest of u^(1/weight) is each item as likely as its weight (Efraimidis and Spirakis 2006).
    const key = Math.log((hash(`${turn}/${question.id}`) + 1) / 2 ** 32) / weight;
    if (key > top) [winner, top] = [question, key];
  }
  return winner;
}

/**
 * How many dealt questions share each topic: by chance alone, most would be about the few topics with a
 * row for every service. By hand the writers decide how much of a topic there is.
 */
function crowdsOf(candidates: readonly Question[]): ReadonlyMap<string, number> {
  const dealt = candidates.filter(({ origin }) => origin !== 'hand');
  return new Map(
    [...Map.groupBy(dealt, ({ topic }) => topic)].map(([topic, { length }]) => [topic, length]),
  );
}

/** From 0.5 for a topic that everybody gets to 8 for one that nobody does; 1 for a new one. */
function topicWeights(history: readonly Past[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const [topic, rounds] of Map.groupBy(history, (past) => past.topic)) {
    // Its last three rounds: what was learnt since counts.
    const share = shareOf(rounds.slice(-3));
    if (share !== null) weights.set(topic, share >= 0.7 ? 0.5 : 1 + 7 * (1 - share / 0.7));
  }
  return weights;
}

/** 2.3 is a 2 in seven of ten turns, a 3 in the others. */
function rounded(level: number, seed: string): Difficulty {
  const value = Math.floor(level + fraction(seed));
  return value <= 1 ? 1 : value >= 3 ? 3 : 2;
}
