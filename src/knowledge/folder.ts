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
  const names = (await Promise.all([top(dir, faults), ...parts(dir, faults)])).flat().sort();
  const texts = await Promise.all(
    names.map(async (file): Promise<[string, string | null]> => {
      return [file, await readText(join(dir, file), file, faults)];
    }),
  );
  return { texts: new Map(texts), faults };
}

async function top(dir: string, faults: FolderFault[]): Promise<readonly string[]> {
  const entries = await list(dir, '.', faults);
  if (!entries) return [];
  const known = [...LISTS, ...OPTIONAL, ...Object.keys(PARTS)];
  for (const name of entries) {
    if (known.includes(name) || OTHERS.test(name)) continue;
    const hint = didYouMean(name, known) ?? 'move it elsewhere: nobody reads it here';
    faults.push({ file: name, message: 'an unknown file in the knowledge folder', hint });
  }
  for (const file of LISTS.filter((name) => !entries.includes(name))) {
    faults.push({ file, message: 'the file is missing', hint: 'take it from the shipped folder' });
  }
  return [...LISTS, ...OPTIONAL].filter((name) => entries.includes(name));
}

function parts(dir: string, faults: FolderFault[]): readonly Promise<readonly string[]>[] {
  return Object.entries(PARTS).map(async ([part, needed]) => {
    const entries = await list(join(dir, part), part, needed ? faults : []);
    const names = (entries ?? []).filter((name) => !OTHERS.test(name));
    for (const name of names.filter((name) => !name.endsWith('.yaml'))) {
      const hint = 'files here end in .yaml';
      faults.push({ file: `${part}/${name}`, message: 'not a YAML file', hint });
    }
    return names.filter((name) => name.endsWith('.yaml')).map((name) => `${part}/${name}`);
  });
}

async function list(path: string, name: string, faults: FolderFault[]): Promise<string[] | null> {
  try {
    return await readdir(path);
  } catch (error) {
    const message = `the folder can't be read: ${reason(error)}`;
    faults.push({ file: name, message, hint: 'KNOWLEDGE_DIR says where the knowledge is' });
    return null;
  }
}

async function readText(path: string, file: string, faults: FolderFault[]): Promise<string | null> {
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) {
      const message = `the file is too large: ${Math.ceil(size / 1024)} KB, the most is 1024`;
      faults.push({ file, message, hint: 'split it' });
      return null;
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    const encoding = error instanceof TypeError;
    const message = encoding ? 'the file is not UTF-8 text' : `can't be read: ${reason(error)}`;
    faults.push({ file, message, hint: encoding ? 'save it again as UTF-8' : null });
    return null;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EISDIR: 'it is a folder',
  ENOENT: 'it does not exist',
  ENOTDIR: 'it is not a folder',
  EPERM: 'no permission',
};

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? error.message;
}
