/** Reads the knowledge folder and says, file and line, everything that is wrong with it. */
import { join } from 'node:path';
import { checkKnowledge } from '../core/knowledge/check.ts';
import { parseShape } from '../core/knowledge/check-shape.ts';
import type { Fault } from '../core/knowledge/fault.ts';
import type { Knowledge } from '../core/knowledge/shape.ts';
import { checkQuiz, type QuizFile } from '../core/quiz/check.ts';
import { quizFileShape } from '../core/quiz/question.ts';
import { type Folder, readFolder } from './folder.ts';
import { type Place, placeFaults, readYaml } from './yaml.ts';

/** A fault as a person looks it up; no place: it is about the whole file or folder. */
export interface FileFault {
  readonly file: string;
  readonly place: Place | null;
  readonly message: string;
  readonly hint: string | null;
}

export type Loaded =
  | { readonly ok: true; readonly knowledge: Knowledge; readonly quiz: readonly QuizFile[] }
  | { readonly ok: false; readonly faults: readonly FileFault[] };

/** The knowledge of a folder, or every fault in it at once. What a file holds never throws. */
export async function loadKnowledge(dir: string): Promise<Loaded> {
  return checkFolder(dir, await readFolder(dir));
}

/** The knowledge of a folder that has been read. */
export async function checkFolder(dir: string, folder: Folder): Promise<Loaded> {
  const faults: FileFault[] = folder.faults.map((fault) => ({ ...fault, place: null }));
  const values = new Map<string, unknown>();
  for (const [file, text] of folder.texts) {
    const read = text === null ? null : await readYaml(text);
    values.set(file, read?.ok ? read.value : undefined);
    if (read && !read.ok) faults.push(...read.faults.map((fault) => ({ file, ...fault })));
  }
  const found: Fault[] = [];
  const parsed = [...values].map(([file, value]) => ({ file, value }));
  const checked = checkKnowledge(parsed);
  if (!checked.ok) found.push(...checked.faults);
  const quiz = parsed.flatMap(({ file, value }): readonly QuizFile[] => {
    if (!file.startsWith('quiz/') || value === undefined) return [];
    const questions = parseShape(file, value, quizFileShape, found);
    return questions ? [{ file, questions }] : [];
  });
  if (checked.ok) found.push(...checkQuiz(quiz, checked.knowledge));
  faults.push(...(await placed(found, folder)));
  if (checked.ok && faults.length === 0) return { ok: true, knowledge: checked.knowledge, quiz };
  return {
    ok: false,
    faults: sorted(faults).map((fault) => ({ ...fault, file: join(dir, fault.file) })),
  };
}

/** The faults as a person reads them: where, what, and what to do about it. */
export function formatFaults(faults: readonly FileFault[]): string {
  const files = new Set(faults.map(({ file }) => file)).size;
  const lines = faults.map(({ file, place, message, hint }) => {
    const where = place ? `${file}:${place.line}:${place.column}` : file;
    return `${where}: ${message}${hint ? `\n    ${hint}` : ''}`;
  });
  return [...lines, '', `${count(faults.length, 'fault')} in ${count(files, 'file')}`].join('\n');
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

/** Only now, for the files that have faults, is the text read with its positions. */
async function placed(faults: readonly Fault[], folder: Folder): Promise<readonly FileFault[]> {
  const byFile = Map.groupBy(faults, ({ file }) => file);
  const all = await Promise.all(
    [...byFile].map(async ([file, own]) => {
      const text = folder.texts.get(file);
      const places = typeof text === 'string' ? await placeFaults(text, own) : [];
      return own.map(({ message, hint }, index) => {
        return { file, place: places[index] ?? null, message, hint };
      });
    }),
  );
  return all.flat();
}

function sorted(faults: readonly FileFault[]): readonly FileFault[] {
  return faults.toSorted(
    (one, other) =>
      one.file.localeCompare(other.file) ||
      (one.place?.line ?? 0) - (other.place?.line ?? 0) ||
      (one.place?.column ?? 0) - (other.place?.column ?? 0),
  );
}
