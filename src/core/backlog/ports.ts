/** What the backlog wants of the store: what was asked and not answered well, never by whom. */
import type { Place } from '../request.ts';

export type Workspace = Pick<Place, 'platform' | 'workspace'>;

/** Not known; picked from "did you mean"; "was this right? no". */
export type NotedKind = 'unknown' | 'meant' | 'wrong';

export interface Noted {
  readonly kind: NotedKind;
  /** Normalised: plain words, no names, no numbers. */
  readonly text: string;
  /** What was picked, or what the answer was about; null where there is none. */
  readonly topic: string | null;
  readonly service: string | null;
}

export interface Entry extends Noted {
  readonly id: string;
  readonly count: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

export interface BacklogStore {
  /** Counts it once more; `id` is its id where it is new. */
  note(noted: Noted, id: string, workspace: Workspace, at: number): Promise<void>;
  /** The open ones, what came most often first. */
  top(workspace: Workspace, limit: number): Promise<readonly Entry[]>;
  /** Null for one that is closed, forgotten, or another workspace's. */
  get(id: string, workspace: Workspace): Promise<Entry | null>;
  /** It stays closed however often it comes, until it is forgotten; false where there was none to close. */
  close(id: string, workspace: Workspace): Promise<boolean>;
}
