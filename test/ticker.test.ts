import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startTicker } from '../src/run/ticker.ts';
import { silent } from './silent.ts';

const clock = { now: () => Date.now() };

test('a slow tick never overlaps the next', async () => {
  let running = 0;
  let most = 0;
  let count = 0;
  const ticker = startTicker({
    clock,
    log: silent,
    everyMs: 1,
    async tick() {
      most = Math.max(most, ++running);
      await sleep(10);
      running--;
      count++;
      return false;
    },
  });
  while (count < 5) await sleep(5);
  await ticker.stop();
  expect(most).toBe(1);
});

test('a tick that fails is logged, and the next one comes', async () => {
  const logged: string[] = [];
  let count = 0;
  const ticker = startTicker({
    clock,
    log: { ...silent, error: (_, line) => logged.push(line) },
    everyMs: 1,
    async tick() {
      if (++count === 1) throw new Error('oops');
      return false;
    },
  });
  while (count < 3) await sleep(5);
  await ticker.stop();
  expect(logged).toEqual(['a tick failed']);
});

test('stopping waits for the tick in hand, and none follows', async () => {
  const done: number[] = [];
  let count = 0;
  const ticker = startTicker({
    clock,
    log: silent,
    everyMs: 1,
    async tick() {
      const mine = ++count;
      await sleep(30);
      done.push(mine);
      return false;
    },
  });
  await ticker.stop();
  expect(done).toEqual([1]);
  await sleep(30);
  expect(count).toBe(1);
});

test('where more waits already, the next tick comes without a pause', async () => {
  let count = 0;
  const ticker = startTicker({
    clock,
    log: silent,
    everyMs: 3_600_000,
    tick: async () => ++count < 5,
  });
  while (count < 5) await sleep(5);
  await sleep(30);
  await ticker.stop();
  expect(count).toBe(5);
});
