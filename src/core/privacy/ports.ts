/** What seeing, deleting and outdating data want of the store. */
import type { Place } from '../request.ts';

export type Workspace = Pick<Place, 'platform' | 'workspace'>;

/** One row about a person, as it is kept; instants in ms. */
export type Kept =
  | {
      readonly kind: 'ask';
      readonly channel: string;
      readonly text: string;
      readonly topic: string | null;
      readonly service: string | null;
      readonly outcome: 'answered' | 'suggested' | 'unknown';
      /** What the person said of the answer. */
      readonly right: boolean | null;
      readonly at: number;
    }
  | {
      readonly kind: 'answer';
      readonly channel: string;
      /** As it was when the person answered. */
      readonly name: string;
      readonly date: string | null;
      readonly question: string | null;
      /** By its index. */
      readonly choice: number;
      /** Null: the round is open and tells it at its close. */
      readonly right: boolean | null;
      readonly at: number;
    }
  | {
      readonly kind: 'card';
      readonly question: string;
      readonly turn: number;
      readonly dueAt: number;
      /** The scheduler's memory of it, as JSON. */
      readonly state: string;
    }
  | { readonly kind: 'opted'; readonly out: boolean }
  | {
      readonly kind: 'tour';
      readonly channel: string;
      /** Not a tour: it only says in which workspace that is. */
      readonly home: string | null;
      readonly startedAt: number;
      readonly finishedAt: number | null;
    }
  | {
      readonly kind: 'lesson';
      readonly channel: string;
      readonly lesson: string;
      readonly choice: number;
      readonly right: boolean;
      readonly at: number;
    }
  | {
      readonly kind: 'greeting';
      readonly channel: string;
      readonly what: 'greeting' | 'finish';
      readonly name: string;
      readonly at: number;
    }
  /** The person set up this channel's quiz, and hears when something is wrong there. */
  | { readonly kind: 'quiz'; readonly channel: string };

export interface PersonalStore {
  /** Everything kept under the person's id in a workspace, kind by kind, the oldest first. */
  kept(person: string, workspace: Workspace): Promise<readonly Kept[]>;
  /** Deletes all of that; of open rounds a marker stays that only says "has answered". */
  forget(person: string, workspace: Workspace): Promise<void>;
}

/** Data that is deleted when it is old enough. */
export type Aging =
  | 'asks'
  | 'rounds'
  | 'answers'
  | 'posts'
  | 'cards'
  | 'tours'
  | 'lessons'
  | 'greetings'
  | 'backlog'
  | 'asked'
  | 'disputes'
  | 'deliveries';

export interface AgingStore {
  /** Deletes at most `limit` rows that are older than `before`, in any workspace; returns how many. */
  forgetBefore(kind: Aging, before: number, limit: number): Promise<number>;
}
