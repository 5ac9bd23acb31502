/** What greeting newcomers wants of the store. */
import type { Place } from '../request.ts';

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
  | { readonly state: 'sent' | 'refused' | 'unsure' | 'dropped' }
  /** `safe`: surely nothing has arrived up to now. */
  | { readonly state: 'waiting'; readonly readyAt: number; readonly safe: boolean };

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
    platform: Place['platform'],
    now: number,
    leaseUntil: number,
    limit: number,
  ): Promise<readonly Note[]>;
  /** False where somebody else has claimed it since. */
  mark(note: Pick<Note, 'id' | 'place' | 'attempt'>, mark: NoteMark): Promise<boolean>;
  counts(place: Place): Promise<GreetingCounts>;
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
