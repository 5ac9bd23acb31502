import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrationNames } from '../../src/store/migrations.ts';
import { postgresDialect } from '../../src/store/postgres.ts';
import { sqliteDialect } from '../../src/store/sqlite.ts';
import { createStore } from '../../src/store/store.ts';
import { anAsk, place } from '../an-ask.ts';
import { type Postgres, startPostgres } from '../postgres.ts';
import { silent } from '../silent.ts';
import { type Anything, everyRow } from './every-table.ts';
import { fileOfVersion, versions } from './versions.ts';

const folder = mkdtempSync(join(tmpdir(), 'whoowns-versions-'));
let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A database with this SQL in it; `raw` opens it past the store, `shape` is all that makes its tables. */
interface Kind {
  made(text: string): Promise<{
    readonly where: { readonly databaseUrl: string | null; readonly dataDir: string };
    raw(): Anything;
    shape(): Promise<unknown>;
  }>;
}

let count = 0;
const kinds: Readonly<Record<string, Kind>> = {
  SQLite: {
    async made(text) {
      const dataDir = join(folder, String(++count));
      mkdirSync(dataDir);
      const open = () => new DatabaseSync(join(dataDir, 'whoowns.sqlite'));
      const file = open();
      file.exec(text);
      file.close();
      return {
        where: { databaseUrl: null, dataDir },
        raw: () => new Kysely({ dialect: sqliteDialect(open(), dataDir) }),
        async shape() {
          const read = open();
          const rows = read
            .prepare(
              `select type, name from sqlite_schema where name not like 'kysely%' order by 1, 2`,
            )
            .all();
          const columns = rows.flatMap(({ name }) =>
            read
              .prepare(`select ? as "table", * from pragma_table_xinfo(?) order by name`)
              .all(name ?? '', name ?? ''),
          );
          read.close();
          // A column that was added later stands at the end.
          return JSON.stringify([rows, columns.map(({ cid, ...column }) => column)]);
        },
      };
    },
  },
  PostgreSQL: {
    async made(text) {
      const databaseUrl = await postgres.database();
      const asked = async (sql: string) => {
        const client = new pg.Client(databaseUrl);
        await client.connect();
        const result = await client.query(sql);
        await client.end();
        return result;
      };
      if (text !== '') await asked(text);
      return {
        where: { databaseUrl, dataDir: '/nowhere' },
        raw: () =>
          new Kysely({ dialect: postgresDialect({ databaseUrl, limitMs: 0, onLost: () => {} }) }),
        async shape() {
          const columns = await asked(
            `select table_name, column_name, data_type, is_nullable, column_default
             from information_schema.columns where table_schema = 'public' order by 1, 2`,
          );
          const indexes = await asked(
            `select indexdef from pg_indexes where schemaname = 'public' order by 1`,
          );
          return JSON.stringify([columns.rows, indexes.rows]);
        },
      };
    },
  },
};

test('there is a database of every version: `node test/store/record-versions.ts` keeps a new one', () => {
  expect(readdirSync(versions).sort()).toEqual(migrationNames.map((name) => `${name}.sql`).sort());
});

describe.each(Object.entries(kinds))('on %s', (_, { made }) => {
  test.each(migrationNames)(
    'a database of version %s is brought up to date, with all that is in it',
    async (name) => {
      const old = await made(readFileSync(fileOfVersion(name), 'utf8'));
      const raw = old.raw();
      const before = await everyRow(raw);
      expect(Object.values(before).every((rows) => rows.length === 2)).toBe(true);
      const store = await createStore({ ...old.where, log: silent });
      expect(await store.ready()).toBe(true);
      const after = await everyRow(raw);
      for (const [table, rows] of Object.entries(before)) {
        expect(after[table], table).toEqual(rows.map((row) => expect.objectContaining(row)));
      }
      const mine = { platform: 'slack', workspace: 'T-one' } as const;
      expect(await store.asks.get('one asks id', mine)).toMatchObject({ text: 'one asks text' });
      await store.asks.add(anAsk('new'));
      expect(await store.asks.get('new', place)).not.toBeNull();
      await store.close();
      await raw.destroy();
      const fresh = await made('');
      await (await createStore({ ...fresh.where, log: silent })).close();
      expect(await old.shape()).toEqual(await fresh.shape());
    },
  );

  test('one that a newer version wrote is left alone, and that is said', async () => {
    const last = migrationNames.at(-1) ?? '';
    const text = readFileSync(fileOfVersion(last), 'utf8');
    const newer = await made(
      `${text}insert into kysely_migration values ('9999-from-the-future', '2099-01-01');`,
    );
    const raw = newer.raw();
    const before = await everyRow(raw);
    await expect(createStore({ ...newer.where, log: silent })).rejects.toMatchObject({
      name: 'StoreFault',
      passing: false,
      message: expect.stringContaining('written by a newer whoowns'),
    });
    expect(await everyRow(raw)).toEqual(before);
    await raw.destroy();
  });
});
