/** Our own questions, and how an outcome is judged against what a right answer names. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ownerShape } from '../src/core/knowledge/shape.ts';
import { toJson } from '../src/core/lookup/json.ts';
import type { Lookup } from '../src/core/lookup/lookup.ts';

const targetShape = z.strictObject({
  topics: z.array(z.string()).min(1),
  owner: z.union([ownerShape, z.array(ownerShape)]).transform((owner) => [owner].flat()),
});
const questionShape = z.union([
  z.strictObject({ ask: z.string(), parts: z.array(targetShape).min(2) }),
  targetShape
    .extend({ ask: z.string() })
    .transform(({ ask, ...target }) => ({ ask, parts: [target] })),
  z.strictObject({ ask: z.string() }).transform(({ ask }) => ({ ask, parts: [] })),
]);
export type Question = z.infer<typeof questionShape>;

const questionsIn = (file: string): readonly Question[] =>
  z.array(questionShape).parse(parse(readFileSync(join(import.meta.dirname, file), 'utf8')));

/** What people ask, in many words. */
export const questions = questionsIn('questions.yaml');
/** What comes up in the middle of something. */
export const hardQuestions = questionsIn('hard-questions.yaml');

export interface Judged {
  readonly question: Question;
  readonly answered: boolean;
  /** Every part has its topic, and its owner; false where the question isn't answered. */
  readonly topic: boolean;
  readonly owner: boolean;
  readonly got: string;
}

/** Asks one question and judges the answer; one that deserves no owner is right when left unanswered. */
export function judge(lookup: Lookup, question: Question): Judged {
  const { outcome, answers, suggestions } = toJson(lookup.ask(question.ask));
  const answered = outcome === 'answered';
  // A question that asks one thing is judged by the first answer alone.
  const heard = question.parts.length > 1 ? answers : answers.slice(0, 1);
  const every = (right: (target: Question['parts'][number]) => boolean) =>
    question.parts.length === 0 ? !answered : answered && question.parts.every(right);
  return {
    question,
    answered,
    topic: every(({ topics }) => heard.some(({ topic }) => topics.includes(topic))),
    owner: every(({ owner, topics }) => {
      const on = heard.filter(({ topic }) => topics.includes(topic));
      return (on.length > 0 ? on : heard).some((answer) => owner.includes(answer.owner));
    }),
    got: [
      outcome,
      ...answers.map(({ topic, service, owner }) => `${topic}@${service ?? '-'}=${owner}`),
      ...suggestions.slice(0, 3),
    ].join(' '),
  };
}

/** The figures over questions that were judged; rates of 0 to 1. */
export function figuresOf(judged: readonly Judged[]) {
  const owned = judged.filter(({ question }) => question.parts.length > 0);
  const nobodys = judged.filter(({ question }) => question.parts.length === 0);
  const answered = owned.filter((each) => each.answered);
  const share = (some: readonly Judged[], all: readonly Judged[]) => some.length / all.length;
  return {
    owned: owned.length,
    nobodys: nobodys.length,
    owner: share(
      owned.filter((each) => each.owner),
      owned,
    ),
    topic: share(
      owned.filter((each) => each.topic),
      owned,
    ),
    falseAnswers: share(
      nobodys.filter((each) => each.answered),
      nobodys,
    ),
    wrongWhenAnswered: share(
      answered.filter((each) => !each.owner),
      answered,
    ),
  };
}
