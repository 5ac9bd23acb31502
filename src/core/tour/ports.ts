/** What the tour wants of the store. */
import type { Place } from '../request.ts';

export type Workspace = Pick<Place, 'platform' | 'workspace'>;

/** Where a tour belongs, on its platform. */
export type At = Pick<Place, 'workspace' | 'channel'>;

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
  /** Remembers that what the person does here belongs to a tour elsewhere: direct messages are no workspace. */
  point(person: string, here: Workspace, to: At, at: number): Promise<void>;
  /** Where the person began, or was pointed to; null: neither. */
  home(person: string, workspace: Workspace): Promise<At | null>;
  /** In the order in which they came. */
  answers(person: string, workspace: Workspace): Promise<readonly LessonAnswer[]>;
  /** False where the person has answered that lesson before. */
  answer(person: string, place: Place, answer: LessonAnswer, at: number): Promise<boolean>;
  /** True once for a person and workspace. */
  finish(person: string, workspace: Workspace, at: number): Promise<boolean>;
  counts(workspace: Workspace): Promise<TourCounts>;
}
