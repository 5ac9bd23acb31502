import { describe, expect, test } from 'vitest';
import { createOutdating } from '../../../src/core/privacy/outdating.ts';
import { type Kind, keptFor, retention } from '../../../src/core/privacy/retention.ts';
import { aBot } from '../../a-bot.ts';
import { anAsk, place } from '../../an-ask.ts';
import { silent } from '../../silent.ts';

const day = 24 * 60 * 60 * 1000;

function aStore(rows: number) {
  const calls: { kind: Kind; before: number }[] = [];
  const left = new Map<Kind, number>();
  let time = 0;
  let broken = false;
  const forget = async (kind: Kind, before: number, limit: number) => {
    if (broken) throw new Error('away');
    calls.push({ kind, before });
    time += 300;
    const there = left.get(kind) ?? rows;
    left.set(kind, Math.max(0, there - limit));
    return Math.min(there, limit);
  };
  const outdate = createOutdating({ forget, clock: { now: () => time }, log: silent });
  return {
    calls,
    left,
    outdate,
    break: (now: boolean) => {
      broken = now;
    },
  };
}

describe('old data', () => {
  test('goes once a day, each kind by the age that the table says', async () => {
    const { calls, outdate } = aStore(0);
    const now = 5_000 * day;
    for (let tick = 0; tick < 20; tick += 1) await outdate(now + tick);
    const kinds = Object.keys(retention);
    expect(calls.map(({ kind }) => kind)).toEqual(kinds);
    for (const { kind, before } of calls) expect(before).toBe(now - keptFor(kind));
    await outdate(now + day - 1);
    expect(calls).toHaveLength(kinds.length);
    await outdate(now + day);
    expect(calls.length).toBeGreaterThan(kinds.length);
  });

  test('a lot of it takes many ticks, each short, and all of it goes', async () => {
    const { calls, left, outdate } = aStore(1_200);
    await outdate(0);
    expect(calls).toHaveLength(4);
    for (let tick = 1; tick < 30; tick += 1) await outdate(tick);
    expect([...left.values()].every((rows) => rows === 0)).toBe(true);
    expect(left.size).toBe(Object.keys(retention).length);
  });

  test('a database that is away is tried again at the next tick', async () => {
    const fake = aStore(0);
    fake.break(true);
    await fake.outdate(0);
    fake.break(false);
    for (let tick = 1; tick < 20; tick += 1) await fake.outdate(tick);
    expect(fake.calls).toHaveLength(Object.keys(retention).length);
  });

  test('the bot itself does it: an ask is there for thirty days and gone soon after', async () => {
    const parts = await aBot();
    await parts.store.asks.add(anAsk('kept', { at: parts.now() }));
    await parts.bot.tick(parts.now());
    parts.pass(29 * day);
    await parts.bot.tick(parts.now());
    expect(await parts.store.asks.get('kept', place)).not.toBeNull();
    parts.pass(2 * day);
    await parts.bot.tick(parts.now());
    expect(await parts.store.asks.get('kept', place)).toBeNull();
    await parts.close();
  });
});
