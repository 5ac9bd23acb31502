/** A lesson of the tour, as people write it in knowledge/tour.yaml. */
import { z } from 'zod';
import { ownerShape } from '../knowledge/shape.ts';

/** Short enough for a button beside a workspace and a channel. */
const idShape = z
  .string()
  .max(30)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by "-"');
const refShape = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by "-"');

const choiceShape = z.strictObject({
  text: z.string().trim().min(1).max(90),
  right: z.literal(true).optional().describe('On the one right choice; left out on the others'),
});

const questionShape = z.strictObject({
  ask: z.string().trim().min(10).max(240).describe('One or two sentences; ends with "?"'),
  choices: z.array(choiceShape).min(2).max(4).describe('Shown in this order, as A, B, C, D'),
  explanation: z
    .string()
    .trim()
    .min(20)
    .max(320)
    .describe('Why that one; shown after any pick, so it says the answer'),
  topic: refShape.optional().describe('The topic whose row the question rests on'),
  service: refShape.optional().describe('The service of that row; left out: the general row'),
  owner: ownerShape.optional().describe('Who owns it in that row; checked against the row'),
});

const ownShape = z.strictObject({
  topic: refShape,
  service: refShape.optional(),
  label: z.string().trim().min(1).max(30).describe('What it is, in a few words'),
});

export const lessonShape = z.strictObject({
  id: idShape.describe("Unique, and for good: people's progress refers to it"),
  title: z.string().trim().min(1).max(50),
  text: z.string().trim().min(1).describe('With **strong**, _emphasis_ and `code` where it helps'),
  analogy: refShape.optional().describe('Shown with its two halves, under the text'),
  line: z
    .strictObject({
      services: z.array(refShape).min(2).max(3),
      topics: z
        .array(
          z.strictObject({
            topic: refShape,
            label: z.string().trim().min(1).max(24).describe('The topic in a word or two'),
          }),
        )
        .min(2)
        .max(5),
    })
    .optional()
    .describe('A small table of owners, filled from the topics: how the line moves'),
  teams: z
    .array(ownShape)
    .min(1)
    .max(4)
    .optional()
    .describe('Who in the company owns these, where a team file may say so; left out elsewhere'),
  question: questionShape,
  sources: z.array(refShape).default([]).describe('Ids from sources.yaml, the best first'),
});
/** knowledge/tour.yaml: a list of these, in the order in which they are taken. */
export const tourFileShape = z.array(lessonShape).min(1).max(9);

/** Every key of the file, to guess what a misspelt one was meant to be. */
export const TOUR_KEYS: readonly string[] = [
  lessonShape,
  questionShape,
  choiceShape,
  ownShape,
].flatMap((shape) => Object.keys(shape.shape));

export type Lesson = z.infer<typeof lessonShape>;
export type Line = NonNullable<Lesson['line']>;

const letters = ['A', 'B', 'C', 'D'] as const;

/** The letter of the choice at `index`; a lesson has at most four. */
export function letterOf(index: number): string {
  const letter = letters[index];
  if (!letter) throw new RangeError(`no letter for choice ${index}`);
  return letter;
}

/** The index of the right choice; -1 where there is none (the check refuses such a lesson). */
export function rightIndex({ question }: Pick<Lesson, 'question'>): number {
  return question.choices.findIndex((choice) => choice.right);
}
