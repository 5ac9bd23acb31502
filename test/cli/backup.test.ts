import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { asNobody } from '../as-nobody.ts';
import { aDatabase, asksIn, run, start } from './a-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'whoowns-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const names = (dir: string) => readdirSync(dir).sort();

test('a backup taken while a process writes holds all that was acknowledged before', async () => {
  const dataDir = join(folder, 'busy');
  const copies = join(folder, 'copies');
  mkdirSync(copies);
  const writer = fileURLToPath(new URL('../store/writer.ts', import.meta.url));
  const child = spawn(process.execPath, [writer, dataDir, 'w', '1000000'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const gone = once(child, 'close');
  for (const count of [20, 40, 60]) {
    while (said.split('\n').length <= count) await once(child.stdout, 'data');
    const before = said.split('\n').slice(0, -1);
    const file = join(copies, `after-${count}.sqlite`);
    const came = await run('backup', [file], { dataDir });
    expect(came).toMatchObject({ code: 0, err: '' });
    expect(came.out).toContain(`Backed up to ${file}`);
    // Nobody else on the machine may read it.
    expect(statSync(file).mode & 0o077).toBe(0);
    const elsewhere = join(folder, `restored-${count}`);
    expect(await run('restore', [file], { dataDir: elsewhere })).toMatchObject({ code: 0 });
    const there = new Set(await asksIn(elsewhere));
    expect(before.filter((id) => !there.has(id))).toEqual([]);
  }
  child.kill('SIGKILL');
  await gone;
  expect(names(copies)).toEqual(['after-20.sqlite', 'after-40.sqlite', 'after-60.sqlite']);
});

test('killed in the middle, it leaves no file of that name, and nothing else takes harm', async () => {
  const dataDir = join(folder, 'killed');
  const copies = join(folder, 'half-copies');
  mkdirSync(copies);
  await aDatabase(dataDir, ['kept'], 40);
  const file = join(copies, 'copy.sqlite');
  let killed = 0;
  for (let tries = 0; tries < 8 && killed < 3; tries += 1) {
    const { child, came } = start('backup', [file], { dataDir });
    const partial = `copy.sqlite.${child.pid}.partial`;
    while (child.exitCode === null && !names(copies).includes(partial)) await sleep(1);
    await sleep(tries * 5);
    child.kill('SIGKILL');
    const { code } = await came;
    if (code === null) {
      killed += 1;
      expect(names(copies)).not.toContain(basename(file));
    } else rmSync(file, { force: true });
  }
  expect(killed).toBeGreaterThan(0);
  expect(await run('backup', [file], { dataDir })).toMatchObject({ code: 0 });
  expect(await asksIn(dataDir)).toEqual(['kept']);
});

describe('what cannot be done is said in a line, and leaves nothing behind', () => {
  const dataDir = join(folder, 'plain');
  const copies = join(folder, 'refused');
  const refused = async (words: readonly string[], wanted = {}) => {
    const came = await run('backup', words, { dataDir, ...wanted });
    expect(came.out).toBe('');
    expect(came.err).not.toMatch(/ {4}at |Error:/);
    return came;
  };

  test('a file that is there already, a folder, a folder that is not there', async () => {
    await aDatabase(dataDir, ['one'], 4);
    mkdirSync(copies);
    const there = join(copies, 'there.sqlite');
    writeFileSync(there, 'mine');
    expect(await refused([there])).toMatchObject({
      code: 1,
      err: `${there} is there already. Name a new file.\n`,
    });
    expect((await refused([copies])).err).toBe(`${copies} is a folder. Name a file in it.\n`);
    expect((await refused([join(copies, 'no', 'x')])).err).toMatch(/^There is no .*x\.\n$/);
    expect(names(copies)).toEqual(['there.sqlite']);
  });

  test('a folder that may not be written to', async () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    const came = await asNobody(closed, folder, () => refused([join(closed, 'x')]));
    expect(came).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^I may not read or write /),
    });
    expect(names(closed)).toEqual([]);
  });

  test('no room for it', async () => {
    const came = await refused([join(copies, 'big.sqlite')], { limitKiB: 1_024 });
    expect(came.code).toBe(1);
    expect(came.err).toMatch(/^(There is no space left|The disk under .* failed)/);
    expect(names(copies)).toEqual(['there.sqlite']);
  });

  test('no database yet, one in PostgreSQL, no file named', async () => {
    const nothing = { dataDir: join(folder, 'nothing') };
    expect((await refused([join(copies, 'x')], nothing)).err).toMatch(/nothing to back up/);
    const databaseUrl = 'postgres://me:secret@nowhere/db';
    const there = await refused([join(copies, 'x')], { databaseUrl });
    expect(there.code).toBe(2);
    expect(there.err).toContain('pg_dump');
    expect(there.err).not.toContain('secret');
    expect(await refused([])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^Which file\?\n\nusage:/),
    });
    expect((await refused(['a', 'b'])).code).toBe(2);
  });
});
