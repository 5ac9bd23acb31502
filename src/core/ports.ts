/** What core wants of the world. */
import type { Place } from './request.ts';

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

export interface Random {
  /** An unguessable id of `length` characters of [a-z0-9]. */
  id(length: number): string;
}

/** Structured lines; never a token, never a message's text. */
export interface Log {
  info(fields: Readonly<Record<string, unknown>>, line: string): void;
  warn(fields: Readonly<Record<string, unknown>>, line: string): void;
  error(fields: Readonly<Record<string, unknown>>, line: string): void;
}

/** One question somebody asked; kept for 30 days. */
export interface Ask {
  readonly id: string;
  readonly place: Place;
  readonly person: string;
  readonly text: string;
  /** Narrowed to this service by the `service` option or a press. */
  readonly service: string | null;
  readonly outcome: 'answered' | 'suggested' | 'unknown';
  readonly at: number;
  /** "Was this right?"; null until said. */
  readonly right: boolean | null;
}

export interface AskStore {
  /** Saves an ask; the same id again changes nothing. */
  add(ask: Ask): Promise<void>;
  /** Null when unknown, expired, or asked in another workspace. */
  get(id: string, workspace: Pick<Place, 'platform' | 'workspace'>): Promise<Ask | null>;
  judge(
    id: string,
    workspace: Pick<Place, 'platform' | 'workspace'>,
    right: boolean,
  ): Promise<void>;
  /** The person's last asks in this workspace, newest first. */
  latest(
    person: string,
    workspace: Pick<Place, 'platform' | 'workspace'>,
    limit: number,
  ): Promise<readonly Ask[]>;
  /** Deletes asks older than `before`; returns how many. */
  forgetBefore(before: number): Promise<number>;
}

export interface Store {
  readonly asks: AskStore;
  /** Whether it can be read now; false, never an error. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}
