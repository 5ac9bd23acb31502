import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { openShelf } from '../src/run/shelf.ts';
import { silent } from './silent.ts';

const dir = mkdtempSync(join(tmpdir(), 'whoowns-shelf-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('an edited file is answered from at once; a broken one leaves the earlier answers in use', async () => {
  cpSync('knowledge', dir, { recursive: true });
  const file = join(dir, 'topics', 'os-patching.yaml');
  const text = readFileSync(file, 'utf8');
  const told: string[] = [];
  const opened = await openShelf({ dir, log: silent, tell: (lines) => told.push(lines) });
  if (!opened.ok) throw new Error(opened.faults);
  const { shelf } = opened;
  const title = () => shelf.knowledge().topics.get('os-patching')?.title;
  const heard = async (count: number) => {
    while (told.length < count) await sleep(10);
    return told[count - 1];
  };
  const before = shelf.lookup();

  writeFileSync(file, text.replace(/^title:.*$/m, 'title: Keeping systems current'));
  expect(await heard(1)).toBe('The knowledge files changed; I answer from the new ones.');
  expect(title()).toBe('Keeping systems current');
  expect(shelf.lookup()).not.toBe(before);

  const current = shelf.lookup();
  writeFileSync(file, text.replace(/^title:.*$/m, 'titel: Oops'));
  expect(await heard(2)).toMatch(/os-patching\.yaml:\d+.*\n(.*\n)*I go on answering/);
  expect(title()).toBe('Keeping systems current');
  expect(shelf.lookup()).toBe(current);
  shelf.close();
});
