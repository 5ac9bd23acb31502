import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Dialect, Kysely } from 'kysely';
import { afterAll, beforeAll, describe } from 'vitest';
import { postgresDialect } from '../../src/store/postgres.ts';
import { openSqlite, sqliteDialect } from '../../src/store/sqlite.ts';
import { createStore } from '../../src/store/store.ts';
import { type Postgres, startPostgres } from '../postgres.ts';
import { silent } from '../silent.ts';
import { agingContract } from './aging.contract.ts';
import { personalContract } from './personal.contract.ts';

const contracts = { personal: personalContract, aging: agingContract };

describe.each(Object.entries(contracts))('%s data on SQLite', (_, contract) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'whoowns-personal-'));
  const opened: { close(): Promise<void> }[] = [];
  afterAll(async () => {
    for (const each of opened) await each.close();
    rmSync(dataDir, { recursive: true });
  });
  contract(async () => {
    const store = await createStore({ databaseUrl: null, dataDir, log: silent });
    const raw = rawOn(sqliteDialect(await openSqlite(dataDir), dataDir));
    opened.push(store, { close: () => raw.destroy() });
    return { store, raw };
  });
});

describe.each(Object.entries(contracts))('%s data on PostgreSQL', (_, contract) => {
  let postgres: Postgres;
  const opened: { close(): Promise<void> }[] = [];
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(async () => {
    for (const each of opened) await each.close();
    await postgres.stop();
  });
  contract(async () => {
    const databaseUrl = await postgres.database();
    const store = await createStore({ databaseUrl, dataDir: '/nowhere', log: silent });
    const raw = rawOn(postgresDialect({ databaseUrl, limitMs: 0, onLost: () => {} }));
    opened.push(store, { close: () => raw.destroy() });
    return { store, raw };
  });
});

function rawOn(dialect: Dialect) {
  return new Kysely<Record<string, Record<string, string | number>>>({ dialect });
}
