import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { readFolder } from '../../src/knowledge/folder.ts';
import type { Loaded } from '../../src/knowledge/load.ts';
import { formatFaults } from '../../src/knowledge/report.ts';
import { watchKnowledge } from '../../src/knowledge/watch.ts';
import { aKnowledgeFolder, type KnowledgeFolder } from '../a-knowledge-folder.ts';

const TOPIC = 'topics/encryption-at-rest.yaml';
const QUIET_MS = 40;

async function watched(): Promise<{ folder: KnowledgeFolder; heard: Loaded[] }> {
  const folder = aKnowledgeFolder();
  const heard: Loaded[] = [];
  const troubles: unknown[] = [];
  const watch = watchKnowledge({
    dir: folder.dir,
    since: await readFolder(folder.dir),
    changed: (loaded) => heard.push(loaded),
    trouble: (error) => troubles.push(error),
    quietMs: QUIET_MS,
    awayMs: QUIET_MS,
  });
  onTestFinished(() => {
    watch.close();
    expect(troubles).toEqual([]);
  });
  return { folder, heard };
}

const hears = (heard: readonly Loaded[], times: number) =>
  vi.waitFor(() => expect(heard).toHaveLength(times), { timeout: 5000, interval: 10 });
const quiet = () => new Promise((resolve) => setTimeout(resolve, QUIET_MS * 5));

const saysNow = (loaded: Loaded | undefined) =>
  loaded?.ok
    ? loaded.knowledge.topics.get('encryption-at-rest')?.general.why
    : loaded && formatFaults(loaded.faults);

test('a sentence that is changed is heard of', async () => {
  const { folder, heard } = await watched();
  folder.edit(TOPIC, 'It is a setting.', 'It is a switch.');
  await hears(heard, 1);
  expect(saysNow(heard[0])).toBe('It is a switch.');
});

test('a broken file comes with its faults, and the mended one as knowledge again', async () => {
  const { folder, heard } = await watched();
  folder.edit(TOPIC, 'owner: customer', 'owner: custmer');
  await hears(heard, 1);
  expect(saysNow(heard[0])).toContain('did you mean `customer`?');
  folder.edit(TOPIC, 'owner: custmer', 'owner: customer');
  await hears(heard, 2);
  expect(heard[1]?.ok).toBe(true);
});

test('an editor that saves by renaming is heard of, twice as well as once', async () => {
  const { folder, heard } = await watched();
  for (const [times, word] of ['first', 'second'].entries()) {
    folder.edit(TOPIC, 'why: ', `why: ${word} `);
    renameSync(join(folder.dir, TOPIC), join(folder.dir, `${TOPIC}~`));
    renameSync(join(folder.dir, `${TOPIC}~`), join(folder.dir, TOPIC));
    await hears(heard, times + 1);
  }
  expect(saysNow(heard[1])).toBe('second first It is a setting.');
});

test('many saves in a row are read once', async () => {
  const { folder, heard } = await watched();
  for (let number = 0; number < 20; number++) folder.edit(TOPIC, 'why: ', 'why: and ');
  await hears(heard, 1);
  await quiet();
  expect(heard).toHaveLength(1);
});

test('saving a file as it was says nothing', async () => {
  const { folder, heard } = await watched();
  folder.edit(TOPIC, 'why: ', 'why: ');
  await quiet();
  expect(heard).toEqual([]);
});

test('a folder that is replaced as a whole is watched on', async () => {
  const { folder, heard } = await watched();
  const other = aKnowledgeFolder();
  other.edit(TOPIC, 'It is a setting.', 'It moved.');
  rmSync(join(folder.dir, 'topics'), { recursive: true });
  renameSync(join(other.dir, 'topics'), join(folder.dir, 'topics'));
  await vi.waitFor(() => expect(saysNow(heard.at(-1))).toBe('It moved.'), { timeout: 5000 });
  const before = heard.length;
  folder.edit(TOPIC, 'It moved.', 'It moved and changed.');
  await hears(heard, before + 1);
  expect(saysNow(heard.at(-1))).toBe('It moved and changed.');
});

test('a folder that was away and comes back is watched on', async () => {
  const { folder, heard } = await watched();
  renameSync(folder.dir, `${folder.dir}-away`);
  await hears(heard, 1);
  expect(saysNow(heard[0])).toContain("the folder can't be read: it does not exist");
  await quiet();
  renameSync(`${folder.dir}-away`, folder.dir);
  await hears(heard, 2);
  folder.edit(TOPIC, 'It is a setting.', 'It is back.');
  await hears(heard, 3);
  expect(saysNow(heard[2])).toBe('It is back.');
});

test('what changed after the reading and before the watching is heard of', async () => {
  const folder = aKnowledgeFolder();
  const heard: Loaded[] = [];
  const since = await readFolder(folder.dir);
  folder.edit(TOPIC, 'It is a setting.', 'It was quick.');
  const watch = watchKnowledge({
    dir: folder.dir,
    since,
    changed: (loaded) => heard.push(loaded),
    trouble: () => {},
    quietMs: QUIET_MS,
  });
  onTestFinished(() => watch.close());
  await hears(heard, 1);
  expect(saysNow(heard[0])).toBe('It was quick.');
});

test('questions that arrive later are read as well', async () => {
  const { folder, heard } = await watched();
  mkdirSync(join(folder.dir, 'quiz'));
  writeFileSync(join(folder.dir, 'quiz/one.yaml'), '- id: [');
  await vi.waitFor(() => expect(heard.at(-1)?.ok).toBe(false), { timeout: 5000 });
});

test('a closed watch is silent', async () => {
  const folder = aKnowledgeFolder();
  const heard: Loaded[] = [];
  const watch = watchKnowledge({
    dir: folder.dir,
    since: await readFolder(folder.dir),
    changed: (loaded) => heard.push(loaded),
    trouble: () => {},
    quietMs: QUIET_MS,
  });
  folder.edit(TOPIC, 'why: ', 'why: never ');
  watch.close();
  await quiet();
  expect(heard).toEqual([]);
});
