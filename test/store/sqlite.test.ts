import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { Kysely } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { createAsks } from '../../src/store/asks.ts';
import type { Tables } from '../../src/store/schema.ts';
import { openSqlite, sqliteDialect } from '../../src/store/sqlite.ts';
import { createStore } from '../../src/store/store.ts';
import { anAsk, place } from '../an-ask.ts';
import { asNobody } from '../as-nobody.ts';
import { silent } from '../silent.ts';
import { storeContract } from '../store.contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'whoowns-sqlite-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const open = (dataDir: string) => createStore({ databaseUrl: null, dataDir, log: silent });

storeContract(async () => {
  const dataDir = join(mkdtempSync(join(folder, 'contract-')), 'made on the way');
  return () => open(dataDir);
});

test('every commit reaches the disk before it is acknowledged', async () => {
  const dataDir = join(folder, 'pragmas');
  const file = await openSqlite(dataDir);
  expect(file.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' });
  expect(file.prepare('pragma synchronous').get()).toEqual({ synchronous: 2 });
  file.close();
});

describe('two processes on one file', () => {
  const writer = fileURLToPath(new URL('./writer.ts', import.meta.url));
  const start = (dataDir: string, name: string, count: number) => {
    const child = spawn(process.execPath, [writer, dataDir, name, String(count)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
    });
    const acknowledged = () => said.split('\n').slice(0, -1);
    return { child, acknowledged, gone: once(child, 'close') };
  };

  test('both start on an empty folder, write at once, and lose nothing', async () => {
    const dataDir = join(folder, 'writers');
    const writers = ['a', 'b'].map((name) => start(dataDir, name, 150));
    for (const { gone } of writers) expect(await gone).toEqual([0, null]);
    const store = await open(dataDir);
    const kept = await store.asks.latest('writer', place, 1_000);
    await store.close();
    const acknowledged = writers.flatMap((each) => each.acknowledged());
    expect(acknowledged).toHaveLength(300);
    expect(kept.map((ask) => ask.id).sort()).toEqual(acknowledged.sort());
  });

  test('what a killed process had acknowledged is there', async () => {
    const dataDir = join(folder, 'killed');
    const { child, acknowledged, gone } = start(dataDir, 'k', 100_000);
    while (acknowledged().length < 50) await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await gone;
    const store = await open(dataDir);
    const kept = new Set((await store.asks.latest('writer', place, 100_000)).map((ask) => ask.id));
    await store.close();
    expect(acknowledged().filter((id) => !kept.has(id))).toEqual([]);
  });
});

test('a lock that somebody holds is waited for while other work goes on', async () => {
  const dataDir = join(folder, 'locked');
  const store = await open(dataDir);
  const holder = new DatabaseSync(join(dataDir, 'whoowns.sqlite'));
  holder.exec('begin immediate');
  const adding = store.asks.add(anAsk('patient'));
  let ticks = 0;
  const beat = setInterval(() => ticks++, 1);
  while (ticks < 20) await new Promise((resolve) => setTimeout(resolve, 5));
  clearInterval(beat);
  holder.exec('commit');
  holder.close();
  await adding;
  expect(await store.asks.get('patient', place)).not.toBeNull();
  await store.close();
});

test('a folder that may not be written to is said, and what to do', async () => {
  const dataDir = join(folder, 'read-only');
  await (await open(dataDir)).close();
  await asNobody(dataDir, folder, async () => {
    await expect(open(dataDir)).rejects.toMatchObject({
      name: 'StoreFault',
      passing: false,
      message: expect.stringMatching(/can't write .*read-only.* DATA_DIR/),
    });
    await expect(open(join(dataDir, 'deeper'))).rejects.toMatchObject({ name: 'StoreFault' });
  });
});

test('a full disk is said, what was kept stays, and writing goes on when there is room', async () => {
  const dataDir = join(folder, 'full');
  await (await open(dataDir)).close();
  const file = new DatabaseSync(join(dataDir, 'whoowns.sqlite'));
  const db = new Kysely<Tables>({ dialect: sqliteDialect(file, dataDir) });
  const asks = createAsks(db);
  await asks.add(anAsk('small'));
  file.exec('pragma max_page_count = 20');
  const big = anAsk('big', { text: 'x'.repeat(1_000_000) });
  const full = { name: 'StoreFault', message: expect.stringContaining('no space left') };
  await expect(asks.add(big)).rejects.toMatchObject(full);
  const both = db.transaction().execute((inside) => createAsks(inside).add(big));
  await expect(both).rejects.toMatchObject(full);
  expect(await asks.get('small', place)).not.toBeNull();
  file.exec('pragma max_page_count = 100000');
  await asks.add(big);
  expect(await asks.get('big', place)).toEqual(big);
  await db.destroy();
});

test('a data folder that is a file is said', async () => {
  const dataDir = join(folder, 'a-file');
  writeFileSync(dataDir, '');
  const fault = { name: 'StoreFault', message: expect.stringContaining("isn't a folder") };
  await expect(open(dataDir)).rejects.toMatchObject(fault);
  await expect(open(join(dataDir, 'below'))).rejects.toMatchObject(fault);
});

test('a file that is no database is said, and left as it is', async () => {
  const dataDir = join(folder, 'damaged');
  await (await open(dataDir)).close();
  const path = join(dataDir, 'whoowns.sqlite');
  writeFileSync(path, 'my shopping list, which is not a database at all'.repeat(100));
  const { size } = statSync(path);
  await expect(open(dataDir)).rejects.toMatchObject({
    name: 'StoreFault',
    message: expect.stringContaining('damaged'),
  });
  expect(statSync(path).size).toBe(size);
});

test('transactions of one process do not see into each other', async () => {
  const dataDir = join(folder, 'transactions');
  await (await open(dataDir)).close();
  const file = new DatabaseSync(join(dataDir, 'whoowns.sqlite'));
  const db = new Kysely<Tables>({ dialect: sqliteDialect(file, dataDir) });
  const undone = db.transaction().execute(async (inside) => {
    await createAsks(inside).add(anAsk('undone'));
    await new Promise((resolve) => setTimeout(resolve, 5));
    throw new Error('on second thoughts');
  });
  const kept = createAsks(db).add(anAsk('kept'));
  await expect(undone).rejects.toThrow('on second thoughts');
  await kept;
  expect(await createAsks(db).get('undone', place)).toBeNull();
  expect(await createAsks(db).get('kept', place)).not.toBeNull();
  await db.destroy();
});
