import { createHash } from 'node:crypto';
import { type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import { type Folder, isMissing, readFolder } from './folder.ts';
import { checkFolder, type Loaded } from './load.ts';

export interface Watch {
  close(): void;
}

interface Options {
  readonly dir: string;
  /** The folder as it was read last: what has changed since then is heard of too. */
  readonly since: Folder;
  readonly changed: (loaded: Loaded) => void;
  readonly trouble: (error: unknown) => void;
  /** Editors save in several steps: the folder is read once it has been quiet for this long. */
  readonly quietMs?: number;
  /** A folder that is away can't be watched: it is looked for this often. */
  readonly awayMs?: number;
}

/**
 * Reads the folder again when its files change and hands over what came of it, good or faulty.
 * Which knowledge to go on with is the caller's to decide. Saving without a change says nothing.
 */
export function watchKnowledge({
  dir,
  since,
  changed,
  trouble,
  quietMs = 200,
  awayMs = 5_000,
}: Options): Watch {
  let last = fingerprint(since);
  let watchers: readonly FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  let reading: Promise<void> = Promise.resolve();
  let closed = false;

  const read = async () => {
    // A folder that was moved away and replaced is another one: watch that.
    rearm();
    const folder = await readFolder(dir);
    const now = fingerprint(folder);
    if (closed || now === last) return;
    last = now;
    const loaded = await checkFolder(dir, folder);
    if (!closed) changed(loaded);
  };
  const readIn = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      reading = reading.then(read).catch(trouble);
    }, ms);
  };
  const touched = () => readIn(quietMs);
  const rearm = () => {
    for (const watcher of watchers) watcher.close();
    watchers = closed ? [] : ['.', 'topics', 'quiz'].flatMap(open);
  };
  const open = (part: string): readonly FSWatcher[] => {
    try {
      const watcher = watch(join(dir, part), touched);
      watcher.on('error', touched);
      return [watcher];
    } catch (error) {
      if (!isMissing(error)) trouble(error);
      else if (part === '.') readIn(awayMs);
      return [];
    }
  };

  rearm();
  touched();
  return {
    close() {
      closed = true;
      clearTimeout(timer);
      rearm();
    },
  };
}

function fingerprint({ texts, faults }: Folder): string {
  const hash = createHash('sha256').update(JSON.stringify(faults));
  for (const [file, text] of texts) hash.update(`\0${file}\0${text}`);
  return hash.digest('hex');
}
