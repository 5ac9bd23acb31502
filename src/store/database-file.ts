/** SQLite files from outside: whether one is whoowns', whole, and nobody else's just now. */
import { closeSync, fsyncSync, openSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fieldOf, StoreFault } from './fault.ts';
import { migrationNames, writtenByNewer } from './migrations.ts';
import { codeOf, codes, isBusy } from './sqlite-fault.ts';

/** Where the bot keeps its database. */
export function databaseIn(dataDir: string): string {
  return join(dataDir, 'whoowns.sqlite');
}

export function fault(message: string, cause: unknown = null): StoreFault {
  return new StoreFault(message, { passing: false, cause });
}

/** A StoreFault for what the file system or SQLite says about this file; one that is one already stays. */
export function fileFault(error: unknown, path: string): unknown {
  if (error instanceof StoreFault) return error;
  const code = String(fieldOf(error, 'code'));
  const result = codeOf(error);
  if (code === 'ENOENT') return fault(`There is no ${path}.`, error);
  if (
    ['EACCES', 'EPERM', 'EROFS'].includes(code) ||
    [codes.readonly, codes.cantopen].includes(result ?? 0)
  ) {
    return fault(`I may not read or write ${path}, or the folder it is in.`, error);
  }
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code) || result === codes.full) {
    return fault(`There is no space left for ${path}. Free some, or name another place.`, error);
  }
  if (result === codes.ioerr) {
    return fault(`The disk under ${path} failed to read or write. Is it full, or broken?`, error);
  }
  if (result === codes.corrupt || result === codes.notadb) {
    return fault(`${path} is damaged, or isn't a SQLite database.`, error);
  }
  if (isBusy(error)) return fault(`Another process keeps ${path} locked.`, error);
  return error;
}

/** Opens a database of whoowns' that this version knows, to read it. Throws a StoreFault. */
export function openChecked(path: string): DatabaseSync {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    throw fault(`There is no file ${path}.`);
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5_000, defensive: true });
  try {
    const tables = database
      .prepare(`select name from sqlite_schema where type = 'table' and name = 'kysely_migration'`)
      .all();
    const names =
      tables.length === 0 ? [] : database.prepare('select name from kysely_migration').all();
    const ran = names.map(({ name }) => String(name));
    if (!ran.includes(migrationNames[0] ?? '')) {
      throw fault(`${path} is a SQLite database, but not one of whoowns'.`);
    }
    if (ran.some((name) => !migrationNames.includes(name))) throw fault(writtenByNewer);
    const [first] = database.prepare('pragma integrity_check(1)').all();
    const says = String(first?.integrity_check);
    if (says !== 'ok') throw fault(`${path} is damaged (${says.split('\n')[0]}).`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Throws a StoreFault where any other process has the database open; its log is merged into it. */
export function refuseWhileOpen(path: string): void {
  const database = new DatabaseSync(path, { timeout: 0, defensive: true });
  try {
    // SQLite leaves the write-ahead log only for a connection that is the only one.
    database.exec('pragma journal_mode = delete');
  } catch (error) {
    if (!isBusy(error)) throw error;
    throw fault(`A bot has ${path} open. Stop it first, then try again.`, error);
  } finally {
    database.close();
  }
}

/** Makes sure that a file, and its name in its folder, have reached the disk. */
export function reachDisk(path: string): void {
  for (const each of [path, dirname(path)]) {
    const handle = openSync(each, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  }
}
