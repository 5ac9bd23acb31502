/** What every database must do for the tour and for greeting. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/core/ports.ts';
import type { Place } from '../../src/core/request.ts';
import type { NewNote, Note, NoteMark, Welcome } from '../../src/core/welcome/ports.ts';
import { place as template } from '../an-ask.ts';

const lease = 40_000;
let tests = 0;

/** `open` gives two connections to one database; each test has a workspace of its own in it. */
export function welcomeContract(open: () => Promise<readonly [Store, Store]>): void {
  let store: Store;
  /** As another process would have it. */
  let other: Store;
  let place: Place;
  /** Where a test's notes begin to be due: nobody else's are. */
  let start: number;
  beforeEach(async () => {
    [store, other] = await open();
    tests += 1;
    place = { ...template, workspace: `T${tests}` };
    start = tests * 1_000_000_000;
    // What an earlier test left would be claimed first.
    for (const platform of ['slack', 'discord'] as const) {
      for (const left of await store.welcome.notes.claim(platform, start - 1, start - 1, 1000)) {
        await store.welcome.notes.mark(left, { state: 'dropped' });
      }
    }
  });

  describe('the tour', () => {
    const right = { lesson: 'one', choice: 1, right: true };
    const wrong = { lesson: 'one', choice: 0, right: false };

    test('the first answer to a lesson counts, and answers come back as they came', async () => {
      expect(await store.tour.answer('U1', place, wrong, 10)).toBe(true);
      expect(await other.tour.answer('U1', place, right, 20)).toBe(false);
      const second = { ...right, lesson: 'a-later-one' };
      expect(await store.tour.answer('U1', place, second, 30)).toBe(true);
      expect(await other.tour.answers('U1', place)).toEqual([wrong, second]);
    });

    test('of many presses at once, one counts', async () => {
      const pressed = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          (index % 2 ? store : other).tour.answer('U1', place, { ...right, choice: index }, index),
        ),
      );
      expect(pressed.filter(Boolean)).toHaveLength(1);
      expect(await store.tour.answers('U1', place)).toHaveLength(1);
    });

    test('it is finished once', async () => {
      await store.tour.start('U1', place, 10);
      const finished = await Promise.all(
        [store, other, store, other].map((each) => each.tour.finish('U1', place, 20)),
      );
      expect(finished.filter(Boolean)).toHaveLength(1);
      expect(await store.tour.finish('nobody', place, 20)).toBe(false);
    });

    test('who goes on in another channel goes on with the same tour, in another workspace not', async () => {
      await store.tour.start('U1', place, 10);
      await store.tour.answer('U1', place, right, 10);
      await store.tour.start('U1', { ...place, channel: 'C2' }, 20);
      expect(await store.tour.answers('U1', place)).toEqual([right]);
      for (const elsewhere of [
        { ...place, workspace: 'elsewhere' },
        { ...place, platform: 'discord' as const },
      ]) {
        expect(await store.tour.answers('U1', elsewhere)).toEqual([]);
        expect(await store.tour.counts(elsewhere)).toMatchObject({ started: 0, finished: 0 });
        expect(await store.tour.finish('U1', elsewhere, 20)).toBe(false);
      }
      expect(await store.tour.counts(place)).toMatchObject({ started: 1 });
    });

    test('it belongs where the person began, and a direct message points there', async () => {
      expect(await store.tour.home('U1', place)).toBeNull();
      await store.tour.start('U1', place, 10);
      await store.tour.start('U1', { ...place, channel: 'C2' }, 20);
      const { workspace, channel } = place;
      expect(await other.tour.home('U1', place)).toEqual({ workspace, channel });
      const direct = { ...place, workspace: 'dm-U1' };
      await store.tour.point('U1', direct, place, 30);
      expect(await store.tour.home('U1', direct)).toEqual({ workspace, channel });
      await store.tour.point('U1', direct, { workspace: 'elsewhere', channel: 'C3' }, 40);
      const there = { workspace: 'elsewhere', channel: 'C3' };
      expect(await other.tour.home('U1', direct)).toEqual(there);
      expect(await store.tour.home('U2', direct)).toBeNull();
      expect(await store.tour.counts(direct)).toMatchObject({ started: 0 });
    });

    test('it is counted: how many started and finished, and each lesson', async () => {
      for (const person of ['U1', 'U2', 'U3']) await store.tour.start(person, place, 10);
      await store.tour.start('U1', place, 20);
      await store.tour.answer('U1', place, right, 20);
      await store.tour.answer('U2', place, wrong, 20);
      await store.tour.answer('U1', place, { ...right, lesson: 'two' }, 30);
      await store.tour.finish('U1', place, 40);
      const { started, finished, lessons } = await store.tour.counts(place);
      expect({ started, finished }).toEqual({ started: 3, finished: 1 });
      expect(lessons).toEqual(
        new Map([
          ['one', { answers: 2, wrong: 1 }],
          ['two', { answers: 1, wrong: 0 }],
        ]),
      );
    });
  });

  describe('how a channel greets', () => {
    const welcome = (fields: Partial<Welcome> = {}): Welcome => ({
      place,
      greet: 'direct',
      announce: false,
      since: 10,
      card: { key: 'w-one', id: null },
      ...fields,
    });

    test('it comes back as it was saved, the last one counts, and goes when it is removed', async () => {
      await store.welcome.save(welcome());
      expect(await other.welcome.get(place)).toEqual(welcome());
      const changed = welcome({
        greet: 'line',
        announce: true,
        card: { key: 'w-two', id: '17.1' },
      });
      await store.welcome.save(changed);
      expect(await store.welcome.get(place)).toEqual(changed);
      expect(await store.welcome.remove(place)).toEqual(changed);
      expect(await store.welcome.remove(place)).toBeNull();
      expect(await store.welcome.get(place)).toBeNull();
    });

    test("a server's come in the order in which they were set up, and no other's", async () => {
      const later = welcome({ place: { ...place, channel: 'A' }, since: 30 });
      const first = welcome({ place: { ...place, channel: 'Z' }, since: 20 });
      await store.welcome.save(later);
      await store.welcome.save(first);
      await store.welcome.save(welcome({ place: { ...place, workspace: 'elsewhere' } }));
      expect(await store.welcome.inWorkspace(place)).toEqual([first, later]);
      expect(await store.welcome.get({ ...place, channel: 'Q' })).toBeNull();
    });
  });

  describe('what goes out once', () => {
    const note = (fields: Partial<NewNote> = {}): NewNote => ({
      id: 'n1',
      place,
      kind: 'greeting',
      person: { id: 'U1', name: 'One' },
      at: start,
      ...fields,
    });
    const claim = (now: number, from = store, limit = 1000): Promise<readonly Note[]> =>
      from.welcome.notes.claim('slack', now, now + lease, limit);
    const one = async (now: number): Promise<Note> => {
      const [claimed] = await claim(now);
      if (!claimed) throw new Error('nothing to claim');
      return claimed;
    };
    const mark = (claimed: Note, what: NoteMark) => store.welcome.notes.mark(claimed, what);

    test('a person is greeted once in a channel, whatever comes again, for good', async () => {
      expect(await store.welcome.notes.add(note())).toBe(true);
      expect(await other.welcome.notes.add(note({ id: 'n2' }))).toBe(false);
      expect(await mark(await one(start), { state: 'sent' })).toBe(true);
      expect(await store.welcome.notes.add(note({ id: 'n3', at: start + 5 }))).toBe(false);
      expect(await claim(start + 10 * lease)).toEqual([]);
      expect(await store.welcome.notes.add(note({ id: 'n4', kind: 'finish' }))).toBe(true);
      const there = { ...place, channel: 'C2' };
      expect(await store.welcome.notes.add(note({ id: 'n5', place: there }))).toBe(true);
    });

    test('of a hundred that come at once, each is written once and claimed by one', async () => {
      const people = Array.from({ length: 100 }, (_, index) => `U${index}`);
      const added = await Promise.all(
        people.flatMap((id) =>
          [store, other].map((each, process) =>
            each.welcome.notes.add(note({ id: `${id}-${process}`, person: { id, name: id } })),
          ),
        ),
      );
      expect(added.filter(Boolean)).toHaveLength(100);
      const claimed = await Promise.all(
        Array.from({ length: 12 }, (_, index) => claim(start, index % 2 ? store : other, 10)),
      );
      const seen = claimed.flat().map(({ person }) => person.id);
      expect(new Set(seen).size).toBe(seen.length);
      const rest = await claim(start);
      expect(new Set([...seen, ...rest.map(({ person }) => person.id)])).toEqual(new Set(people));
    });

    test('what was claimed comes again when the lease has ended, and only its last holder marks it', async () => {
      await store.welcome.notes.add(note());
      const first = await one(start);
      expect(first).toEqual({ ...note(), attempt: 1, safeAttempt: 0, triedAt: start });
      expect(await claim(start + lease - 1)).toEqual([]);
      const second = await one(start + lease);
      expect(second).toMatchObject({ attempt: 2, safeAttempt: 0, triedAt: start });
      expect(await mark(first, { state: 'sent' })).toBe(false);
      expect(await mark(second, { state: 'unsure' })).toBe(true);
      expect(await mark(second, { state: 'sent' })).toBe(false);
    });

    test('after a safe failure it is as if nothing had been tried', async () => {
      await store.welcome.notes.add(note());
      const first = await one(start);
      await mark(first, { state: 'waiting', readyAt: start + 5_000, safe: true });
      expect(await claim(start + 4_999)).toEqual([]);
      const second = await one(start + 5_000);
      expect(second).toMatchObject({ attempt: 2, safeAttempt: 1, triedAt: start + 5_000 });
      await mark(second, { state: 'waiting', readyAt: start + 9_000, safe: false });
      expect(await one(start + 9_000)).toMatchObject({
        attempt: 3,
        safeAttempt: 1,
        triedAt: start + 5_000,
      });
    });

    test('the first to come is the first to be claimed, on its own platform', async () => {
      for (const [id, at] of [
        ['late', start + 20],
        ['early', start + 10],
        ['tomorrow', start + 30],
      ] as const) {
        await store.welcome.notes.add(note({ id, at, person: { id, name: id } }));
      }
      const discord = { ...place, platform: 'discord' as const };
      await store.welcome.notes.add(note({ id: 'n9', place: discord }));
      const claimed = [];
      for (let next = 0; next < 3; next += 1) claimed.push(...(await claim(start + 20, store, 1)));
      expect(claimed.map(({ id }) => id)).toEqual(['early', 'late']);
      const [theirs] = await store.welcome.notes.claim('discord', start, start + lease, 5);
      expect(theirs).toMatchObject({ id: 'n9', place: discord });
    });

    test('they are counted by what became of them, this channel’s greetings alone', async () => {
      const ends = ['sent', 'sent', 'refused', 'unsure', 'dropped'] as const;
      for (const [index] of ends.entries()) {
        const person = { id: `U${index}`, name: '' };
        await store.welcome.notes.add(note({ id: `n${index}`, person, at: start + index }));
      }
      await store.welcome.notes.add(note({ id: 'f', kind: 'finish' }));
      await store.welcome.notes.add(note({ id: 'c', place: { ...place, channel: 'C2' } }));
      const claimed = await claim(start + 100);
      for (const [index, state] of ends.entries()) {
        const mine = claimed.find(({ id }) => id === `n${index}`);
        const why = { reason: 'forbidden', missing: ['a', 'b'] } as const;
        if (mine) await mark(mine, state === 'refused' ? { state, ...why } : { state });
      }
      await store.welcome.notes.add(note({ id: 'w', person: { id: 'U9', name: '' } }));
      expect(await store.welcome.notes.counts(place)).toEqual({
        sent: 2,
        waiting: 1,
        refused: 1,
        unsure: 1,
      });
    });

    test('their troubles are told by reason, the latest first, and without who', async () => {
      const forbidden = { state: 'refused', reason: 'forbidden', missing: ['a', 'b'] } as const;
      const marks = [
        forbidden,
        { state: 'unsure' },
        { state: 'sent' },
        forbidden,
        { state: 'dropped' },
        { state: 'dropped', reason: 'late', missing: [] },
      ] as const;
      for (const [index] of marks.entries()) {
        const person = { id: `U${index}`, name: '' };
        await store.welcome.notes.add(note({ id: `n${index}`, person, at: start + index }));
      }
      await store.welcome.notes.add(note({ id: 'c', place: { ...place, channel: 'C2' } }));
      for (const one of await claim(start + 100)) {
        const index = Number(one.id.slice(1));
        await mark(one, marks[index] ?? forbidden);
      }
      const late = { reason: 'late', missing: [], count: 1, lastAt: start + 5 };
      const refused = { reason: 'forbidden', missing: ['a', 'b'], count: 2, lastAt: start + 3 };
      const unsure = { reason: null, missing: [], count: 1, lastAt: start + 1 };
      expect(await store.welcome.notes.troubles(place, 9)).toEqual([late, refused, unsure]);
      expect(await store.welcome.notes.troubles(place, 1)).toEqual([late]);
    });
  });

  test('who has their data deleted is off the tour and not greeted any more, not even later', async () => {
    const greeting = { kind: 'greeting', person: { id: 'U1', name: 'One' }, at: start } as const;
    await store.tour.start('U1', place, 10);
    await store.tour.answer('U1', place, { lesson: 'one', choice: 1, right: true }, 10);
    await store.welcome.notes.add({ ...greeting, id: 'n1', place });
    await store.personal.forget('U1', place);
    expect(await store.tour.answers('U1', place)).toEqual([]);
    expect(await store.tour.counts(place)).toEqual({
      started: 0,
      finished: 0,
      lessons: new Map(),
    });
    expect(await store.welcome.notes.claim('slack', start, start + lease, 1000)).toEqual([]);
    expect(await store.welcome.notes.add({ ...greeting, id: 'n2', place })).toBe(false);
  });
}
