/** How far a person has come. */
import type { Lesson } from './lesson.ts';
import type { At, LessonAnswer } from './ports.ts';

export interface Way {
  /** On every button, since a direct message may be elsewhere. */
  readonly at: At;
  readonly lessons: readonly Lesson[];
  /** How many of them are answered. */
  readonly done: number;
  /** Which lesson this is about, from 1. */
  readonly number: number;
}

/** The first lesson without an answer; null: all are done. Answers to lessons that are gone don't count. */
export function nextLesson(
  lessons: readonly Lesson[],
  answers: readonly LessonAnswer[],
): Lesson | null {
  const answered = new Set(answers.map(({ lesson }) => lesson));
  return lessons.find(({ id }) => !answered.has(id)) ?? null;
}

export function wayOf(
  { workspace, channel }: At,
  lessons: readonly Lesson[],
  answers: readonly LessonAnswer[],
  lesson: Lesson | null,
): Way {
  const answered = new Set(answers.map((answer) => answer.lesson));
  const done = lessons.filter(({ id }) => answered.has(id)).length;
  const at = { workspace, channel };
  return { at, lessons, done, number: lesson ? lessons.indexOf(lesson) + 1 : lessons.length };
}

/** "●●○○○ 2 of 5 done." */
export function dots({ done, lessons }: Pick<Way, 'done' | 'lessons'>): string {
  const left = lessons.length - done;
  return `${'●'.repeat(done)}${'○'.repeat(left)} ${done} of ${lessons.length} done.`;
}
