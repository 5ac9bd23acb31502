import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** A process with two things to finish, of which the first to be finished takes `takesMs`. */
async function busy(takesMs: number, withinMs: number) {
  const child = fork(fileURLToPath(new URL('./busy.ts', import.meta.url)), {
    execArgv: [],
    env: { ...process.env, TAKES: String(takesMs), WITHIN: String(withinMs) },
  });
  const said: unknown[] = [];
  child.on('message', (word) => said.push(word));
  const gone = once(child, 'exit');
  await once(child, 'message');
  return { child, said, gone };
}

const hour = 3_600_000;

test('a signal lets what is in hand finish, the last begun first, and then it ends well', async () => {
  const { child, said, gone } = await busy(50, hour);
  child.kill('SIGTERM');
  expect(await gone).toEqual([0, null]);
  expect(said).toEqual(['ready', 'finishing', 'finished', 'last of all']);
});

test('what takes too long is cut off', async () => {
  const { child, said, gone } = await busy(hour, 50);
  child.kill('SIGINT');
  expect(await gone).toEqual([0, null]);
  expect(said).toEqual(['ready', 'finishing']);
});

test('a second signal ends it at once', async () => {
  const { child, said, gone } = await busy(hour, hour);
  child.kill('SIGTERM');
  await once(child, 'message');
  child.kill('SIGTERM');
  expect(await gone).toEqual([1, null]);
  expect(said).toEqual(['ready', 'finishing']);
});

test('something that cannot be finished does not keep the rest from it', async () => {
  const { child, said, gone } = await busy(-1, hour);
  child.kill('SIGTERM');
  expect(await gone).toEqual([0, null]);
  expect(said).toEqual(['ready', 'finishing', 'last of all']);
});
