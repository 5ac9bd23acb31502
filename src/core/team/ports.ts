/** What the gaps want of the store: which topics are asked about, never by whom. */
import type { Place } from '../request.ts';

export type Workspace = Pick<Place, 'platform' | 'workspace'>;

export interface AskedTopic {
  readonly topic: string;
  readonly service: string | null;
}

export interface AskedCount extends AskedTopic {
  readonly count: number;
  readonly lastAt: number;
}

export interface AskedStore {
  /** Counts each of them once more. */
  count(asked: readonly AskedTopic[], workspace: Workspace, at: number): Promise<void>;
  /** What is asked most first. */
  top(workspace: Workspace, limit: number): Promise<readonly AskedCount[]>;
}
