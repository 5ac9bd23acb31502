/** What every database must do for the backlog and for what is asked about. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Noted, Workspace } from '../../src/core/backlog/ports.ts';
import type { Store } from '../../src/core/ports.ts';

let tests = 0;

/** `open` gives two connections to one database; each test has a workspace of its own in it. */
export function backlogContract(open: () => Promise<readonly [Store, Store]>): void {
  let store: Store;
  /** As another process would have it. */
  let other: Store;
  let home: Workspace;
  /** When a test's rows begin: older tests' are older. */
  let start: number;
  beforeEach(async () => {
    [store, other] = await open();
    tests += 1;
    home = { platform: 'slack', workspace: `T${tests}` };
    start = tests * 1_000_000_000;
  });
  const elsewhere = (): readonly Workspace[] => [
    { ...home, workspace: `${home.workspace}0` },
    { ...home, platform: 'discord' },
  ];

  describe('the backlog', () => {
    const unknown: Noted = { kind: 'unknown', text: 'flux capacitor', topic: null, service: null };
    const meant: Noted = { kind: 'meant', text: 'the box', topic: 'os-patching', service: 'ec2' };

    test('the same again is counted, and keeps its id and its first date', async () => {
      await store.backlog.note(unknown, 'first', home, start + 10);
      await other.backlog.note(unknown, 'second', home, start + 20);
      await store.backlog.note(meant, 'third', home, start + 15);
      expect(await store.backlog.top(home, 10)).toEqual([
        { ...unknown, id: 'first', count: 2, firstAt: start + 10, lastAt: start + 20 },
        { ...meant, id: 'third', count: 1, firstAt: start + 15, lastAt: start + 15 },
      ]);
      expect(await other.backlog.get('third', home)).toMatchObject(meant);
      expect(await store.backlog.get('second', home)).toBeNull();
    });

    test('what differs in one thing is another', async () => {
      const all: readonly Noted[] = [
        meant,
        { ...meant, kind: 'wrong' },
        { ...meant, text: 'a box' },
        { ...meant, topic: 'backups' },
        { ...meant, service: null },
      ];
      for (const [index, noted] of all.entries()) {
        await store.backlog.note(noted, `n${index}`, home, start + index);
      }
      const kept = await store.backlog.top(home, 10);
      expect(kept.map(({ id }) => id)).toEqual(['n4', 'n3', 'n2', 'n1', 'n0']);
      expect((await store.backlog.top(home, 2)).map(({ id }) => id)).toEqual(['n4', 'n3']);
    });

    test('of many at once, none is lost', async () => {
      await Promise.all(
        Array.from({ length: 30 }, (_, index) =>
          (index % 2 ? store : other).backlog.note(unknown, `n${index}`, home, start + 10),
        ),
      );
      expect(await store.backlog.top(home, 10)).toMatchObject([{ count: 30 }]);
    });

    test('a closed one stays closed, however often it comes', async () => {
      await store.backlog.note(unknown, 'first', home, start + 10);
      expect(await store.backlog.close('first', home)).toBe(true);
      expect(await other.backlog.close('first', home)).toBe(false);
      expect(await store.backlog.get('first', home)).toBeNull();
      await store.backlog.note(unknown, 'second', home, start + 20);
      expect(await store.backlog.top(home, 10)).toEqual([]);
    });

    test('another workspace neither sees nor closes it', async () => {
      await store.backlog.note(unknown, 'first', home, start + 10);
      for (const away of elsewhere()) {
        expect(await store.backlog.top(away, 10)).toEqual([]);
        expect(await store.backlog.get('first', away)).toBeNull();
        expect(await store.backlog.close('first', away)).toBe(false);
        await store.backlog.note(unknown, 'first', away, start + 10);
      }
      expect(await store.backlog.top(home, 10)).toMatchObject([{ count: 1 }]);
    });

    test('what has not come for long is forgotten, also when it is closed', async () => {
      await store.backlog.note(unknown, 'old', home, start + 10);
      await store.backlog.note(meant, 'current', home, start + 10);
      await store.backlog.note(meant, 'again', home, start + 30);
      await store.backlog.close('old', home);
      expect(await store.aging.forgetBefore('backlog', start + 20, 1_000)).toBeGreaterThanOrEqual(
        1,
      );
      expect((await store.backlog.top(home, 10)).map(({ id }) => id)).toEqual(['current']);
      await store.backlog.note(unknown, 'anew', home, start + 40);
      expect(await store.backlog.get('anew', home)).toMatchObject({ count: 1 });
    });

    test.each([
      ['SQL', `'); drop table backlog; -- " \\ $1 ? %`],
      ['emoji', 'is 🔒 ours? 👩‍👩‍👧‍👦'],
      ['three hundred characters', 'ü'.repeat(300)],
    ])('text survives: %s', async (_, text) => {
      await store.backlog.note({ ...unknown, text }, 'one', home, start);
      await other.backlog.note({ ...unknown, text }, 'two', home, start);
      expect(await store.backlog.top(home, 10)).toMatchObject([{ text, count: 2 }]);
    });
  });

  describe('what is asked about', () => {
    const rds = { topic: 'backups', service: 'rds' };
    const all = { topic: 'backups', service: null };

    test('is counted by topic and service, what is asked most first', async () => {
      await store.asked.count([all], home, start + 10);
      await store.asked.count([rds, all], home, start + 20);
      await other.asked.count([rds], home, start + 30);
      await other.asked.count([rds], home, start + 40);
      await store.asked.count([], home, start + 50);
      expect(await store.asked.top(home, 10)).toEqual([
        { ...rds, count: 3, lastAt: start + 40 },
        { ...all, count: 2, lastAt: start + 20 },
      ]);
      expect(await store.asked.top(home, 1)).toHaveLength(1);
    });

    test('of many at once, in any order, none is lost', async () => {
      await Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          (index % 2 ? store : other).asked.count(
            index % 3 ? [rds, all] : [all, rds],
            home,
            start + 10,
          ),
        ),
      );
      expect((await store.asked.top(home, 10)).map(({ count }) => count)).toEqual([40, 40]);
    });

    test('another workspace sees none of it', async () => {
      await store.asked.count([rds], home, start);
      for (const away of elsewhere()) expect(await store.asked.top(away, 10)).toEqual([]);
    });

    test('is forgotten in time', async () => {
      await store.asked.count([rds], home, start + 10);
      await store.asked.count([all], home, start + 30);
      await store.aging.forgetBefore('asked', start + 20, 1_000);
      expect(await store.asked.top(home, 10)).toEqual([{ ...all, count: 1, lastAt: start + 30 }]);
    });
  });
}
