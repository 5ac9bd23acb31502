import type { Knowledge } from '../knowledge/shape.ts';
import type { QuizFile } from './check.ts';

/** The file to edit where a question is wrong: its own, or that of the topic it is dealt from; null for neither. */
export function fileOf(
  id: string,
  files: readonly QuizFile[],
  { topics }: Knowledge,
): string | null {
  const own = files.find(({ questions }) => questions.some((one) => one.id === id));
  if (own) return `knowledge/${own.file}`;
  const topic = id.split('.').find((part) => topics.has(part));
  return topic === undefined ? null : `knowledge/topics/${topic}.yaml`;
}
