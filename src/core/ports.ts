/** What core wants of the world. */
import type { BacklogStore } from './backlog/ports.ts';
import type { Message } from './message.ts';
import type { AgingStore, PersonalStore } from './privacy/ports.ts';
import type { QuizStore } from './quiz/ports.ts';
import type { AdminOf, Place } from './request.ts';
import type { AskedStore } from './team/ports.ts';
import type { TourStore } from './tour/ports.ts';
import type { WelcomeStore } from './welcome/ports.ts';
import type { InstallationStore } from './workspaces/ports.ts';

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

export interface Random {
  /** An unguessable id of `length` characters of [a-z0-9]. */
  id(length: number): string;
  /**
   * The same id for the same `seed`, in every process, of letters, digits, "-" and "_" (43 at most); who
   * doesn't know the seed can't guess it.
   */
  of(seed: string, length: number): string;
}

/** Structured lines; never a token, never a message's text. */
export interface Log {
  debug(fields: Readonly<Record<string, unknown>>, line: string): void;
  info(fields: Readonly<Record<string, unknown>>, line: string): void;
  warn(fields: Readonly<Record<string, unknown>>, line: string): void;
  error(fields: Readonly<Record<string, unknown>>, line: string): void;
  /** Runs the work of one request: each line that it writes, also after waiting, carries the same new id. */
  follow<T>(work: () => T): T;
  /** The id of the request in hand; null outside of one. */
  following(): string | null;
}

/** One question somebody asked. */
export interface Ask {
  readonly id: string;
  readonly place: Place;
  readonly person: string;
  readonly text: string;
  /** Picked by id ("did you mean", a related topic): answered as this topic, whatever the text says. */
  readonly topic: string | null;
  /** Narrowed to this service by the `service` option or a press. */
  readonly service: string | null;
  readonly outcome: 'answered' | 'suggested' | 'unknown';
  readonly at: number;
  /** "Was this right?"; null until said. */
  readonly right: boolean | null;
}

export interface AskStore {
  /**
   * Saves an ask; false where there is one of this id, which stays as it is. `patient`: nobody waits to hear of it,
   * so it may be written together with those that come a moment later.
   */
  add(ask: Ask, patient?: boolean): Promise<boolean>;
  /** Null when unknown, expired, or asked in another workspace. */
  get(id: string, workspace: Pick<Place, 'platform' | 'workspace'>): Promise<Ask | null>;
  /** False where that was said of it already, or there is no such ask. */
  judge(
    id: string,
    workspace: Pick<Place, 'platform' | 'workspace'>,
    right: boolean,
  ): Promise<boolean>;
  /** The person's last asks in this workspace, newest first. */
  latest(
    person: string,
    workspace: Pick<Place, 'platform' | 'workspace'>,
    limit: number,
  ): Promise<readonly Ask[]>;
}

export interface DeliveryStore {
  /** True once for a key in a workspace, whichever process asks; false ever after, until forgotten. */
  claim(key: string, place: Place, at: number): Promise<boolean>;
}

/** What one process of all on a database does, while the others stand by. */
export type Role = 'discord';

/** A process that stands for a role. */
export interface Standing {
  /** `unknown` while the database can't be asked. */
  state(): 'ours' | 'others' | 'unknown';
  /** Steps back, so that another may have it. */
  end(): Promise<void>;
}

export interface Store {
  readonly asks: AskStore;
  readonly deliveries: DeliveryStore;
  readonly quiz: QuizStore;
  readonly tour: TourStore;
  readonly welcome: WelcomeStore;
  readonly backlog: BacklogStore;
  readonly asked: AskedStore;
  readonly installations: InstallationStore;
  readonly personal: PersonalStore;
  readonly aging: AgingStore;
  /** Stands for a role; `turned` hears when it becomes ours, and before it may be another's. */
  stand(role: Role, turned: (ours: boolean) => void): Standing;
  /** Whether it can be read now; false, never an error. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

/** What came of a post or an edit. */
export type Sent =
  | { readonly kind: 'sent'; readonly id: string }
  /** The platform said no, and will again until somebody acts; `missing` names permissions or scopes. */
  | {
      readonly kind: 'refused';
      readonly reason: 'gone' | 'archived' | 'not-a-member' | 'forbidden';
      readonly missing: readonly string[];
    }
  /** `posted: 'no'`: surely not there, so it may be sent again; `'unsure'`: the reply was lost. */
  | {
      readonly kind: 'failed';
      readonly posted: 'no' | 'unsure';
      readonly retryAfterMs: number | null;
    };

/** What was found when looking for our own post among a channel's latest messages. */
export type Found =
  | { readonly kind: 'found'; readonly id: string }
  | { readonly kind: 'absent' }
  /** We may not read the channel's history, or not far enough back, so we can't know. */
  | { readonly kind: 'blind' }
  /** We may, but the platform can't be asked just now. */
  | { readonly kind: 'failed' };

/** What the platform knows of a person where its payload is silent; the most careful answer on failure. */
export interface About {
  /** Of the workspace, of this channel alone, or of neither. */
  readonly admin: AdminOf | null;
  /** IANA zone. */
  readonly zone: string | null;
}

/** Posting unasked; each platform's adapter has one. No method throws; each settles within 20 s. */
/** So many (`most`) in so long. */
export interface Rate {
  readonly most: number;
  readonly windowMs: number;
}

export interface Chat {
  /** For how long (ms) after a post the platform itself turns the same key away; 0 where it doesn't. */
  readonly keyHoldsMs: number;
  /** How fast newcomers may be greeted, with room left for all the rest. */
  readonly greetings: Rate;
  /** `key` (at most 25 of [a-z0-9-]) names this post for good: the same key never posts twice. */
  post(place: Place, message: Message, key: string): Promise<Sent>;
  edit(place: Place, id: string, message: Message): Promise<Sent>;
  /** Looks for a post with this key since an instant (ms). */
  find(place: Place, key: string, since: number): Promise<Found>;
  /** A direct message to a person of the place's workspace. */
  direct(place: Place, person: string, message: Message, key: string): Promise<Sent>;
  /** A line in the channel that only this person sees; a direct message where there is no such thing. */
  whisper(place: Place, person: string, message: Message, key: string): Promise<Sent>;
  /** Where payloads don't say; false when the platform can't be asked. */
  isBot(place: Place, person: string): Promise<boolean>;
  /** Why the platform doesn't tell us who joins and what would change that, for an admin; null: it tells. */
  unheard(): string | null;
  about(place: Place, person: string): Promise<About>;
  /** What the bot lacks to post here, by the platform's own names; empty when all is well. */
  missing(place: Place): Promise<readonly string[]>;
}

/** How an adapter or another part stands, as readiness shows it; `detail` says why, in words. */
export interface State {
  readonly state: 'starting' | 'up' | 'down';
  readonly detail: string;
}

/** One platform's connection. */
export interface Adapter {
  /** Lower-case, one word: it stands in logs and in readiness. */
  readonly name: string;
  /** Resolves when connected; rejects with a line for people when it can't be. May be called again then. */
  start(): Promise<void>;
  /** Takes no more work, finishes what is in hand, lets go of the connection. */
  stop(): Promise<void>;
  state(): State;
  /** Null where nothing can be posted unasked. */
  readonly chat: Chat | null;
}
