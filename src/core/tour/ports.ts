/** What the tour wants of the store. */
import type { Place } from '../request.ts';

export type Workspace = Pick<Place, 'platform' | 'workspace'>;

/** A person's first answer to a lesson; later ones don't count. */
export interface LessonAnswer {
  readonly lesson: string;
  readonly choice: number;
  readonly right: boolean;
}

export interface TourCounts {
  readonly started: number;
  readonly finished: number;
  /** By a lesson's id, in no order. */
  readonly lessons: ReadonlyMap<string, { readonly answers: number; readonly wrong: number }>;
}

export interface TourStore {
  /** Remembers that the person has begun here; the same again changes nothing. */
  start(person: string, place: Place, at: number): Promise<void>;
  /** In the order in which they came. */
  answers(person: string, workspace: Workspace): Promise<readonly LessonAnswer[]>;
  /** False where the person has answered that lesson before. */
  answer(person: string, place: Place, answer: LessonAnswer, at: number): Promise<boolean>;
  /** True once for a person and workspace. */
  finish(person: string, workspace: Workspace, at: number): Promise<boolean>;
  counts(workspace: Workspace): Promise<TourCounts>;
}
