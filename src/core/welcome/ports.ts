/** What greeting newcomers wants of the store. */
import type { Place, Platform } from '../request.ts';

export type Workspace = Pick<Place, 'platform' | 'workspace'>;

/** How a channel greets. */
export interface Welcome {
  readonly place: Place;
  /** By a direct message, or by a line in the channel that only the newcomer sees. */
  readonly greet: 'direct' | 'line';
  /** A line in the channel when somebody has finished the tour. */
  readonly announce: boolean;
  /** Set up at this instant: who came before isn't new. */
  readonly since: number;
  /** The standing card: the name of its post, and the platform's id once it surely stands. */
  readonly card: { readonly key: string; readonly id: string | null };
}

/** What goes out once, ever, for a person and a channel. */
export type NoteKind = 'greeting' | 'finish';

export interface NewNote {
  readonly id: string;
  readonly place: Place;
  readonly kind: NoteKind;
  readonly person: { readonly id: string; readonly name: string };
  readonly at: number;
}

export interface Note extends NewNote {
  readonly attempt: number;
  /** Up to this attempt, surely nothing has arrived. */
  readonly safeAttempt: number;
  /** When the first attempt after that began. */
  readonly triedAt: number;
}

/** What becomes of a claimed note. Once it is settled, nothing in it tells whom it was for. */
export type NoteMark =
  | { readonly state: 'sent' | 'unsure' | 'dropped' }
  | {
      readonly state: 'refused' | 'dropped';
      readonly reason: TroubleReason;
      /** By the platform's own names. */
      readonly missing: readonly string[];
    }
  /** `safe`: surely nothing has arrived up to now. */
  | { readonly state: 'waiting'; readonly readyAt: number; readonly safe: boolean };

/** Why the platform said no, or that it took none for a day. */
export type TroubleReason = 'gone' | 'archived' | 'not-a-member' | 'forbidden' | 'late';

/** Greetings that didn't come, or perhaps didn't, for one reason. */
export interface GreetingTrouble {
  /** Null: the connection broke while it was sent, so nobody knows. */
  readonly reason: TroubleReason | null;
  readonly missing: readonly string[];
  readonly count: number;
  /** When the last of these newcomers came. */
  readonly lastAt: number;
}

export interface GreetingCounts {
  readonly sent: number;
  readonly waiting: number;
  /** The platform said no: direct messages closed, a permission missing. */
  readonly refused: number;
  readonly unsure: number;
}

export interface NoteStore {
  /** False where there ever was one of this kind for this person and channel. */
  add(note: NewNote): Promise<boolean>;
  /** Takes notes whose time has come, or whose holder's lease has ended; the first to come first. */
  claim(
    platform: Platform,
    now: number,
    leaseUntil: number,
    limit: number,
  ): Promise<readonly Note[]>;
  /** False where somebody else has claimed it since. */
  mark(note: Pick<Note, 'id' | 'place' | 'attempt'>, mark: NoteMark): Promise<boolean>;
  counts(place: Place): Promise<GreetingCounts>;
  /** The latest first. */
  troubles(place: Place, limit: number): Promise<readonly GreetingTrouble[]>;
}

export interface WelcomeStore {
  get(place: Place): Promise<Welcome | null>;
  /** The first that was set up first. */
  inWorkspace(workspace: Workspace): Promise<readonly Welcome[]>;
  save(welcome: Welcome): Promise<void>;
  /** What stood there; null where nothing did. */
  remove(place: Place): Promise<Welcome | null>;
  readonly notes: NoteStore;
}
