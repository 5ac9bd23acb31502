/** Kysely on the SQLite that comes with Node. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Dialect,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { isBusy, sqliteFault } from './sqlite-fault.ts';
import { tended } from './tended.ts';

/** SQLite blocks the event loop while it waits for a lock, so it waits this long at most; then we do. */
const busyTimeoutMs = 50;
/** How long a statement is tried again before it fails. */
const patienceMs = 10_000;

/** Opens or creates the database file in a folder. Throws a StoreFault. */
export async function openSqlite(dataDir: string): Promise<DatabaseSync> {
  const path = join(dataDir, 'whoowns.sqlite');
  try {
    mkdirSync(dataDir, { recursive: true });
    const database = new DatabaseSync(path, { timeout: busyTimeoutMs, defensive: true });
    await patiently(() => database.exec('pragma journal_mode = wal'));
    database.exec('pragma synchronous = full');
    return database;
  } catch (error) {
    throw sqliteFault(error, dataDir);
  }
}

/** One connection, whose transactions take the write lock at once: then only `begin` can find it taken. */
export function sqliteDialect(database: DatabaseSync, dataDir: string): Dialect {
  const dialect: Dialect = {
    createAdapter: () => new LockingAdapter(),
    createDriver: () => new LockingDriver(database),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
  return tended(dialect, async (attempt) => {
    try {
      return await patiently(attempt);
    } catch (error) {
      throw sqliteFault(error, dataDir);
    }
  });
}

/** Migrations run inside one such transaction, so that two processes starting at once run them once. */
class LockingAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true;
  }
}

class LockingDriver extends SqliteDriver {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    super({ database: asKyselyWants(database) });
    this.#database = database;
  }

  override async beginTransaction(): Promise<void> {
    this.#database.exec('begin immediate');
  }

  /** A full disk has already rolled back. */
  override async rollbackTransaction(): Promise<void> {
    if (this.#database.isTransaction) this.#database.exec('rollback');
  }
}

/** A busy statement has changed nothing, so it may be tried again; other work goes on meanwhile. */
async function patiently<T>(attempt: () => T | Promise<T>): Promise<T> {
  const until = Date.now() + patienceMs;
  for (let wait = 5; ; wait = Math.min(wait * 2, 200)) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw error;
      await sleep(wait * (0.5 + Math.random()));
    }
  }
}

/** Kysely speaks better-sqlite3, whose statements say whether they give rows. */
function asKyselyWants(database: DatabaseSync) {
  return {
    close: () => database.close(),
    prepare(sql: string) {
      const statement = database.prepare(sql);
      return {
        reader: statement.columns().length > 0,
        all: (values: readonly unknown[]) => statement.all(...values.map(bindable)),
        run: (values: readonly unknown[]) => statement.run(...values.map(bindable)),
        iterate: (values: readonly unknown[]) => statement.iterate(...values.map(bindable)),
      };
    },
  };
}

function bindable(value: unknown): string | number | bigint | null | Uint8Array {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'bigint':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    default:
      if (value === null || value instanceof Uint8Array) return value;
      throw new TypeError(`SQLite can't hold a ${typeof value}`);
  }
}
