/** A quiz question: as people write it in knowledge/quiz/*.yaml, and as a round carries it. */
import { z } from 'zod';
import { type ModelId, type Owner, ownerShape } from '../knowledge/shape.ts';

/** The exams a question may help with; a channel can ask for one of them. */
export const examShape = z.enum([
  'cloud-practitioner',
  'ai-practitioner',
  'solutions-architect-associate',
  'developer-associate',
  'cloudops-engineer-associate',
  'security-specialty',
]);
export type Exam = z.infer<typeof examShape>;

export const difficultyShape = z.literal([1, 2, 3]);
export type Difficulty = z.infer<typeof difficultyShape>;

const idShape = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by "-"');

const choiceFileShape = z.strictObject({
  text: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .describe('What the choice says, without a letter; one a thoughtful person could pick'),
  right: z.literal(true).optional().describe('On the one right choice; left out on the others'),
});

/** knowledge/quiz/<anything>.yaml: a list of these; the file's name is only for people. */
export const questionFileShape = z.strictObject({
  id: idShape
    .max(50)
    .describe('Unique over all files, and for good: histories refer to it, and buttons carry it'),
  situation: z
    .string()
    .trim()
    .min(40)
    .max(360)
    .describe('Two or three lines: what happened, then what is asked; ends with "?"'),
  choices: z
    .array(choiceFileShape)
    .min(3)
    .max(4)
    .describe('Shown in this order, as A, B, C, D; spread the right one over the letters'),
  explanation: z
    .string()
    .trim()
    .min(40)
    .max(500)
    .describe("Why that one, and what to remember; says the owner as in the topic's row"),
  topic: idShape.describe('The topic whose row the explanation cites'),
  service: idShape
    .optional()
    .describe('The service of that row; left out: the general row of the topic'),
  owner: ownerShape.describe('Who owns it in that row; checked against the row'),
  difficulty: difficultyShape.describe('1 most get it · 2 needs thought · 3 catches experts'),
  exam: examShape.optional().describe('The exam whose guide asks this'),
  sources: z.array(idShape).min(1).describe('Ids from sources.yaml, the best first'),
});
export const quizFileShape = z.array(questionFileShape).min(1);
export type QuestionFile = z.infer<typeof questionFileShape>;

/** How a question came to be: by hand, or dealt from a responsibility in one of these forms. */
export type Origin = 'hand' | 'pair' | 'sort' | 'control' | 'analogy' | 'owner';

export interface Choice {
  readonly text: string;
  readonly right: boolean;
}

/** One question as it is posted. */
export interface Question {
  /** Unique over the bank and stable: histories refer to it. */
  readonly id: string;
  readonly origin: Origin;
  readonly situation: string;
  /** In the order shown; exactly one is right. */
  readonly choices: readonly Choice[];
  readonly explanation: string;
  readonly topic: string;
  readonly service: string | null;
  /** The row is one of a whole service model, without a service. */
  readonly model: ModelId | null;
  /** Who owns the responsibility that the explanation cites. */
  readonly owner: Owner;
  readonly difficulty: Difficulty;
  readonly exam: Exam | null;
  /** Ids of sources, the best first. */
  readonly sources: readonly string[];
}

const letters = ['A', 'B', 'C', 'D'] as const;
export type Letter = (typeof letters)[number];

/** The letter of the choice at `index`; a question has at most four. */
export function letterOf(index: number): Letter {
  const letter = letters[index];
  if (!letter) throw new RangeError(`no letter for choice ${index}`);
  return letter;
}

/** The index of the right choice; -1 where there is none (the check refuses such a question). */
export function rightIndex(question: Pick<Question, 'choices'>): number {
  return question.choices.findIndex((choice) => choice.right);
}
