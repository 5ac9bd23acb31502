/** A round keeps its question whole: the files may change while it is open. */
import { z } from 'zod';
import { modelIdShape, ownerShape } from '../knowledge/shape.ts';
import { difficultyShape, examShape, type Question } from './question.ts';

const keptShape = z.object({
  id: z.string(),
  origin: z.enum(['hand', 'pair', 'sort', 'control', 'analogy', 'owner']),
  situation: z.string(),
  choices: z.array(z.object({ text: z.string(), right: z.boolean() })),
  explanation: z.string(),
  topic: z.string(),
  service: z.string().nullable(),
  model: modelIdShape.nullable(),
  owner: ownerShape,
  difficulty: difficultyShape,
  exam: examShape.nullable(),
  sources: z.array(z.string()),
});

export function keptQuestion(question: Question): string {
  return JSON.stringify(question);
}

/** Throws where what was kept isn't a question. */
export function questionOf({ question }: { readonly question: string }): Question {
  return keptShape.parse(JSON.parse(question));
}
