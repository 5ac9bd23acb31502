import type { z } from 'zod';
import { buildKnowledge } from './build.ts';
import { checkReferences } from './check-references.ts';
import { checkRules } from './check-rules.ts';
import { parseShape } from './check-shape.ts';
import { checkWords } from './check-words.ts';
import type { Fault, ParsedFile } from './fault.ts';
import * as shapes from './file-shape.ts';
import type { Knowledge } from './shape.ts';

export type Checked =
  | { readonly ok: true; readonly knowledge: Knowledge }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Holds the files against their shapes and against each other, and lists everything wrong at once.
 * A file that could not be read comes with the value `undefined`; its faults are known already.
 */
export function checkKnowledge(parsed: readonly ParsedFile[]): Checked {
  const faults: Fault[] = [];
  const shaped = <T>(file: string, value: unknown, shape: z.ZodType<T>) =>
    value === undefined ? null : parseShape(file, value, shape, faults);
  const list = <T>(name: string, shape: z.ZodType<T>) =>
    shaped(name, parsed.find(({ file }) => file === name)?.value, shape);

  const topics = new Map<string, shapes.TopicFile>();
  for (const { file, value } of parsed) {
    if (!file.startsWith('topics/')) continue;
    const topic = shaped(file, value, shapes.topicFileShape);
    if (topic) topics.set(file, topic);
  }
  const services = list('services.yaml', shapes.serviceFileShape);
  const models = list('models.yaml', shapes.modelFileShape);
  const analogies = list('analogies.yaml', shapes.analogyFileShape);
  const sources = list('sources.yaml', shapes.sourceFileShape);
  const ambiguous = list('ambiguous.yaml', shapes.ambiguousFileShape);

  faults.push(...checkReferences(parsed), ...checkWords(parsed), ...checkRules(parsed));
  if (faults.length > 0 || !services || !models || !analogies || !sources || !ambiguous) {
    return { ok: false, faults };
  }
  return {
    ok: true,
    knowledge: buildKnowledge({ topics, services, models, analogies, sources, ambiguous }),
  };
}
