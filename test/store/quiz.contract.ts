/** What every database must do for the quiz. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/core/ports.ts';
import type { QuizStore, Round } from '../../src/core/quiz/ports.ts';
import type { Post } from '../../src/core/schedule/ports.ts';
import { anAsk, place as template } from '../an-ask.ts';
import { aPost, aRound, aSchedule, hour } from './a-round.ts';

let channels = 0;
const lease = 45_000;

/** `open` gives a store; each test has a channel and a workspace of its own in it. */
export function quizContract(open: () => Promise<readonly [Store, Store]>): void {
  let quiz: QuizStore;
  let store: Store;
  /** The same database through another connection, as another process would have it. */
  let other: QuizStore;
  let place: Round['place'];
  beforeEach(async () => {
    const [one, two] = await open();
    store = one;
    quiz = one.quiz;
    other = two.quiz;
    channels += 1;
    place = { ...template, workspace: `W${channels}`, channel: `C${channels}` };
  });

  const mine = (posts: readonly Post[]) =>
    posts.filter((post) => post.place.workspace === place.workspace);
  const claim = async (now: number, from = quiz) =>
    mine(await from.posts.claim(['slack'], now, now + lease, 1000));
  /** A posted round that is open. */
  const posted = async (id: string, fields: Parameters<typeof aRound>[1] = {}) => {
    await quiz.posts.add(aPost(id, { place, date: fields.date ?? '2025-01-06' }));
    const [post] = await claim(9 * hour);
    if (!post) throw new Error('nothing to claim');
    const round = await quiz.rounds.open(aRound(id, { place, ...fields }));
    await quiz.posts.mark(post, { kind: 'sent', messageId: `m-${id}` });
    return round;
  };
  const press = (round: Round, person: string, index = 0, now = 10 * hour, from = quiz) =>
    from.rounds.press(
      round,
      { id: person, name: `${person}'s name` },
      { index, right: index === 1 },
      now,
    );

  describe('schedules', () => {
    test('a schedule comes back as it was saved, and the last one counts', async () => {
      const schedule = aSchedule({ place });
      await quiz.schedules.save(schedule, null);
      expect(await quiz.schedules.get(place)).toEqual(schedule);
      const changed = aSchedule({
        place,
        settings: '{"time":"10:00"}',
        next: null,
        paused: 'by-hand',
        admin: null,
      });
      await quiz.schedules.save(changed, null);
      expect(await quiz.schedules.get(place)).toEqual(changed);
      expect(await quiz.schedules.get({ ...place, workspace: 'elsewhere' })).toBeNull();
    });

    test('it is due when its time has come, and planned once whoever plans it', async () => {
      const schedule = aSchedule({ place });
      await quiz.schedules.save(schedule, null);
      const due = async (now: number) =>
        (await quiz.schedules.due(now, 1000)).filter(
          (each) => each.place.channel === place.channel,
        );
      expect(await due(9 * hour - 1)).toEqual([]);
      expect(await due(9 * hour)).toEqual([schedule]);
      const next = { date: '2025-01-07', at: 33 * hour };
      await Promise.all([
        quiz.schedules.plan(schedule, aPost('one', { place }), next),
        other.schedules.plan(schedule, aPost('two', { place }), next),
      ]);
      expect(await quiz.schedules.get(place)).toMatchObject({ next });
      expect(await claim(9 * hour)).toHaveLength(1);
    });

    test('what was stopped or moved meanwhile is not planned', async () => {
      const schedule = aSchedule({ place });
      await quiz.schedules.save(
        aSchedule({ place, next: { date: '2025-01-06', at: 15 * hour } }),
        null,
      );
      await quiz.schedules.plan(schedule, aPost('late', { place }), null);
      expect(await claim(99 * hour)).toEqual([]);
      expect(await quiz.schedules.get(place)).toMatchObject({ next: { at: 15 * hour } });
    });

    test('moving the time moves a post that waits, never one that was tried', async () => {
      const today = {
        date: '2025-01-06',
        dueAt: 15 * hour,
        expiresAt: 17 * hour,
        closesAt: 23 * hour,
      };
      await quiz.posts.add(aPost('waits', { place }));
      await quiz.schedules.save(aSchedule({ place }), today);
      expect(await claim(14 * hour)).toEqual([]);
      expect(await claim(15 * hour)).toMatchObject([{ id: 'waits', ...today }]);
      await quiz.schedules.save(aSchedule({ place }), { ...today, dueAt: 1 });
      expect(await quiz.posts.get(place, 'round', today.date)).toMatchObject({ dueAt: 15 * hour });
    });

    test('stopping takes what waits with it', async () => {
      await quiz.schedules.save(aSchedule({ place }), null);
      await quiz.posts.add(aPost('waits', { place }));
      expect(await quiz.schedules.remove(place)).toBe(true);
      expect(await quiz.schedules.get(place)).toBeNull();
      expect(await claim(9 * hour)).toEqual([]);
      expect(await quiz.schedules.remove(place)).toBe(false);
    });
  });

  describe('posts', () => {
    test('a date has one post of each kind', async () => {
      expect(await quiz.posts.add(aPost('first', { place }))).toBe(true);
      expect(await quiz.posts.add(aPost('second', { place }))).toBe(false);
      expect(await quiz.posts.add(aPost('week', { place, kind: 'week' }))).toBe(true);
      expect(await quiz.posts.get(place, 'round', '2025-01-06')).toMatchObject({ id: 'first' });
    });

    test('a claimed post is nobody else’s until its lease has ended', async () => {
      await quiz.posts.add(aPost('post', { place }));
      expect(await claim(9 * hour - 1)).toEqual([]);
      expect(await claim(9 * hour)).toMatchObject([
        { id: 'post', attempt: 1, firstTriedAt: 9 * hour },
      ]);
      expect(await claim(9 * hour + lease - 1, other)).toEqual([]);
      expect(await claim(9 * hour + lease, other)).toMatchObject([
        { attempt: 2, safeAttempt: 0, firstTriedAt: 9 * hour },
      ]);
    });

    test('two processes that claim at once never get the same', async () => {
      const ids = Array.from({ length: 40 }, (_, index) => `p${index}`);
      for (const id of ids) await quiz.posts.add(aPost(id, { place, date: id }));
      const claims = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          (index % 2 ? quiz : other).posts.claim(['slack'], 9 * hour, 10 * hour, 7),
        ),
      );
      const more = await claim(9 * hour);
      const got = mine([...claims.flat(), ...more]).map(({ id }) => id);
      expect(got.sort()).toEqual([...ids].sort());
    });

    test('only the holder of the current attempt may mark it', async () => {
      await quiz.posts.add(aPost('post', { place }));
      const [first] = await claim(9 * hour);
      const [second] = await claim(9 * hour + lease);
      if (!first || !second) throw new Error('not claimed');
      expect(await quiz.posts.mark(first, { kind: 'sent', messageId: 'old' })).toBe(false);
      expect(await quiz.posts.mark(second, { kind: 'sent', messageId: 'new' })).toBe(true);
      expect(await quiz.posts.mark(second, { kind: 'unsure' })).toBe(false);
      expect(await quiz.posts.get(place, 'round', '2025-01-06')).toMatchObject({
        state: 'sent',
        messageId: 'new',
      });
    });

    test('one that surely failed waits for its next try, and is known to be safe', async () => {
      await quiz.posts.add(aPost('post', { place }));
      const [post] = await claim(9 * hour);
      if (!post) throw new Error('not claimed');
      await quiz.posts.mark(post, { kind: 'again', notBefore: 10 * hour, safe: true });
      expect(await claim(10 * hour - 1)).toEqual([]);
      const [again] = await claim(10 * hour);
      expect(again).toMatchObject({ attempt: 2, safeAttempt: 1 });
      if (!again) throw new Error('not claimed');
      await quiz.posts.mark(again, { kind: 'again', notBefore: 11 * hour, safe: false });
      expect(await claim(11 * hour)).toMatchObject([{ attempt: 3, safeAttempt: 1 }]);
    });

    test('a try after the end comes at the end, so that somebody says that it was skipped', async () => {
      await quiz.posts.add(aPost('post', { place }));
      const [post] = await claim(9 * hour);
      if (!post) throw new Error('not claimed');
      await quiz.posts.mark(post, { kind: 'again', notBefore: 90 * hour, safe: true });
      expect(await claim(13 * hour)).toHaveLength(1);
    });

    test('a platform that nobody here speaks is left to others', async () => {
      await quiz.posts.add(aPost('post', { place }));
      expect(mine(await quiz.posts.claim(['discord'], 9 * hour, 10 * hour, 1000))).toEqual([]);
      expect(await quiz.posts.claim([], 9 * hour, 10 * hour, 1000)).toEqual([]);
    });

    test('a skipped post takes its round with it, says why, and may come by hand', async () => {
      await quiz.posts.add(aPost('post', { place }));
      const [post] = await claim(9 * hour);
      if (!post) throw new Error('not claimed');
      await quiz.rounds.open(aRound('post', { place }));
      const missing = ['Send Messages', 'Embed Links'];
      await quiz.posts.mark(post, { kind: 'skipped', reason: 'forbidden', missing, notice: true });
      expect(await quiz.rounds.get('post', place)).toBeNull();
      expect(await quiz.posts.troubles(place, 5)).toMatchObject([{ reason: 'forbidden', missing }]);
      expect(await quiz.posts.add(aPost('again', { place, dueAt: 11 * hour }))).toBe(true);
      expect(await claim(11 * hour)).toMatchObject([{ id: 'post', attempt: 2, safeAttempt: 1 }]);
      expect(await quiz.posts.mark(post, { kind: 'unsure' })).toBe(false);
    });

    test('an unsure post is sent again only when a person says so', async () => {
      await quiz.posts.add(aPost('post', { place }));
      const [post] = await claim(9 * hour);
      if (!post) throw new Error('not claimed');
      await quiz.posts.mark(post, { kind: 'unsure' });
      expect(await claim(12 * hour)).toEqual([]);
      expect(
        await quiz.posts.again('post', { ...place, workspace: 'elsewhere' }, 12 * hour),
      ).toBeNull();
      expect(await quiz.posts.again('post', place, 12 * hour)).toMatchObject({ state: 'pending' });
      expect(await quiz.posts.again('post', place, 12 * hour)).toBeNull();
      expect(await claim(12 * hour)).toMatchObject([{ attempt: 2, safeAttempt: 1 }]);
    });

    test('the admin is told once, by one process', async () => {
      await quiz.posts.add(aPost('post', { place }));
      const [post] = await claim(9 * hour);
      if (!post) throw new Error('not claimed');
      const notices = async (now: number, from = quiz) =>
        mine(await from.posts.claimNotices(['slack'], now, now + lease, 1000));
      await quiz.posts.mark(post, { kind: 'unsure' });
      expect(await notices(9 * hour)).toMatchObject([{ id: 'post' }]);
      expect(await notices(9 * hour, other)).toEqual([]);
      expect(await notices(9 * hour + lease)).toHaveLength(1);
      await quiz.posts.noticed(post);
      expect(await notices(99 * hour)).toEqual([]);
    });
  });

  describe('rounds', () => {
    test('the round of a post is dealt once, whoever tries again', async () => {
      const first = await quiz.rounds.open(aRound('round', { place, questionId: 'first' }));
      const again = await other.rounds.open(aRound('round', { place, questionId: 'second' }));
      expect(again).toEqual(first);
      expect(first).toMatchObject({ questionId: 'first', posted: false, closed: false });
      expect(await quiz.rounds.get('round', { ...place, workspace: 'elsewhere' })).toBeNull();
    });

    test('a sent post opens its round and keeps the message', async () => {
      await posted('round');
      expect(await quiz.rounds.get('round', place)).toMatchObject({
        posted: true,
        messageId: 'm-round',
      });
    });

    test('the first press counts, a second is told what the first was', async () => {
      const round = await posted('round');
      expect(await press(round, 'U1', 2)).toEqual({ kind: 'counted' });
      expect(await press(round, 'U1', 0)).toMatchObject({ kind: 'before', choice: 2 });
      expect(await press(round, 'U2', 0)).toEqual({ kind: 'counted' });
    });

    test('the same press twenty times at once counts once', async () => {
      const round = await posted('round');
      const all = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          press(round, 'U1', index % 3, 10 * hour, index % 2 ? quiz : other),
        ),
      );
      expect(all.filter(({ kind }) => kind === 'counted')).toHaveLength(1);
      expect(all.filter(({ kind }) => kind === 'before')).toHaveLength(19);
    });

    test('a press after the time is late, even before anybody closed the round', async () => {
      const round = await posted('round');
      expect(await press(round, 'U1', 1, 17 * hour)).toEqual({ kind: 'late' });
      await quiz.rounds.close(17 * hour);
      expect(await press(round, 'U1', 1, 16 * hour)).toEqual({ kind: 'late' });
    });

    test('a press on another workspace’s round, or none, is unknown', async () => {
      const round = await posted('round');
      const there = { ...round, place: { ...place, workspace: 'elsewhere' } };
      expect(await press(there, 'U1')).toEqual({ kind: 'unknown' });
      expect(await press({ ...round, id: 'never' }, 'U1')).toEqual({ kind: 'unknown' });
    });

    test('in the instant of the close, each press counts and is tallied, or is late', async () => {
      const round = await posted('round');
      const presses = Array.from({ length: 60 }, (_, index) =>
        press(round, `U${index}`, index % 3, 17 * hour - 1, index % 2 ? quiz : other),
      );
      const closes = [quiz, other].map((each) => each.rounds.close(17 * hour));
      const results = await Promise.all(presses);
      await Promise.all(closes);
      await quiz.rounds.close(17 * hour);
      const counted = results.filter(({ kind }) => kind === 'counted').length;
      expect(results.filter(({ kind }) => kind === 'late')).toHaveLength(60 - counted);
      const after = await quiz.rounds.get(round.id, place);
      expect(after).toMatchObject({ closed: true, answers: counted });
      const { counts } = await quiz.rounds.tally(round, 10);
      expect([...counts.values()].reduce((sum, each) => sum + each, 0)).toBe(counted);
    });

    test('a tally counts everybody and names who was right and lets it be said', async () => {
      const round = await posted('round');
      await press(round, 'U1', 1);
      await press(round, 'U2', 1, 11 * hour);
      await press(round, 'U3', 1, 12 * hour);
      await press(round, 'U4', 0);
      await quiz.people.optOut('U2', place, true);
      await quiz.people.optOut('U3', { ...place, workspace: 'elsewhere' }, true);
      const { counts, winners } = await quiz.rounds.tally(round, 10);
      expect(counts).toEqual(
        new Map([
          [0, 1],
          [1, 3],
        ]),
      );
      expect(winners).toEqual([
        { person: 'U1', name: "U1's name" },
        { person: 'U3', name: "U3's name" },
      ]);
      expect((await quiz.rounds.tally(round, 1)).winners).toHaveLength(1);
    });

    test('a closed round is shown once, and again when its message shows something older', async () => {
      const round = await posted('round');
      await quiz.rounds.close(17 * hour);
      const show = async (now: number, from = quiz) =>
        (await from.rounds.claimClosed(['slack'], now, now + lease, 1000)).filter(
          (each) => each.place.workspace === place.workspace,
        );
      expect(await show(17 * hour)).toHaveLength(1);
      expect(await show(17 * hour, other)).toEqual([]);
      expect(await show(17 * hour + lease)).toHaveLength(1);
      await quiz.rounds.shown(round, 17 * hour + 2 * lease);
      expect(await show(20 * hour)).toEqual([]);
      await quiz.rounds.unshown(round);
      expect(await show(20 * hour)).toHaveLength(1);
      await quiz.rounds.unshown(round);
      await quiz.rounds.shown(round, 20 * hour + lease);
      expect(await show(20 * hour)).toHaveLength(1);
    });

    test('the count is shown when it changed, and at most once in the interval', async () => {
      const round = await posted('round');
      const count = (now: number, from = quiz) => from.rounds.claimCount(round, now, now - 10_000);
      expect(await count(10 * hour)).toBeNull();
      await press(round, 'U1');
      expect(await count(10 * hour)).toBe(1);
      await press(round, 'U2');
      expect(await count(10 * hour + 9_999, other)).toBeNull();
      expect(await count(10 * hour + 10_000, other)).toBe(2);
      expect(await count(11 * hour)).toBeNull();
    });

    test('history is every round of the channel alone, oldest first', async () => {
      await posted('second', { date: '2025-01-07', questionId: 'q2' });
      await posted('first', { questionId: 'q1', dealt: true });
      const ids = (await quiz.rounds.history(place)).map(({ questionId }) => questionId);
      expect(ids).toEqual(['q1', 'q2']);
      expect(await quiz.rounds.history({ ...place, channel: 'other' })).toEqual([]);
      expect(await quiz.rounds.latest(place, null)).toMatchObject({ id: 'second' });
      expect(await quiz.rounds.latest(place, '2025-01-07')).toMatchObject({ id: 'first' });
      expect(await quiz.rounds.latest(place, '2025-01-06')).toBeNull();
      expect(await quiz.rounds.since(place, '2025-01-06')).toEqual([]);
      await quiz.rounds.close(17 * hour);
      expect(await quiz.rounds.since(place, '2025-01-07')).toMatchObject([{ id: 'second' }]);
    });
  });

  describe('scores and people', () => {
    test('a person’s days are the rounds that were really posted', async () => {
      const monday = await posted('monday');
      await posted('tuesday', { date: '2025-01-07' });
      await quiz.rounds.open(aRound('wednesday', { place, date: '2025-01-08' }));
      await press(monday, 'U1', 1);
      expect(await quiz.scores.days(place, 'U1')).toEqual([
        { date: '2025-01-06', topic: 'os-patching', closed: false, reveal: 'at-once', right: true },
        { date: '2025-01-07', topic: 'os-patching', closed: false, reveal: 'at-once', right: null },
      ]);
    });

    test('the board counts closed rounds since a date, with the last name, without who opted out', async () => {
      const monday = await posted('monday');
      const tuesday = await posted('tuesday', { date: '2025-01-07' });
      const wednesday = await posted('wednesday', { date: '2025-01-08', closesAt: 99 * hour });
      await press(monday, 'U1', 1);
      await press(tuesday, 'U1', 1);
      await press(monday, 'U2', 1);
      await press(tuesday, 'U2', 0);
      await press(monday, 'U3', 1);
      await press(wednesday, 'U4', 1);
      await quiz.rounds.press(
        wednesday,
        { id: 'U2', name: 'New name' },
        { index: 1, right: true },
        11 * hour,
      );
      await quiz.people.optOut('U3', place, true);
      await quiz.rounds.close(17 * hour);
      expect(await quiz.scores.board(place, null, 10)).toEqual([
        { person: 'U1', name: "U1's name", right: 2, answers: 2 },
        { person: 'U2', name: 'New name', right: 1, answers: 2 },
      ]);
      expect(await quiz.scores.board(place, '2025-01-07', 1)).toEqual([
        { person: 'U1', name: "U1's name", right: 1, answers: 1 },
      ]);
      expect(await quiz.scores.board({ ...place, channel: 'other' }, null, 10)).toEqual([]);
      await quiz.people.optOut('U3', place, false);
      expect(await quiz.people.isOut('U3', place)).toBe(false);
      expect(await quiz.scores.board(place, null, 10)).toHaveLength(3);
    });

    test('asks that nobody could answer are counted for the channel and the time', async () => {
      const ask = (id: string, fields: Parameters<typeof anAsk>[1]) =>
        store.asks.add(
          anAsk(`${place.channel}-${id}`, { place, outcome: 'unknown', at: 5, ...fields }),
        );
      await ask('1', {});
      await ask('2', { outcome: 'answered' });
      await ask('3', { at: 4 });
      await ask('4', { place: { ...place, channel: 'other' } });
      expect(await quiz.scores.unknownAsks(place, 5)).toBe(1);
    });

    test('forgetting somebody leaves nothing of them but that they answered the open round', async () => {
      const round = await posted('round');
      await press(round, 'U1', 0);
      await press(round, 'U2', 0);
      await quiz.people.optOut('U1', place, true);
      await quiz.practice.save('U1', place, { question: 'q', state: '{}', dueAt: 1, turn: 1 });
      await quiz.schedules.save(aSchedule({ place, admin: 'U1' }), null);
      const ask = anAsk(`${place.channel}-mine`, { place, person: 'U1' });
      await store.asks.add(ask);
      await store.personal.forget('U1', place);
      expect((await quiz.rounds.tally(round, 10)).counts).toEqual(new Map([[0, 1]]));
      expect(await quiz.people.isOut('U1', place)).toBe(false);
      expect(await quiz.practice.cards('U1', place)).toEqual([]);
      expect(await quiz.schedules.get(place)).toMatchObject({ admin: null });
      expect(await store.asks.get(ask.id, place)).toBeNull();
      expect(await press(round, 'U1', 1)).toEqual({ kind: 'forgotten' });
      await store.personal.forget('U1', place);
      expect(await press(round, 'U1', 1)).toEqual({ kind: 'forgotten' });
      await quiz.rounds.close(17 * hour);
      expect(await press(round, 'U1', 1)).toEqual({ kind: 'late' });
      expect(await quiz.scores.days(place, 'U2')).toMatchObject([{ right: false }]);
    });
  });

  describe('practice and disputes', () => {
    test('misses are what was wrong and isn’t practised yet, and give nothing away early', async () => {
      const open = await posted('open', { questionId: 'q1' });
      const secret = await posted('secret', {
        date: '2025-01-07',
        questionId: 'q2',
        reveal: 'at-close',
      });
      const known = await posted('known', { date: '2025-01-08', questionId: 'q3' });
      await press(open, 'U1', 0);
      await press(secret, 'U1', 0);
      await press(known, 'U1', 1);
      const misses = async () =>
        (await quiz.practice.misses('U1', place)).map(({ question }) => question).sort();
      expect(await misses()).toEqual(['q1']);
      await quiz.rounds.close(17 * hour);
      expect(await misses()).toEqual(['q1', 'q2']);
      await quiz.practice.save('U1', place, { question: 'q1', state: '{}', dueAt: 1, turn: 1 });
      expect(await misses()).toEqual(['q2']);
    });

    test('a card is moved on by one press alone', async () => {
      const card = { question: 'q1', state: '{}', dueAt: 5, turn: 1 };
      expect(await quiz.practice.save('U1', place, card)).toBe(true);
      expect(await quiz.practice.save('U1', place, { ...card, dueAt: 9 })).toBe(false);
      const next = { ...card, state: '{"a":1}', dueAt: 7, turn: 2 };
      const both = await Promise.all(
        [quiz, other].map((each) => each.practice.save('U1', place, next)),
      );
      expect(both.sort()).toEqual([false, true]);
      expect(await quiz.practice.cards('U1', place)).toEqual([next]);
      expect(await quiz.practice.cards('U2', place)).toEqual([]);
    });

    test('disputes are kept without who made them, and forgotten in time', async () => {
      const dispute = { id: 'd1', place, round: 'r', question: 'q', reason: 'No.', at: 5 };
      await quiz.disputes.add(dispute);
      await quiz.disputes.add({ ...dispute, reason: 'Twice' });
      expect(await quiz.disputes.latest(place, 5)).toEqual([dispute]);
      expect(await quiz.disputes.latest({ ...place, workspace: 'elsewhere' }, 5)).toEqual([]);
      expect(await quiz.disputes.settle('another', place)).toBe(false);
      const elsewhere = { ...place, workspace: 'elsewhere' };
      expect(await quiz.disputes.settle(dispute.question, elsewhere)).toBe(false);
      expect(await quiz.disputes.latest(place, 5)).toEqual([dispute]);
      expect(await quiz.disputes.settle(dispute.question, place)).toBe(true);
      expect(await quiz.disputes.latest(place, 5)).toEqual([]);
      await quiz.disputes.add(dispute);
      await store.aging.forgetBefore('disputes', 6, 10);
      expect(await quiz.disputes.latest(place, 5)).toEqual([]);
    });
  });
}
