import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { didYouMean } from '../core/knowledge/nearest.ts';

/** Something wrong with a file or folder as a whole. */
interface FolderFault {
  readonly file: string;
  readonly message: string;
  readonly hint: string | null;
}

/** What the folder holds: the text of each file, null where it can't be had. */
export interface Folder {
  readonly texts: ReadonlyMap<string, string | null>;
  readonly faults: readonly FolderFault[];
}

const LISTS = ['services.yaml', 'models.yaml', 'analogies.yaml', 'sources.yaml', 'ambiguous.yaml'];
/** Read where they are there. */
const OPTIONAL = ['tour.yaml', 'team.yaml'];
/** The folders of YAML files, and whether one has to be there. */
const PARTS = { topics: true, quiz: false };
// Read by nobody: examples, schemas, notes, editors' leftovers.
const OTHERS = /^(?:.+\.example\.yaml|schema|.+\.(?:md|txt|json)|\..*|.*~|#.*)$/;
const MOST_BYTES = 1024 * 1024;

/** Reads every YAML file of a knowledge folder; what can't be read is among the faults. */
export async function readFolder(dir: string): Promise<Folder> {
  const faults: FolderFault[] = [];
  const names = await namesIn(dir, faults);
  const texts = await Promise.all(
    names.map(async (file): Promise<[string, string | null]> => {
      return [file, await readText(join(dir, file), file, faults)];
    }),
  );
  return { texts: new Map(texts), faults };
}

/** Each file to read, by its path in the folder. */
async function namesIn(dir: string, faults: FolderFault[]): Promise<readonly string[]> {
  const entries = await list(dir, '.', faults);
  if (!entries) return [];
  const names = await Promise.all(parts(dir, faults));
  return [...top(entries, faults), ...names.flat()].sort();
}

function top(entries: readonly string[], faults: FolderFault[]): readonly string[] {
  const known = [...LISTS, ...OPTIONAL, ...Object.keys(PARTS)];
  for (const name of entries) {
    if (known.includes(name) || OTHERS.test(name)) continue;
    const hint = didYouMean(name, known) ?? 'move it elsewhere: nobody reads it here';
    faults.push({ file: name, message: 'an unknown file in the knowledge folder', hint });
  }
  return [...LISTS, ...OPTIONAL.filter((name) => entries.includes(name))];
}

function parts(dir: string, faults: FolderFault[]): readonly Promise<readonly string[]>[] {
  return Object.entries(PARTS).map(async ([part, needed]) => {
    const entries = await list(join(dir, part), part, faults, needed);
    const names = (entries ?? []).filter((name) => !OTHERS.test(name));
    return names.map((name) => `${part}/${name}`);
  });
}

async function list(
  path: string,
  name: string,
  faults: FolderFault[],
  needed = true,
): Promise<string[] | null> {
  try {
    return await readdir(path);
  } catch (error) {
    if (!needed && isMissing(error)) return null;
    const message = `the folder can't be read: ${reason(error)}`;
    faults.push({ file: name, message, hint: 'KNOWLEDGE_DIR says where the knowledge is' });
    return null;
  }
}

async function readText(path: string, file: string, faults: FolderFault[]): Promise<string | null> {
  const refuse = (message: string, hint: string | null): null => {
    faults.push({ file, message, hint });
    return null;
  };
  if (!file.endsWith('.yaml')) return refuse('not a YAML file', 'files here end in .yaml');
  try {
    const found = await stat(path);
    // A pipe or a device has no end, or keeps silent for good.
    if (!found.isFile() && !found.isDirectory()) return refuse('not a plain file', 'delete it');
    if (found.size > MOST_BYTES) {
      const size = Math.ceil(found.size / 1024);
      return refuse(`the file is too large: ${size} KB, the most is 1024`, 'split it');
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    if (error instanceof TypeError) {
      return refuse('the file is not UTF-8 text', 'save it again as UTF-8');
    }
    if (isMissing(error)) return refuse('the file is missing', 'take it from the shipped folder');
    return refuse(`can't be read: ${reason(error)}`, null);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EISDIR: 'it is a folder',
  ENOENT: 'it does not exist',
  ENOTDIR: 'it is not a folder',
  EPERM: 'no permission',
};

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? error.message;
}
