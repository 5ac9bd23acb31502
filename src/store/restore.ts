/** Puts a backup in the place of the SQLite file; what was there is kept aside. */
import { copyFileSync, existsSync, mkdirSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { backup as copyPages, DatabaseSync } from 'node:sqlite';
import {
  databaseIn,
  fault,
  fileFault,
  openChecked,
  reachDisk,
  refuseWhileOpen,
} from './database-file.ts';
import { codeOf, codes } from './sqlite-fault.ts';

/**
 * Returns where the former database lies now; null: there was none. SQLite's journal guards the copy: whoever
 * is killed in the middle leaves the former one. Throws a StoreFault.
 */
export async function restore(dataDir: string, file: string, now: Date): Promise<string | null> {
  const live = databaseIn(dataDir);
  const source = checked(file);
  try {
    mkdirSync(dataDir, { recursive: true });
    if (existsSync(live) && realpathSync(live) === realpathSync(file)) {
      throw fault(`${file} is the database in use. Name a backup.`);
    }
    const aside = existsSync(live) ? keepAside(live, now) : null;
    await copyPages(source, live, { rate: 10_000 }).catch((error: unknown) => {
      // Half of a first database would be taken for an empty one.
      if (aside === null) for (const end of ['', '-journal']) rmSync(live + end, { force: true });
      throw error;
    });
    openChecked(live).close();
    reachDisk(live);
    return aside;
  } catch (error) {
    throw fileFault(error, live);
  } finally {
    source.close();
  }
}

function checked(file: string): DatabaseSync {
  try {
    return openChecked(file);
  } catch (error) {
    throw fileFault(error, file);
  }
}

/** A copy beside it; one that SQLite can't read is moved there, with its log. */
function keepAside(live: string, now: Date): string {
  const stamp = now.toISOString().replace(/[:.]/g, '-');
  const aside = `${live}.before-${stamp}`;
  if (isReadable(live)) {
    refuseWhileOpen(live);
    const partial = `${aside}.partial`;
    try {
      copyFileSync(live, partial);
      reachDisk(partial);
      renameSync(partial, aside);
    } finally {
      rmSync(partial, { force: true });
    }
  } else {
    for (const end of ['-wal', '-shm', '-journal', '']) {
      if (existsSync(live + end)) renameSync(live + end, aside + end);
    }
  }
  reachDisk(aside);
  return aside;
}

function isReadable(path: string): boolean {
  const database = new DatabaseSync(path, { timeout: 5_000, defensive: true });
  try {
    database.prepare('select count(*) from sqlite_schema').get();
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === codes.corrupt || code === codes.notadb) return false;
    throw error;
  } finally {
    database.close();
  }
}
