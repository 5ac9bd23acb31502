/** All questions there are: those written by hand, and those dealt from the knowledge. */
import type { Knowledge } from '../knowledge/shape.ts';
import { analogyQuestions } from './dealt/analogy.ts';
import { controlQuestion, sortQuestion } from './dealt/general.ts';
import { ownerQuestion } from './dealt/owner.ts';
import { pairQuestions } from './dealt/pair.ts';
import { confidentRows } from './dealt/row.ts';
import type { Question, QuestionFile } from './question.ts';

export interface Bank {
  /** Unique ids; the hand-written ones first. */
  readonly questions: readonly Question[];
  readonly byId: ReadonlyMap<string, Question>;
}

export function createBank(hand: readonly QuestionFile[], knowledge: Knowledge): Bank {
  const questions = [...hand.map(handWritten), ...dealtQuestions(knowledge)];
  return { questions, byId: new Map(questions.map((question) => [question.id, question])) };
}

/** A question of the files as a round carries it. */
function handWritten(file: QuestionFile): Question {
  return {
    ...file,
    origin: 'hand',
    choices: file.choices.map(({ text, right }) => ({ text, right: right ?? false })),
    service: file.service ?? null,
    model: null,
    exam: file.exam ?? null,
  };
}

/** Every question that the knowledge gives by itself. */
export function dealtQuestions(knowledge: Knowledge): readonly Question[] {
  const rows = confidentRows(knowledge);
  const general = rows.filter(({ service, model }) => !service && !model);
  return [
    ...rows.map((row) => ownerQuestion(row, knowledge)),
    ...pairQuestions(rows.filter(({ service }) => service)),
    ...general.map(sortQuestion),
    ...general.flatMap((row) => controlQuestion(row) ?? []),
    ...[...knowledge.analogies.values()].flatMap((analogy) => analogyQuestions(analogy, general)),
  ];
}
