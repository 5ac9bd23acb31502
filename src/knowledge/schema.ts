import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import * as shapes from '../core/knowledge/file-shape.ts';
import { quizFileShape } from '../core/quiz/question.ts';
import { teamFileShape } from '../core/team/file-shape.ts';
import { tourFileShape } from '../core/tour/lesson.ts';

const SHAPES = {
  'topic.json': shapes.topicFileShape,
  'services.json': shapes.serviceFileShape,
  'models.json': shapes.modelFileShape,
  'analogies.json': shapes.analogyFileShape,
  'sources.json': shapes.sourceFileShape,
  'ambiguous.json': shapes.ambiguousFileShape,
  'quiz.json': quizFileShape,
  'team.json': teamFileShape,
  'tour.json': tourFileShape,
};

/** The JSON Schemas for editors, by file name, made from the very shapes that the check uses. */
export function schemaTexts(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(SHAPES).map(([name, shape]) => {
      const schema = z.toJSONSchema(shape, { io: 'input' });
      return [name, `${JSON.stringify(schema, null, 2)}\n`];
    }),
  );
}

/** Writes the schemas where the first line of every knowledge file points to. */
export async function writeSchemas(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  for (const [name, text] of schemaTexts()) await writeFile(join(dir, name), text);
}
