import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createStore } from '../../src/store/store.ts';
import { asNobody } from '../as-nobody.ts';
import { silent } from '../silent.ts';
import { aDatabase, asksIn, run, start } from './a-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'whoowns-restore-'));
const backup = join(folder, 'backup.sqlite');
const live = (dataDir: string) => join(dataDir, 'whoowns.sqlite');
beforeAll(async () => {
  const dataDir = join(folder, 'first');
  await aDatabase(dataDir, ['then']);
  expect(await run('backup', [backup], { dataDir })).toMatchObject({ code: 0 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('what was backed up is there again, and what was there since is kept aside', async () => {
  const dataDir = join(folder, 'since');
  await aDatabase(dataDir, ['since']);
  const came = await run('restore', [backup], { dataDir });
  expect(came).toMatchObject({ code: 0, err: '' });
  expect(await asksIn(dataDir)).toEqual(['then']);
  const [aside = ''] = readdirSync(dataDir).filter((name) => name.includes('.before-'));
  expect(came.out).toContain(aside);
  const former = join(folder, 'former');
  expect(await run('restore', [join(dataDir, aside)], { dataDir: former })).toMatchObject({
    code: 0,
  });
  expect(await asksIn(former)).toEqual(['since']);
});

test('while a bot has the database open, nothing is touched', async () => {
  const dataDir = join(folder, 'in-use');
  await aDatabase(dataDir, ['mine']);
  const store = await createStore({ databaseUrl: null, dataDir, log: silent });
  const came = await run('restore', [backup], { dataDir });
  expect(came).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^A bot has .* open\. Stop it/),
  });
  expect(await asksIn(dataDir)).toEqual(['mine']);
  await store.close();
  expect(await run('restore', [backup], { dataDir })).toMatchObject({ code: 0 });
});

describe('what is no good backup is refused, and nothing is touched', () => {
  const dataDir = join(folder, 'kept');
  const odd = (name: string) => join(folder, name);
  beforeAll(() => aDatabase(dataDir, ['mine'], 2));
  const refused = async (file: string) => {
    const came = await run('restore', [file], { dataDir });
    expect(came).toMatchObject({ code: 1, out: '' });
    expect(await asksIn(dataDir)).toEqual(['mine']);
    expect(readdirSync(dataDir).filter((name) => !/\.sqlite(-wal|-shm)?$/.test(name))).toEqual([]);
    return came.err;
  };

  test('one that is not there, a folder, the database itself', async () => {
    expect(await refused(odd('nowhere'))).toBe(`There is no file ${odd('nowhere')}.\n`);
    expect(await refused(folder)).toBe(`There is no file ${folder}.\n`);
    expect(await refused(live(dataDir))).toContain('is the database in use. Name a backup.');
  });

  test('something else than a database, somebody else’s, an empty one', async () => {
    writeFileSync(odd('list'), 'my shopping list, which is not a database at all'.repeat(100));
    expect(await refused(odd('list'))).toContain("damaged, or isn't a SQLite database");
    const theirs = new DatabaseSync(odd('theirs'));
    theirs.exec('create table asks (id text)');
    theirs.close();
    expect(await refused(odd('theirs'))).toContain("not one of whoowns'");
    writeFileSync(odd('empty'), '');
    expect(await refused(odd('empty'))).toContain("not one of whoowns'");
  });

  test('one with a broken page, one that ends too early', async () => {
    const big = join(folder, 'big');
    await aDatabase(big, ['a', 'b'], 1);
    copyFileSync(live(big), odd('broken'));
    const bytes = readFileSync(odd('broken'));
    bytes.fill(0x5a, 8_192, 16_384);
    writeFileSync(odd('broken'), bytes);
    expect(await refused(odd('broken'))).toContain('damaged');
    copyFileSync(live(big), odd('short'));
    truncateSync(odd('short'), statSync(odd('short')).size / 2);
    expect(await refused(odd('short'))).toContain('damaged');
  });

  test('one of a newer version', async () => {
    copyFileSync(backup, odd('newer'));
    const newer = new DatabaseSync(odd('newer'));
    newer.exec(`insert into kysely_migration values ('9999-from-the-future', '2099-01-01')`);
    newer.close();
    expect(await refused(odd('newer'))).toContain('was written by a newer whoowns');
  });

  test('and a folder that may not be written to', async () => {
    const came = await asNobody(dataDir, folder, () => run('restore', [backup], { dataDir }));
    expect(came).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^I may not read or write /),
    });
    expect(await asksIn(dataDir)).toEqual(['mine']);
  });

  test('and a disk without room', async () => {
    const big = join(folder, 'large.sqlite');
    const dataDirOfBig = join(folder, 'large');
    await aDatabase(dataDirOfBig, ['large'], 8);
    await run('backup', [big], { dataDir: dataDirOfBig });
    const came = await run('restore', [big], { dataDir, limitKiB: 4_096 });
    expect(came.code).toBe(1);
    expect(came.err).toMatch(/^(There is no space left|The disk under .* failed)/);
    expect(await asksIn(dataDir)).toEqual(['mine']);
    const fresh = join(folder, 'fresh');
    expect(await run('restore', [big], { dataDir: fresh, limitKiB: 4_096 })).toMatchObject({
      code: 1,
    });
    expect(readdirSync(fresh)).toEqual([]);
  });
});

test('a damaged database is moved aside for the backup', async () => {
  const dataDir = join(folder, 'damaged');
  await aDatabase(dataDir, ['lost']);
  const rubbish = 'no database'.repeat(1_000);
  writeFileSync(live(dataDir), rubbish);
  expect(await run('restore', [backup], { dataDir })).toMatchObject({ code: 0 });
  expect(await asksIn(dataDir)).toEqual(['then']);
  const [aside = ''] = readdirSync(dataDir).filter((name) => name.includes('.before-'));
  expect(readFileSync(join(dataDir, aside), 'utf8')).toBe(rubbish);
});

test('killed in the middle, what was there is whole, and the next try succeeds', async () => {
  const dataDir = join(folder, 'killed');
  const other = join(folder, 'other');
  const file = join(folder, 'other.sqlite');
  await aDatabase(dataDir, ['mine'], 30);
  await aDatabase(other, ['other'], 40);
  expect(await run('backup', [file], { dataDir: other })).toMatchObject({ code: 0 });
  let killed = 0;
  for (let tries = 0; tries < 8 && killed < 3; tries += 1) {
    const { child, came } = start('restore', [file], { dataDir });
    const copying = () => readdirSync(dataDir).includes('whoowns.sqlite-journal');
    while (child.exitCode === null && !copying()) await sleep(1);
    await sleep(tries * 5);
    child.kill('SIGKILL');
    const { code } = await came;
    const store = await createStore({ databaseUrl: null, dataDir, log: silent });
    await store.close();
    const sound = new DatabaseSync(live(dataDir));
    expect(sound.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
    sound.close();
    expect([['mine'], ['other']]).toContainEqual(await asksIn(dataDir));
    if (code === null) killed += 1;
    if ((await asksIn(dataDir)).includes('other')) break;
  }
  expect(killed).toBeGreaterThan(0);
  expect(await run('restore', [file], { dataDir })).toMatchObject({ code: 0 });
  expect(await asksIn(dataDir)).toEqual(['other']);
});
