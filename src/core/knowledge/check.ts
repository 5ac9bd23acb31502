import type { z } from 'zod';
import { buildKnowledge, type TopicFile } from './build.ts';
import { parseShape } from './check-shape.ts';
import type { Fault } from './fault.ts';
import * as shapes from './file-shape.ts';
import type { Knowledge } from './shape.ts';

/** One knowledge file: its name inside the folder and what its YAML holds. */
export interface ParsedFile {
  readonly file: string;
  readonly value: unknown;
}

export type Checked =
  | { readonly ok: true; readonly knowledge: Knowledge }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Holds the files against their shapes and against each other, and lists everything wrong. */
export function checkKnowledge(parsed: readonly ParsedFile[]): Checked {
  const faults: Fault[] = [];
  const values = new Map(parsed.map(({ file, value }) => [file, value]));
  const topics = new Map<string, TopicFile>();
  for (const [file, value] of values) {
    if (!file.startsWith('topics/')) continue;
    const topic = parseShape(file, value, shapes.topicFileShape, faults);
    if (topic) topics.set(file, topic);
  }
  const list = <T>(file: string, shape: z.ZodType<T>) =>
    parseShape(file, values.get(file), shape, faults);
  const services = list('services.yaml', shapes.serviceFileShape);
  const models = list('models.yaml', shapes.modelFileShape);
  const analogies = list('analogies.yaml', shapes.analogyFileShape);
  const sources = list('sources.yaml', shapes.sourceFileShape);
  const ambiguous = list('ambiguous.yaml', shapes.ambiguousFileShape);
  if (faults.length > 0 || !services || !models || !analogies || !sources || !ambiguous) {
    return { ok: false, faults };
  }
  return {
    ok: true,
    knowledge: buildKnowledge({ topics, services, models, analogies, sources, ambiguous }),
  };
}
