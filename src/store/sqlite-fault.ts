/** SQLite's and the file system's errors, said so that the reader knows what to do. */
import { fieldOf, StoreFault } from './fault.ts';

/** Primary result codes, from sqlite.org/rescode.html; the extended codes keep them in the low byte. */
export const codes = {
  busy: 5,
  readonly: 8,
  ioerr: 10,
  corrupt: 11,
  full: 13,
  cantopen: 14,
  notadb: 26,
};

/** The primary result code of an error of SQLite's; null for any other. */
export function codeOf(error: unknown): number | null {
  const code = fieldOf(error, 'errcode');
  return fieldOf(error, 'code') === 'ERR_SQLITE_ERROR' && typeof code === 'number'
    ? code & 0xff
    : null;
}

/** Another process holds the lock. */
export function isBusy(error: unknown): boolean {
  return codeOf(error) === codes.busy;
}

/** A StoreFault for an error about the data folder; any other error comes back as it is. */
export function sqliteFault(error: unknown, dataDir: string): unknown {
  const fault = (message: string, passing = false) =>
    new StoreFault(message, { passing, cause: error });
  const folder = `the data folder ${dataDir}`;
  switch (codeOf(error) ?? fieldOf(error, 'code')) {
    case codes.busy:
      return fault(
        `Another process has kept the database in ${folder} locked. Is a backup running?`,
        true,
      );
    case codes.readonly:
    case codes.cantopen:
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return fault(
        `I can't write to ${folder}. Let the user that runs whoowns write there, or set DATA_DIR to a folder it may write to.`,
      );
    case codes.full:
    case 'ENOSPC':
    case 'EDQUOT':
      return fault(`There is no space left for ${folder}. Free some, or set DATA_DIR elsewhere.`);
    case codes.ioerr:
      return fault(`The disk under ${folder} failed to read or write. Check the disk.`);
    case codes.corrupt:
    case codes.notadb:
      return fault(
        `whoowns.sqlite in ${folder} is damaged or isn't a database of mine. Restore a backup, or move it away to start afresh.`,
      );
    case 'EEXIST':
    case 'ENOTDIR':
      return fault(`DATA_DIR is ${dataDir}, which isn't a folder. Set it to a folder.`);
    default:
      return error;
  }
}
