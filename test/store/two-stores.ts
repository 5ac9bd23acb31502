/** Two stores on one database, as two processes have them: there before the tests beside the call, gone after. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Store } from '../../src/core/ports.ts';
import { createStore } from '../../src/store/store.ts';
import { type Postgres, startPostgres } from '../postgres.ts';
import { silent } from '../silent.ts';

export type Two = readonly [Store, Store];

export function twoOnSqlite(): () => Promise<Two> {
  const dataDir = mkdtempSync(join(tmpdir(), 'whoowns-store-'));
  const two = opened({ databaseUrl: null, dataDir });
  afterAll(() => rmSync(dataDir, { recursive: true }));
  beforeAll(two.open);
  afterAll(two.close);
  return two.stores;
}

export function twoOnPostgres(): {
  readonly stores: () => Promise<Two>;
  readonly databaseUrl: () => string;
} {
  let postgres: Postgres;
  const where = { databaseUrl: '', dataDir: '/nowhere' };
  const two = opened(where);
  beforeAll(async () => {
    postgres = await startPostgres();
    where.databaseUrl = await postgres.database();
    await two.open();
  });
  afterAll(async () => {
    await two.close();
    await postgres.stop();
  });
  return { stores: two.stores, databaseUrl: () => where.databaseUrl };
}

function opened(where: { readonly databaseUrl: string | null; readonly dataDir: string }) {
  let stores: Two;
  const one = () => createStore({ ...where, log: silent });
  return {
    async open() {
      stores = [await one(), await one()];
    },
    async close() {
      await Promise.all(stores.map((store) => store.close()));
    },
    stores: async () => stores,
  };
}
