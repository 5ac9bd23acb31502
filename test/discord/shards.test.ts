import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ABot, aBot } from '../a-bot.ts';
import { type OnDiscord, onDiscord } from './harness.ts';

let parts: ABot;
let on: OnDiscord;
beforeEach(async () => {
  parts = await aBot();
  // Enough for the five seconds between two shards, not for all of them.
  on = await onDiscord(parts.bot, { start: false, patienceMs: 8_000 });
});
afterEach(async () => {
  await on.stop();
  await parts.close();
});

test('as many shards as Discord recommends are connected, one after the other, and each is answered', async () => {
  const { gateway } = on.wire;
  gateway.set.shards = 3;
  await on.adapter.start();
  const sessions = gateway.sessions();
  expect(sessions.map(({ shard }) => shard)).toEqual([
    [0, 3],
    [1, 3],
    [2, 3],
  ]);
  // max_concurrency is 1: one IDENTIFY in five seconds.
  const [first, second, third] = sessions.map(({ identifiedAt }) => identifiedAt);
  expect(Number(second) - Number(first)).toBeGreaterThanOrEqual(5_000);
  expect(Number(third) - Number(second)).toBeGreaterThanOrEqual(5_000);
  expect(on.adapter.state()).toEqual({ state: 'up', detail: 'connected' });

  await on.ask('who patches the os on rds');
  expect(on.said()).toContain('Amazon RDS');
  await on.ask('who patches the os on ec2', { in: 'direct' });
  expect(on.said()).toContain('EC2');
  expect(on.wire.faults).toEqual([]);
});
