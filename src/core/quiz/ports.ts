/** What the quiz wants of the store. Questions and practice states pass through it as JSON. */
import type { Place, Platform } from '../request.ts';
import type { PostStore, ScheduleStore, Workspace } from '../schedule/ports.ts';

export interface NewRound {
  /** The post's. */
  readonly id: string;
  readonly place: Place;
  readonly date: string;
  readonly question: string;
  readonly questionId: string;
  readonly topic: string;
  readonly dealt: boolean;
  readonly difficulty: number;
  readonly reveal: 'at-once' | 'at-close';
  readonly closesAt: number;
}

export interface Round extends NewRound {
  /** It surely stands in the channel. */
  readonly posted: boolean;
  readonly closed: boolean;
  readonly messageId: string | null;
  /** When somebody last began to show a new count in the message; 0 before. */
  readonly countedAt: number;
  /** How many answered and were right: as of the close, 0 before. */
  readonly answers: number;
  readonly right: number;
}

/** What dealing needs of a round. */
export type PastRound = Pick<
  Round,
  'questionId' | 'topic' | 'dealt' | 'difficulty' | 'answers' | 'right'
>;

export type Pressed =
  | { readonly kind: 'counted' }
  | { readonly kind: 'before'; readonly choice: number; readonly at: number }
  /** Answered, and then had that deleted while the round was open. */
  | { readonly kind: 'forgotten' }
  | { readonly kind: 'late' }
  | { readonly kind: 'unknown' };

export interface Tally {
  /** How many chose each choice, by its index. */
  readonly counts: ReadonlyMap<number, number>;
  /** Who was right and may be named, the first to answer first. */
  readonly winners: readonly { readonly person: string; readonly name: string }[];
}

/** One posted round as one person sees it. */
export interface Day {
  readonly date: string;
  readonly topic: string;
  readonly closed: boolean;
  readonly reveal: 'at-once' | 'at-close';
  /** Null: not answered. */
  readonly right: boolean | null;
}

export interface Standing {
  readonly person: string;
  readonly name: string;
  readonly right: number;
  readonly answers: number;
}

/** A question that a person practises. */
export interface Card {
  readonly question: string;
  readonly state: string;
  readonly dueAt: number;
  /** How often it was answered; a press for another turn is an old one. */
  readonly turn: number;
}

export interface RoundStore {
  /** The round of this id, which is this one unless it was there before. */
  open(round: NewRound): Promise<Round>;
  get(id: string, workspace: Workspace): Promise<Round | null>;
  /** Every round of a channel, oldest first. */
  history(place: Place): Promise<readonly PastRound[]>;
  /** The latest posted round; `before` a date where one is given. */
  latest(place: Place, before: string | null): Promise<Round | null>;
  /** Posted and closed rounds of a channel since a date, oldest first. */
  since(place: Place, date: string): Promise<readonly Round[]>;
  /** Decided once, in the instant of the statement; kept before it resolves. */
  press(
    round: Pick<Round, 'id' | 'place'>,
    person: { readonly id: string; readonly name: string },
    choice: { readonly index: number; readonly right: boolean },
    now: number,
  ): Promise<Pressed>;
  tally(round: Pick<Round, 'id' | 'place'>, winners: number): Promise<Tally>;
  /** Closes every round whose time has come: no press counts any more. */
  close(now: number): Promise<void>;
  /** Takes closed rounds that aren't shown as such. */
  claimClosed(
    platforms: readonly Platform[],
    now: number,
    leaseUntil: number,
    limit: number,
  ): Promise<readonly Round[]>;
  /** The claim with this lease has shown it. */
  shown(round: Pick<Round, 'id' | 'place'>, leaseUntil: number): Promise<void>;
  /** Its message may show something older again, also where somebody is showing the close just now. */
  unshown(round: Pick<Round, 'id' | 'place'>): Promise<void>;
  /** How many answered, where that may be shown: it changed, and was last shown before `since`. */
  claimCount(
    round: Pick<Round, 'id' | 'place'>,
    now: number,
    since: number,
  ): Promise<number | null>;
}

export interface ScoreStore {
  /** Every posted round of a channel, oldest first. */
  days(place: Place, person: string): Promise<readonly Day[]>;
  /** Channels in which the person has answered, the latest first. */
  channels(workspace: Workspace, person: string, limit: number): Promise<readonly string[]>;
  /** Of closed rounds since a date (null: all), without those who opted out; the best first. */
  board(place: Place, from: string | null, limit: number): Promise<readonly Standing[]>;
  /** How many asks in the channel nobody could answer, since an instant. */
  unknownAsks(place: Place, since: number): Promise<number>;
}

export interface PeopleStore {
  optOut(person: string, workspace: Workspace, out: boolean): Promise<void>;
  isOut(person: string, workspace: Workspace): Promise<boolean>;
}

export interface PracticeStore {
  /** Questions that the person got wrong in a round and doesn't practise yet. */
  misses(
    person: string,
    workspace: Workspace,
  ): Promise<readonly { readonly question: string; readonly at: number }[]>;
  /** All of a person's cards, the first due first. */
  cards(person: string, workspace: Workspace): Promise<readonly Card[]>;
  /** False where the kept card isn't at the turn before. */
  save(person: string, workspace: Workspace, card: Card): Promise<boolean>;
}

export interface Dispute {
  readonly id: string;
  readonly place: Place;
  readonly round: string;
  readonly question: string;
  readonly reason: string;
  readonly at: number;
}

export interface DisputeStore {
  add(dispute: Dispute): Promise<void>;
  /** The latest first. */
  latest(workspace: Workspace, limit: number): Promise<readonly Dispute[]>;
  /** Deletes all about a question; false where there was none. */
  settle(question: string, workspace: Workspace): Promise<boolean>;
}

export interface QuizStore {
  readonly schedules: ScheduleStore;
  readonly posts: PostStore;
  readonly rounds: RoundStore;
  readonly scores: ScoreStore;
  readonly people: PeopleStore;
  readonly practice: PracticeStore;
  readonly disputes: DisputeStore;
}
