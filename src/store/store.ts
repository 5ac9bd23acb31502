/** The store: one schema and one set of queries over a SQLite file or PostgreSQL. */
import { setImmediate as afterwards } from 'node:timers/promises';
import { type Dialect, Kysely, sql } from 'kysely';
import type { Log, Store } from '../core/ports.ts';
import { createAging } from './aging.ts';
import { createAskedTopics } from './asked-topics.ts';
import { createAsks } from './asks.ts';
import { createBacklog } from './backlog.ts';
import { createDeliveries } from './deliveries.ts';
import { createInstallations } from './installations.ts';
import { type Locks, postgresLocks, sqliteLocks } from './locks.ts';
import { migrate } from './migrations.ts';
import { createPersonal } from './personal.ts';
import { postgresDialect } from './postgres.ts';
import { createQuiz } from './quiz.ts';
import { alone, standFor } from './roles.ts';
import type { Tables } from './schema.ts';
import { createSeal, type Seal, type TokenKey } from './seal.ts';
import { openSqlite, sqliteDialect } from './sqlite.ts';
import { createTour } from './tour.ts';
import { createWelcome } from './welcome.ts';

interface Options {
  /** PostgreSQL; null: a SQLite file in the data folder. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  /** For the tokens of many workspaces; the first one writes, all of them read. */
  readonly tokenKeys?: readonly TokenKey[];
  readonly log: Log;
}

/** Opens the database and brings its tables up to date. Throws a StoreFault with a line for people. */
export async function createStore({
  databaseUrl,
  dataDir,
  tokenKeys = [],
  log,
}: Options): Promise<Store> {
  const seal = createSeal(tokenKeys);
  if (databaseUrl === null) {
    const db = new Kysely<Tables>({ dialect: sqliteDialect(await openSqlite(dataDir), dataDir) });
    return migrated(db, seal);
  }
  const dialect = (limitMs: number): Dialect =>
    postgresDialect({
      databaseUrl,
      limitMs,
      onLost: (error) => log.warn({ err: error }, 'lost a connection to PostgreSQL'),
    });
  // A migration, or waiting for another replica's, may take longer than any query should.
  const patient = new Kysely<Tables>({ dialect: dialect(0) });
  await migrate(patient).finally(() => patient.destroy());
  const db = new Kysely<Tables>({ dialect: dialect(10_000) });
  const stand: Store['stand'] = (role, turned) => standFor({ databaseUrl, role, turned, log });
  return { ...storeOn(db, postgresLocks, seal), stand };
}

async function migrated(db: Kysely<Tables>, seal: Seal): Promise<Store> {
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return storeOn(db, sqliteLocks, seal);
}

/** The store over a database whose tables are up to date. */
export function storeOn(db: Kysely<Tables>, locks: Locks, seal: Seal): Store {
  const { written: asksWritten, ...asks } = createAsks(db);
  const { written: askedWritten, ...asked } = createAskedTopics(db);
  return {
    asks,
    deliveries: createDeliveries(db),
    quiz: createQuiz(db, locks),
    tour: createTour(db),
    welcome: createWelcome(db, locks),
    backlog: createBacklog(db),
    asked,
    installations: createInstallations(db, seal),
    personal: createPersonal(db),
    aging: createAging(db),
    stand: alone,
    ready: () =>
      sql`select 1 from asks limit 1`.execute(db).then(
        () => true,
        () => false,
      ),
    async close() {
      // What came last may still wait for more of its batch; and what an ask is about is counted once it is kept.
      await asksWritten();
      await afterwards();
      await askedWritten();
      await db.destroy();
    },
  };
}
