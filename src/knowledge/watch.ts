import { createHash } from 'node:crypto';
import { type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import { type Folder, isMissing, readFolder } from './folder.ts';
import { checkFolder, type Loaded } from './load.ts';

export interface Watch {
  close(): void;
}

/** Editors save in several steps: the folder is read once it has been quiet for this long. */
const QUIET_MS = 200;

/**
 * Reads the folder again when its files change and hands over what came of it, good or faulty.
 * Which knowledge to go on with is the caller's to decide. Saving without a change says nothing.
 */
export async function watchKnowledge(
  dir: string,
  onChange: (loaded: Loaded) => void,
  onTrouble: (error: unknown) => void,
  quietMs = QUIET_MS,
): Promise<Watch> {
  let last = fingerprint(await readFolder(dir));
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
    if (!closed) onChange(loaded);
  };
  const touched = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      reading = reading.then(read).catch(onTrouble);
    }, quietMs);
  };
  const rearm = () => {
    for (const watcher of watchers) watcher.close();
    watchers = closed ? [] : ['.', 'topics', 'quiz'].flatMap((part) => open(join(dir, part)));
  };
  const open = (path: string): readonly FSWatcher[] => {
    try {
      const watcher = watch(path, touched);
      watcher.on('error', touched);
      return [watcher];
    } catch (error) {
      if (!isMissing(error)) onTrouble(error);
      return [];
    }
  };

  rearm();
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
