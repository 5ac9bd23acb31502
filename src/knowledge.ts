import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { checkKnowledge, type ParsedFile } from './core/knowledge/check.ts';
import type { Fault } from './core/knowledge/fault.ts';
import type { Knowledge } from './core/knowledge/shape.ts';

export type Loaded =
  | { readonly ok: true; readonly knowledge: Knowledge }
  | { readonly ok: false; readonly faults: readonly Fault[] };

const LISTS = ['services.yaml', 'models.yaml', 'analogies.yaml', 'sources.yaml', 'ambiguous.yaml'];

/** Reads the knowledge folder and checks it; a faulty one comes back as the list of its faults. */
export async function loadKnowledge(dir: string): Promise<Loaded> {
  const topics = (await readdir(join(dir, 'topics'))).filter((name) => name.endsWith('.yaml'));
  const files = [...LISTS, ...topics.sort().map((name) => `topics/${name}`)];
  const parsed = await Promise.all(
    files.map(async (file): Promise<ParsedFile> => {
      return { file, value: parse(await readFile(join(dir, file), 'utf8')) };
    }),
  );
  return checkKnowledge(parsed);
}

/** The faults as a person reads them, one a line. */
export function formatFaults(faults: readonly Fault[]): string {
  return faults
    .map(({ file, path, message, hint }) =>
      [`${file}: ${path.join('.')}: ${message}`, hint].filter(Boolean).join('\n  '),
    )
    .join('\n');
}
