import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import type { Store } from '../../src/core/ports.ts';
import { createStore } from '../../src/store/store.ts';
import { type Postgres, startPostgres } from '../postgres.ts';
import { silent } from '../silent.ts';
import { backlogContract } from './backlog.contract.ts';

describe('the backlog on SQLite', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'whoowns-backlog-'));
  let stores: readonly [Store, Store];
  const open = () => createStore({ databaseUrl: null, dataDir, log: silent });
  beforeAll(async () => {
    stores = [await open(), await open()];
  });
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
    rmSync(dataDir, { recursive: true });
  });
  backlogContract(async () => stores);
});

describe('the backlog on PostgreSQL', () => {
  let postgres: Postgres;
  let stores: readonly [Store, Store];
  beforeAll(async () => {
    postgres = await startPostgres();
    const databaseUrl = await postgres.database();
    const open = () => createStore({ databaseUrl, dataDir: '/nowhere', log: silent });
    stores = [await open(), await open()];
  });
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await postgres.stop();
  });
  backlogContract(async () => stores);
});
