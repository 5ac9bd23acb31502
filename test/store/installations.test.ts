import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import type { Store } from '../../src/core/ports.ts';
import { createStore } from '../../src/store/store.ts';
import { type Postgres, startPostgres } from '../postgres.ts';
import { silent } from '../silent.ts';
import { installationsContract } from './installations.contract.ts';

const tables = ['installations', 'org_workspaces'];
const key = (id: string) => ({ id, key: new Uint8Array(32).fill(id.charCodeAt(1)) });

describe('installations on SQLite', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'whoowns-installations-'));
  let stores: readonly [Store, Store];
  const open = (...ids: readonly string[]) =>
    createStore({ databaseUrl: null, dataDir, tokenKeys: ids.map(key), log: silent });
  beforeAll(async () => {
    stores = [await open('k1'), await open('k1')];
  });
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
    rmSync(dataDir, { recursive: true });
  });
  const withFile = <T>(use: (file: DatabaseSync) => T): T => {
    const file = new DatabaseSync(join(dataDir, 'whoowns.sqlite'));
    try {
      return use(file);
    } finally {
      file.close();
    }
  };
  installationsContract(async () => ({
    stores,
    withKeys: open,
    rows: async () =>
      withFile((file) =>
        JSON.stringify(tables.map((table) => file.prepare(`select * from ${table}`).all())),
      ),
    run: async (sql) => withFile((file) => file.exec(sql)),
  }));
});

describe('installations on PostgreSQL', () => {
  let postgres: Postgres;
  let stores: readonly [Store, Store];
  let databaseUrl: string;
  const open = (...ids: readonly string[]) =>
    createStore({ databaseUrl, dataDir: '/nowhere', tokenKeys: ids.map(key), log: silent });
  beforeAll(async () => {
    postgres = await startPostgres();
    databaseUrl = await postgres.database();
    stores = [await open('k1'), await open('k1')];
  });
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await postgres.stop();
  });
  const query = async (sql: string) => {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  };
  installationsContract(async () => ({
    stores,
    withKeys: open,
    async rows() {
      const rows = await Promise.all(tables.map((table) => query(`select * from ${table}`)));
      return JSON.stringify(rows);
    },
    async run(sql) {
      await query(sql);
    },
  }));
});
