/** A copy of the SQLite file as of one moment, taken while bots go on writing. */
import { closeSync, existsSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { databaseIn, fault, fileFault, openChecked, reachDisk } from './database-file.ts';

/**
 * Writes the copy to a new file, whose size (bytes) it returns. Until it is whole it has another name, so
 * that a file of this name is always a good one. Throws a StoreFault.
 */
export function backup(dataDir: string, target: string): number {
  const source = databaseIn(dataDir);
  if (!existsSync(source))
    throw fault(`There is no database in ${dataDir} yet: nothing to back up.`);
  const partial = `${target}.${process.pid}.partial`;
  try {
    refuseExisting(target);
    const database = openSource(source);
    try {
      // SQLite takes an empty file as new: so nobody else may read it from the first moment on.
      closeSync(openSync(partial, 'wx', 0o600));
      // A snapshot in one read: no writer waits for it, and none makes it start over.
      database.prepare('vacuum into ?').run(partial);
    } finally {
      database.close();
    }
    openChecked(partial).close();
    reachDisk(partial);
    refuseExisting(target);
    renameSync(partial, target);
    reachDisk(target);
    return statSync(target).size;
  } catch (error) {
    throw fileFault(error, target);
  } finally {
    for (const end of ['', '-journal']) rmSync(partial + end, { force: true });
  }
}

function openSource(path: string) {
  try {
    return openChecked(path);
  } catch (error) {
    throw fileFault(error, path);
  }
}

function refuseExisting(target: string): void {
  const there = statSync(target, { throwIfNoEntry: false });
  if (there?.isDirectory()) throw fault(`${target} is a folder. Name a file in it.`);
  if (there) throw fault(`${target} is there already. Name a new file.`);
}
