/** Old data goes a few rows at a time, and nothing else with it. */
import { expect, test } from 'vitest';
import type { Store } from '../../src/core/ports.ts';
import type { Aging } from '../../src/core/privacy/ports.ts';
import { keptFor, retention } from '../../src/core/privacy/retention.ts';
import { anAsk, place } from '../an-ask.ts';
import { aRound } from './a-round.ts';
import { type Anything, everyRow, fillEveryTable } from './every-table.ts';

export function agingContract(
  open: () => Promise<{ readonly store: Store; readonly raw: Anything }>,
): void {
  test('each kind is deleted by its own age, the oldest first, at most so many at a time', async () => {
    const { store, raw } = await open();
    const kinds = Object.keys(retention).filter((kind): kind is Aging => kind !== 'left');
    expect(kinds.length).toBeGreaterThan(10);
    // In every table three rows of each instant from 1 to 4.
    for (const at of [1, 2, 3, 4]) {
      for (const one of ['a', 'b', 'c']) await fillEveryTable(raw, `${one}${at}`, at);
    }
    const rows = async () => Object.values(await everyRow(raw)).flat().length;
    const all = await rows();
    for (const kind of kinds) {
      expect(await store.aging.forgetBefore(kind, 3, 4), kind).toBe(4);
      expect(await store.aging.forgetBefore(kind, 3, 4), kind).toBe(2);
      expect(await store.aging.forgetBefore(kind, 3, 4), kind).toBe(0);
    }
    expect(await rows()).toBe(all - kinds.length * 6);
  });

  test('what is still of use stays: a day less than its time is no reason', async () => {
    const { store } = await open();
    const day = 24 * 60 * 60 * 1000;
    const now = 1_000 * day;
    await store.asks.add(anAsk('young', { at: now - keptFor('asks') + day }));
    await store.asks.add(anAsk('old', { at: now - keptFor('asks') - day }));
    await store.quiz.rounds.open(aRound('young', { closesAt: now - keptFor('rounds') + day }));
    await store.quiz.rounds.open(aRound('old', { closesAt: now - keptFor('rounds') - day }));
    for (const kind of ['asks', 'rounds'] as const) {
      await store.aging.forgetBefore(kind, now - keptFor(kind), 1_000);
    }
    expect(await store.asks.get('young', place)).not.toBeNull();
    expect(await store.asks.get('old', place)).toBeNull();
    const at = aRound('young').place;
    expect(await store.quiz.rounds.get('young', at)).not.toBeNull();
    expect(await store.quiz.rounds.get('old', at)).toBeNull();
  });
}
