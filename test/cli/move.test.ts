import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { postgresDialect } from '../../src/store/postgres.ts';
import { openSqlite, sqliteDialect } from '../../src/store/sqlite.ts';
import { createStore } from '../../src/store/store.ts';
import { type Postgres, startPostgres } from '../postgres.ts';
import { silent } from '../silent.ts';
import { type Anything, everyRow, fillEveryTable } from '../store/every-table.ts';
import { aDatabase, run } from './a-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'whoowns-move-'));
const dataDir = join(folder, 'data');
let postgres: Postgres;
const onPostgres = (databaseUrl: string): Anything =>
  new Kysely({ dialect: postgresDialect({ databaseUrl, limitMs: 0, onLost: () => {} }) });
const sorted = (rows: Awaited<ReturnType<typeof everyRow>>) =>
  Object.fromEntries(
    Object.entries(rows).map(([table, all]) => [
      table,
      all.map((row) => JSON.stringify(Object.entries(row).sort())).sort(),
    ]),
  );

beforeAll(async () => {
  postgres = await startPostgres();
  // More than a batch of one table, and a few of every other.
  await aDatabase(dataDir, ['first']);
  const raw: Anything = new Kysely({ dialect: sqliteDialect(await openSqlite(dataDir), dataDir) });
  for (let row = 0; row < 5; row += 1) await fillEveryTable(raw, `r${row}`, 1_700_000_000 + row);
  await sql`update asks set text = ${"“quotes”, 'these', \\ % 🔥\nand lines"}`.execute(raw);
  await sql`
    with recursive n(i) as (select 1 union all select i + 1 from n where i < 1234)
    insert into deliveries select 'slack', 'T1', '', 'k' || i, i from n`.execute(raw);
  await raw.destroy();
});
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('everything is there afterwards, in every table, and the file is as it was', async () => {
  const databaseUrl = await postgres.database();
  const came = await run('move-to-postgres', [], { dataDir, databaseUrl });
  expect(came).toMatchObject({ code: 0, err: '' });
  expect(came.out).toMatch(/ 1239 {2}deliveries\n/);
  const [file, raw]: readonly Anything[] = [
    new Kysely({ dialect: sqliteDialect(await openSqlite(dataDir), dataDir) }),
    onPostgres(databaseUrl),
  ];
  if (!file || !raw) throw new Error('two databases');
  const before = sorted(await everyRow(file));
  expect(Object.values(before).every((rows) => rows.length >= 5)).toBe(true);
  expect(sorted(await everyRow(raw))).toEqual(before);
  await Promise.all([file.destroy(), raw.destroy()]);
  const store = await createStore({ databaseUrl, dataDir: '/nowhere', log: silent });
  expect(await store.asks.latest('writer', { platform: 'slack', workspace: 'T1' }, 5)).toHaveLength(
    1,
  );
  await store.close();
});

test('a target that holds data is refused, and left as it is', async () => {
  const databaseUrl = await postgres.database();
  const store = await createStore({ databaseUrl, dataDir: '/nowhere', log: silent });
  await store.tour.start('U1', { platform: 'slack', workspace: 'T9', channel: 'C' }, 1);
  await store.close();
  const came = await run('move-to-postgres', [], { dataDir, databaseUrl });
  expect(came).toMatchObject({
    code: 1,
    out: '',
    err: 'The PostgreSQL database holds data already (tours). Name an empty one in DATABASE_URL.\n',
  });
  const raw = onPostgres(databaseUrl);
  expect(Object.values(await everyRow(raw)).flat()).toHaveLength(1);
  await raw.destroy();
});

test('what fails in the middle moves nothing', async () => {
  const databaseUrl = await postgres.database();
  await (await createStore({ databaseUrl, dataDir: '/nowhere', log: silent })).close();
  const raw = onPostgres(databaseUrl);
  await sql`alter table welcome_notes add constraint no check (attempt < 0)`.execute(raw);
  const came = await run('move-to-postgres', [], { dataDir, databaseUrl });
  expect(came.code).not.toBe(0);
  expect(Object.values(await everyRow(raw)).flat()).toEqual([]);
  await sql`alter table welcome_notes drop constraint no`.execute(raw);
  await raw.destroy();
  expect(await run('move-to-postgres', [], { dataDir, databaseUrl })).toMatchObject({ code: 0 });
});

test('while a bot writes to the file, nothing is moved', async () => {
  const store = await createStore({ databaseUrl: null, dataDir, log: silent });
  const databaseUrl = await postgres.database();
  const came = await run('move-to-postgres', [], { dataDir, databaseUrl });
  expect(came).toMatchObject({ code: 1, err: expect.stringMatching(/^A bot has .* open/) });
  await store.close();
});

test('no target, no file, nobody there: each in a line', async () => {
  expect(await run('move-to-postgres', [], { dataDir })).toMatchObject({
    code: 2,
    err: expect.stringContaining('DATABASE_URL says where to move; it is not set.'),
  });
  const databaseUrl = 'postgres://me:secret@127.0.0.1:1/db';
  const away = await run('move-to-postgres', [], { dataDir, databaseUrl });
  expect(away).toMatchObject({ code: 1, err: expect.stringMatching(/^I can't reach PostgreSQL/) });
  const nothing = join(folder, 'nothing');
  expect(await run('move-to-postgres', [], { dataDir: nothing, databaseUrl })).toMatchObject({
    code: 1,
    err: expect.stringContaining('nothing to move'),
  });
});
