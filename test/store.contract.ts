/** What every database must do; each driver's test runs it, then adds its own peculiarities. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../src/core/ports.ts';
import { anAsk, place } from './an-ask.ts';

/** `fresh` gives an opener of a new, empty database; the contract closes what it opens. */
export function storeContract(fresh: () => Promise<() => Promise<Store>>): void {
  let open: () => Promise<Store>;
  let store: Store;
  beforeAll(async () => {
    open = await fresh();
    store = await open();
  });
  afterAll(() => store.close());

  describe('asks', () => {
    test('an ask comes back as it was kept', async () => {
      const ask = anAsk('whole', {
        topic: 'os-patching',
        service: 'rds',
        outcome: 'suggested',
        right: false,
        at: Number.MAX_SAFE_INTEGER,
      });
      await store.asks.add(ask);
      expect(await store.asks.get('whole', place)).toEqual(ask);
    });

    test('the same id again changes nothing', async () => {
      expect(await store.asks.add(anAsk('twice', { text: 'first' }))).toBe(true);
      expect(await store.asks.add(anAsk('twice', { text: 'second' }))).toBe(false);
      expect(await store.asks.get('twice', place)).toMatchObject({ text: 'first' });
    });

    test('one that is there already keeps no other from being kept in the same moment', async () => {
      await store.asks.add(anAsk('before'));
      const ids = ['one', 'before', 'two', 'two', 'three'];
      const added = await Promise.all(ids.map((id) => store.asks.add(anAsk(id))));
      expect(added).toEqual([true, false, true, false, true]);
      for (const id of ids) expect(await store.asks.get(id, place)).not.toBeNull();
    });

    test('an id that nobody gave is told by null', async () => {
      expect(await store.asks.get('never', place)).toBeNull();
    });

    test('another workspace never sees, judges or shadows an ask', async () => {
      const other = { ...place, workspace: 'T2' };
      const server = { ...place, platform: 'discord' } as const;
      await store.asks.add(anAsk('walled', { person: 'walled' }));
      await store.asks.judge('walled', other, true);
      await store.asks.judge('walled', server, true);
      expect(await store.asks.get('walled', other)).toBeNull();
      expect(await store.asks.get('walled', server)).toBeNull();
      expect(await store.asks.latest('walled', other, 5)).toEqual([]);
      expect(await store.asks.latest('walled', server, 5)).toEqual([]);
      expect(await store.asks.get('walled', place)).toMatchObject({ right: null });
      await store.asks.add(anAsk('walled', { place: other, text: 'theirs' }));
      expect(await store.asks.get('walled', other)).toMatchObject({ text: 'theirs' });
      expect(await store.asks.get('walled', place)).toMatchObject({ text: 'who patches rds' });
    });

    test('a judgement is kept, and the last one counts', async () => {
      await store.asks.add(anAsk('judged'));
      await store.asks.judge('judged', place, false);
      expect(await store.asks.get('judged', place)).toMatchObject({ right: false });
      await store.asks.judge('judged', place, true);
      expect(await store.asks.get('judged', place)).toMatchObject({ right: true });
      expect(await store.asks.judge('nobody asked this', place, true)).toBe(false);
    });

    test('of many who say the same of one answer, one brings news', async () => {
      await store.asks.add(anAsk('judged by many'));
      const second = await open();
      const news = await Promise.all(
        [store, second, store, second].map((each) =>
          each.asks.judge('judged by many', place, false),
        ),
      );
      await second.close();
      expect(news.filter(Boolean)).toHaveLength(1);
      expect(await store.asks.judge('judged by many', place, true)).toBe(true);
      expect(await store.asks.judge('judged by many', place, true)).toBe(false);
    });

    test("a person's last asks come newest first, and nobody else's", async () => {
      for (const [id, at, person] of [
        ['old', 10, 'U7'],
        ['new', 30, 'U7'],
        ['mid', 20, 'U7'],
        ['not mine', 40, 'U8'],
      ] as const) {
        await store.asks.add(anAsk(id, { at, person }));
      }
      const ids = (await store.asks.latest('U7', place, 2)).map((ask) => ask.id);
      expect(ids).toEqual(['new', 'mid']);
    });

    test('asks older than an instant are forgotten, the others stay', async () => {
      await store.asks.add(anAsk('too old', { at: 1 }));
      await store.asks.add(anAsk('old enough to stay', { at: 2 }));
      expect(await store.aging.forgetBefore('asks', 2, 10)).toBe(1);
      expect(await store.asks.get('too old', place)).toBeNull();
      expect(await store.asks.get('old enough to stay', place)).not.toBeNull();
    });

    test.each([
      ['SQL', `Robert'); drop table asks; -- " \\ $1 ? :a @b %`],
      ['emoji and joined emoji', 'is 🔒 ours? 👩‍👩‍👧‍👦 🇳🇱'],
      ['right-to-left', 'من يقوم بتصحيح \u202Eabc\u202C שלום'],
      ['line breaks and controls', 'a\r\n\tb\u0007\u001b[31m'],
      ['ten thousand characters', 'ü'.repeat(10_000)],
      ['nothing', ''],
    ])('text survives: %s', async (name, text) => {
      await store.asks.add(anAsk(`text ${name}`, { text, person: text }));
      expect(await store.asks.get(`text ${name}`, place)).toMatchObject({ text, person: text });
    });

    test('what no database holds is left out of a text rather than refused', async () => {
      await store.asks.add(anAsk('nul', { text: 'a\0b \ud83d half a pair' }));
      expect(await store.asks.get('nul', place)).toMatchObject({ text: 'ab \ufffd half a pair' });
      expect(await store.asks.get("x' or '1'='1\0", place)).toBeNull();
    });
  });

  describe('deliveries', () => {
    test('a delivery is claimed once, whoever asks again', async () => {
      expect(await store.deliveries.claim('event', place, 1)).toBe(true);
      expect(await store.deliveries.claim('event', place, 2)).toBe(false);
      expect(await store.deliveries.claim('event', { ...place, channel: 'C2' }, 3)).toBe(false);
    });

    test("another workspace's delivery of the same name is its own", async () => {
      expect(await store.deliveries.claim('same', place, 1)).toBe(true);
      expect(await store.deliveries.claim('same', { ...place, workspace: 'T2' }, 1)).toBe(true);
      expect(await store.deliveries.claim('same', { ...place, platform: 'discord' }, 1)).toBe(true);
    });

    test('of many at once, through two connections, one gets it', async () => {
      const second = await open();
      const claims = Array.from({ length: 40 }, (_, index) =>
        (index % 2 ? store : second).deliveries.claim('race', place, index),
      );
      const won = (await Promise.all(claims)).filter(Boolean);
      await second.close();
      expect(won).toHaveLength(1);
    });

    test('a forgotten delivery may come again', async () => {
      await store.deliveries.claim('yesterday', place, 10);
      await store.deliveries.claim('today', place, 20_000);
      expect(await store.aging.forgetBefore('deliveries', 20_000, 1_000)).toBeGreaterThanOrEqual(1);
      expect(await store.deliveries.claim('yesterday', place, 30_000)).toBe(true);
      expect(await store.deliveries.claim('today', place, 30_000)).toBe(false);
    });
  });

  test('opening it again finds what was kept', async () => {
    await store.asks.add(anAsk('kept'));
    const second = await open();
    expect(await second.asks.get('kept', place)).not.toBeNull();
    await second.close();
  });

  test('what was added just before it closes is kept', async () => {
    const second = await open();
    const adding = [second.asks.add(anAsk('just one')), second.asks.add(anAsk('one more'))];
    await second.close();
    expect(await Promise.all(adding)).toEqual([true, true]);
    for (const id of ['just one', 'one more']) {
      expect(await store.asks.get(id, place)).not.toBeNull();
    }
  });

  test('several that start at once on an empty database make its tables once', async () => {
    const openFresh = await fresh();
    const stores = await Promise.all(Array.from({ length: 6 }, openFresh));
    await stores[0]?.asks.add(anAsk('seen by all'));
    for (const each of stores) expect(await each.asks.get('seen by all', place)).not.toBeNull();
    await Promise.all(stores.map((each) => each.close()));
  });

  test('a closed store is not ready, and says so without an error', async () => {
    const second = await open();
    expect(await second.ready()).toBe(true);
    await second.close();
    expect(await second.ready()).toBe(false);
  });
}
