import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type AQuiz, aQuiz, day, hour, minute, said } from './a-quiz.ts';

let quiz: AQuiz;
beforeEach(async () => {
  quiz = await aQuiz();
});
afterEach(() => quiz.close());

const setup = '/whoowns-admin quiz setup time:11:00 zone:Europe/Berlin';
/** Set up at ten, Berlin time; the first question comes at eleven. */
const running = async (options: Readonly<Record<string, string>> = {}) => {
  await quiz.say('ada', setup, options);
  await quiz.pass(hour);
  expect(quiz.channel()).toHaveLength(1);
};

describe('a quiz day', () => {
  test('set up at ten for eleven, the question comes at eleven, once', async () => {
    expect(await quiz.say('ada', setup)).toContain('Monday to Friday at 11:00, Europe/Berlin time');
    await quiz.pass(hour - minute);
    expect(quiz.channel()).toEqual([]);
    await quiz.pass(minute);
    const [shown] = quiz.channel();
    expect(shown).toContain('Question of the day');
    expect(shown).toMatch(/A\) .+\nB\) .+\nC\) /);
    await quiz.pass(3 * hour);
    expect(quiz.channel()).toHaveLength(1);
  });

  test('a person is told at once, alone, whether it was right and why', async () => {
    await running();
    const { explanation } = await quiz.question();
    const right = await quiz.letter('bob', await quiz.right());
    expect(right).toContain('Right!');
    expect(right).toContain(explanation);
    expect(right).toContain('Source: ');
    expect(right).toContain('[The whole answer]');
    const wrong = await quiz.letter('eve', await quiz.wrong());
    expect(wrong).toContain('Not this time.');
    expect(wrong).toContain(`${await quiz.right()}: `);
  });

  test('one press that two processes hear of is answered alike by both', async () => {
    await running();
    const right = await quiz.right();
    const first = await quiz.letter('bob', right);
    expect(first).toContain('Right!');
    await quiz.restart();
    expect(await quiz.letter('bob', right)).toBe(first);
    await quiz.pass(minute);
    expect(await quiz.letter('bob', right)).toContain(`You have answered already: ${right} (`);
  });

  test('the first press counts, and a second one says what it was', async () => {
    await running();
    const [right, wrong] = [await quiz.right(), await quiz.wrong()];
    await quiz.letter('bob', wrong);
    const again = await quiz.letter('bob', right);
    expect(again).toContain(`You have answered already: ${wrong} (`);
    expect(again).toContain(`Right is ${right} (`);
  });

  test('until the close the channel sees how many answered and nothing else', async () => {
    await running();
    const before = quiz.channel()[0] ?? '';
    await quiz.letter('bob', await quiz.right());
    await quiz.letter('eve', await quiz.wrong());
    await quiz.pass(minute);
    const after = quiz.channel()[0] ?? '';
    expect(after).toContain('2 people have answered.');
    expect(after.replace('2 people have answered.', '')).toBe(
      before.replace('Your first press counts, and nobody sees it before the close.', ''),
    );
  });

  test('the count changes at most once in ten seconds', async () => {
    await running();
    for (let second = 0; second < 30; second++) {
      await quiz.letter(`person ${second}`, 'A');
      quiz.sleep(1_000);
      await quiz.tick();
    }
    expect(quiz.board.edits).toBeLessThanOrEqual(3);
    await quiz.pass(minute);
    expect(quiz.channel()[0]).toContain('30 people have answered.');
  });

  test('at the close the message says what was right, why, how many chose what, and who got it', async () => {
    await running();
    const [right, wrong] = [await quiz.right(), await quiz.wrong()];
    await quiz.letter('bob', right);
    await quiz.letter('eve', wrong);
    await quiz.say('zoe', '/quiz opt-out');
    await quiz.letter('zoe', right);
    await quiz.pass(8 * hour);
    expect(quiz.channel()).toHaveLength(1);
    const [shown = ''] = quiz.channel();
    const { explanation } = await quiz.question();
    expect(shown).toContain('Question of the day: closed');
    expect(shown).toContain(`Why: ${explanation}`);
    expect(shown).toContain('Source: ');
    expect(shown).toContain(`${right} (right): 2`);
    expect(shown).toContain(`${wrong}: 1`);
    expect(shown).toContain("Right (2 of 3): bob's name and 1 other");
    expect(shown).not.toContain('zoe');
    expect(shown).toContain('[The whole answer] [Dispute]');
  });

  test('the order of the choices never changes', async () => {
    await running();
    await quiz.letter('bob', 'B');
    await quiz.pass(8 * hour);
    const orders = quiz.board.messages[0]?.versions.map(({ blocks }) =>
      blocks
        .flatMap((block) => (block.kind === 'choices' ? block.choices : []))
        .map(({ letter, spans }) => `${letter} ${JSON.stringify(spans)}`),
    );
    expect(orders?.length).toBeGreaterThanOrEqual(3);
    for (const order of orders ?? []) expect(order).toEqual(orders?.[0]);
  });

  test('a late press on a closed round is told so', async () => {
    await running();
    const [message] = quiz.board.messages;
    const choices = message?.message.blocks.find(({ kind }) => kind === 'choices');
    const action = choices?.kind === 'choices' ? choices.choices[0]?.action : null;
    if (!action) throw new Error('no button');
    await quiz.pass(8 * hour);
    const late = said(await quiz.press('bob', action));
    expect(late).toContain('This round is closed');
    expect(late).toContain('Right was');
  });

  test('buttons work after a restart', async () => {
    await running();
    await quiz.restart();
    expect(await quiz.letter('bob', await quiz.right())).toContain('Right!');
  });

  test('the next day’s question says what was right the day before', async () => {
    await running();
    const first = await quiz.question();
    await quiz.letter('bob', await quiz.right());
    await quiz.pass(day);
    expect(quiz.channel()).toHaveLength(2);
    const right = first.choices.find((choice) => choice.right)?.text ?? '';
    expect(quiz.channel()[1]).toContain(
      `Last time: ${'ABCD'[first.choices.findIndex((each) => each.right)]}: ${right} (1 of 1 got it)`,
    );
  });

  test('over the weekend nothing comes', async () => {
    await running();
    await quiz.pass(day);
    expect(quiz.channel()).toHaveLength(2);
    await quiz.pass(2 * day);
    expect(quiz.channel().filter((text) => text.startsWith('Question'))).toHaveLength(2);
    await quiz.pass(day);
    expect(quiz.channel().filter((text) => text.startsWith('Question'))).toHaveLength(3);
  });

  test('where the channel learns at the close, a press is locked in and nothing told before', async () => {
    await running({ reveal: 'at-close' });
    const wrong = await quiz.wrong();
    const locked = await quiz.letter('bob', wrong);
    expect(locked).toContain(`Locked in: ${wrong} (`);
    const { explanation } = await quiz.question();
    expect(locked).not.toContain(explanation);
    const again = await quiz.letter('bob', await quiz.right());
    expect(again).toContain(`You have answered already: ${wrong} (`);
    expect(again).not.toMatch(/[Rr]ight (is|was)/);
    expect(await quiz.say('bob', '/quiz practice')).toContain('Nothing to practise');
    expect(await quiz.say('bob', '/quiz me')).toContain("haven't answered");
    await quiz.pass(8 * hour);
    expect(await quiz.say('bob', '/quiz practice')).toContain('You missed this one before');
  });

  test('a week ends with the best five, the hardest question and what I could not answer', async () => {
    await running();
    await quiz.letter('bob', await quiz.right());
    await quiz.letter('eve', await quiz.wrong());
    const hardest = await quiz.question();
    await quiz.pass(day);
    await quiz.letter('bob', await quiz.right());
    await quiz.pass(8 * hour + minute);
    const week = quiz.channel().at(-1) ?? '';
    expect(week).toContain('The week in the quiz');
    expect(week).toContain("1. bob's name: 2 right of 2");
    expect(week).toContain("2. eve's name: 0 right of 1");
    expect(week).toContain(`The hardest: ${hardest.situation}`);
    expect(week).toContain('I had an answer to everything');
    await quiz.pass(day);
    expect(quiz.channel().filter((text) => text.startsWith('The week'))).toHaveLength(1);
  });

  test('a week ends with its line though its last question was skipped', async () => {
    await running();
    await quiz.letter('bob', await quiz.right());
    await quiz.pass(9 * hour);
    quiz.board.trouble = (path) =>
      path === '/post' ? { kind: 'refuse', reason: 'forbidden', missing: [] } : null;
    await quiz.pass(15 * hour);
    quiz.board.trouble = () => null;
    await quiz.pass(10 * hour);
    expect(quiz.channel().at(-1)).toContain('The week in the quiz');
    expect(quiz.channel().at(-1)).toContain("1. bob's name: 1 right of 1");
    await quiz.pass(3 * day);
    expect(quiz.channel().filter((text) => text.startsWith('The week'))).toHaveLength(1);
  });

  test('a week in which nothing was posted ends without a line', async () => {
    await quiz.say('ada', setup);
    quiz.board.trouble = (path) =>
      path === '/post' ? { kind: 'refuse', reason: 'forbidden', missing: [] } : null;
    await quiz.pass(day + 2 * hour);
    quiz.board.trouble = () => null;
    await quiz.pass(day);
    expect(quiz.channel()).toEqual([]);
  });

  test('a dispute is kept with its reason, without who made it', async () => {
    await running();
    await quiz.pass(8 * hour);
    const [message] = quiz.board.messages;
    const buttons = message?.message.blocks.find(({ kind }) => kind === 'buttons');
    const dispute = buttons?.kind === 'buttons' ? buttons.buttons[1]?.action : null;
    if (!dispute) throw new Error('no button');
    expect(said(await quiz.press('bob', dispute))).toBe('form: What is wrong with it?');
    expect(said(await quiz.send('bob', dispute, { reason: [' '] }))).toContain('reason: Say in');
    expect(
      said(await quiz.send('bob', dispute, { reason: ['The docs say  otherwise'] })),
    ).toContain('Thank you');
    const kept = await quiz.store.quiz.disputes.latest(quiz.place, 5);
    expect(kept).toMatchObject([{ reason: 'The docs say otherwise' }]);
    expect(JSON.stringify(kept)).not.toContain('bob');
  });
});

describe('what a person knows of themselves', () => {
  test('three quiz days in a row are a streak, and a missed one is forgiven once', async () => {
    await running();
    const days = async (count: number, answer: boolean) => {
      let last = '';
      for (let left = count; left > 0; left--) {
        last = answer ? await quiz.letter('bob', await quiz.right()) : '';
        await quiz.pass(day);
        while ((await quiz.say('bob', '/quiz today')).includes('No question is open'))
          await quiz.pass(day);
      }
      return last;
    };
    expect(await days(2, true)).not.toContain('in a row');
    expect(await days(1, true)).toContain('3 quiz days in a row. You can miss one day');
    await days(1, false);
    expect(await days(1, true)).toContain('4 quiz days in a row. 9 more answers');
    expect(await quiz.say('bob', '/quiz me')).toContain('Streak: 4 quiz days (best: 4)');
    await days(1, false);
    expect(await quiz.say('bob', '/quiz me')).toContain('Streak: 0 quiz days (best: 4)');
  });

  test('the leaderboard counts closed rounds, by week, month and all', async () => {
    await running();
    await quiz.letter('bob', await quiz.right());
    expect(await quiz.say('eve', '/quiz leaderboard')).toContain(
      'nobody has answered a closed round',
    );
    await quiz.pass(8 * hour);
    expect(await quiz.say('eve', '/quiz leaderboard')).toContain("1. bob's name: 1 right of 1");
    await quiz.pass(4 * day);
    expect(await quiz.say('eve', '/quiz leaderboard span:week')).toContain('nobody');
    expect(await quiz.say('eve', '/quiz leaderboard span:month')).toContain("bob's name");
    expect(await quiz.say('eve', '/quiz leaderboard span:all')).toContain("bob's name");
    expect(await quiz.say('eve', '/quiz leaderboard span:decade')).toContain('week, month and all');
    await quiz.say('bob', '/quiz opt-out');
    expect(await quiz.say('eve', '/quiz leaderboard span:all')).not.toContain('bob');
    await quiz.say('bob', '/quiz opt-in');
    expect(await quiz.say('eve', '/quiz leaderboard span:all')).toContain('bob');
  });

  test('a missed question comes in practice, and again when FSRS says so', async () => {
    await running();
    await quiz.letter('bob', await quiz.wrong());
    const practice = await quiz.type('bob', '/quiz practice');
    expect(said(practice)).toContain((await quiz.question()).situation);
    const choices =
      practice.kind === 'message'
        ? practice.message.blocks.find(({ kind }) => kind === 'choices')
        : null;
    const right = 'ABCD'.indexOf(await quiz.right());
    const action = choices?.kind === 'choices' ? choices.choices[right]?.action : null;
    if (!action) throw new Error('no button');
    expect(said(await quiz.press('bob', action))).toMatch(
      /Right!.*It comes again (tomorrow|in \d+ days)/s,
    );
    expect(said(await quiz.press('bob', action))).toContain(
      'Nothing to practise now. 1 question comes again,',
    );
    expect(await quiz.say('eve', '/quiz practice')).toContain('you have missed no question');
    await quiz.pass(6 * day);
    expect(await quiz.say('bob', '/quiz practice')).toContain(
      (await quiz.question()) ? 'Practice' : '',
    );
  });

  test('forget-me asks first, then leaves nothing, and nobody answers twice by it', async () => {
    await running();
    await quiz.letter('bob', await quiz.wrong());
    expect(await quiz.say('bob', '/quiz forget-me')).toContain('[Delete my data]');
    expect(await quiz.say('bob', '/quiz me')).toContain('0 of 1');
    expect(said(await quiz.press('bob', { kind: 'quiz-forget' }))).toContain(
      'I know nothing about you',
    );
    expect(await quiz.say('bob', '/quiz me')).toContain("haven't answered");
    expect(await quiz.letter('bob', await quiz.right())).toContain('then had your data deleted');
  });
});

describe('what an admin does', () => {
  test('members may not, and are told who may', async () => {
    expect(await quiz.say('bob', setup)).toContain(
      'That needs somebody who may change this channel',
    );
    expect(await quiz.store.quiz.schedules.get(quiz.place)).toBeNull();
    quiz.board.admins.add('bob');
    expect(await quiz.say('bob', setup)).toContain('The quiz is set.');
  });

  test('setup without options is a form, and its faults stand beside their fields', async () => {
    const form = await quiz.type('ada', '/whoowns-admin quiz setup');
    if (form.kind !== 'form') throw new Error(`no form: ${said(form)}`);
    expect(form.form.fields.map(({ name }) => name)).toContain('zone');
    const faults = await quiz.send('ada', form.form.action, {
      time: ['25 o’clock'],
      zone: ['Atlantis'],
      days: ['mon', 'tue'],
      topics: ['patchng'],
    });
    expect(faults).toMatchObject({ kind: 'faults' });
    expect(said(faults)).toMatch(/time: .*09:00.*zone: .*Europe\/Berlin.*topics: .*patchng/s);
    const saved = await quiz.send('ada', form.form.action, {
      time: ['11:00'],
      zone: ['Europe/Berlin'],
      days: ['mon', 'thu'],
      topics: ['os-patching, backups'],
    });
    expect(said(saved)).toContain('Monday and Thursday at 11:00');
    expect(said(await quiz.send('bob', form.form.action, { time: ['12:00'] }))).toContain(
      'That needs somebody',
    );
  });

  test('words that are no time, zone or days are told apart, with an example each', async () => {
    const faults = await quiz.say(
      'ada',
      '/whoowns-admin quiz setup time:soon zone:Atlantis days:never',
    );
    expect(faults).toMatch(/time: .*\nzone: .*\ndays: /);
  });

  test('moving the time on the day itself neither loses nor doubles its question', async () => {
    await quiz.say('ada', setup);
    await quiz.say('ada', '/whoowns-admin quiz setup time:15:00');
    await quiz.pass(2 * hour);
    expect(quiz.channel()).toEqual([]);
    await quiz.say('ada', '/whoowns-admin quiz setup time:09:00');
    await quiz.pass(minute);
    expect(quiz.channel()).toHaveLength(1);
    await quiz.say('ada', '/whoowns-admin quiz setup time:18:00');
    await quiz.pass(12 * hour);
    expect(quiz.channel()).toHaveLength(1);
    await quiz.pass(day);
    expect(quiz.channel()).toHaveLength(2);
  });

  test('now posts today’s question at once, and only once', async () => {
    expect(await quiz.say('ada', '/whoowns-admin quiz now')).toContain('no quiz in this channel');
    await quiz.say('ada', '/whoowns-admin quiz setup time:15:00 zone:Europe/Berlin');
    expect(await quiz.say('ada', '/whoowns-admin quiz now')).toContain('Done');
    expect(await quiz.say('ada', '/whoowns-admin quiz now')).toContain('already');
    await quiz.pass(9 * hour);
    expect(quiz.channel()).toHaveLength(1);
  });

  test('paused until a day, it is silent until that day', async () => {
    await running();
    const paused = await quiz.say('ada', '/whoowns-admin quiz pause until:2026-01-20');
    expect(paused).toContain('Tue 20 Jan 11:00');
    await quiz.pass(4 * day + 23 * hour);
    expect(quiz.channel()).toHaveLength(1);
    await quiz.pass(hour);
    expect(quiz.channel()).toHaveLength(2);
  });

  test('what is no day to come is told so, with a day that would do', async () => {
    await running();
    const before = await quiz.store.quiz.schedules.get(quiz.place);
    for (const until of [
      '2025-01-01',
      '20250101',
      '2026-01-15',
      '2026-02-30',
      'soon',
      '9999-12-31',
    ])
      expect(await quiz.say('ada', `/whoowns-admin quiz pause until:${until}`)).toContain(
        'Write a day within a year, like until:2026-01-22',
      );
    expect(await quiz.store.quiz.schedules.get(quiz.place)).toEqual(before);
  });

  test('paused while the platform is busy, the day’s question does not come in the pause', async () => {
    await quiz.say('ada', setup);
    quiz.board.trouble = (path) =>
      path === '/post' ? { kind: 'busy', retryAfterMs: 120_000 } : null;
    await quiz.pass(hour);
    await quiz.say('ada', '/whoowns-admin quiz pause');
    quiz.board.trouble = () => null;
    expect(await quiz.say('ada', '/whoowns-admin quiz now')).toContain('quiz resume');
    await quiz.pass(3 * hour);
    expect(quiz.channel()).toEqual([]);
    expect(await quiz.say('ada', '/whoowns-admin check')).toContain(
      '2026-01-15: The quiz was paused before it went out.',
    );
    expect(quiz.board.directs).toEqual([]);
    await quiz.say('ada', '/whoowns-admin quiz resume');
    await quiz.pass(day);
    expect(quiz.channel()).toHaveLength(1);
  });

  test('paused while the reply to a post was lost, the post that arrived stays and closes', async () => {
    await quiz.say('ada', setup);
    quiz.board.trouble = (path) => (path === '/post' ? { kind: 'drop' } : null);
    await quiz.pass(hour);
    await quiz.say('ada', '/whoowns-admin quiz pause');
    quiz.board.trouble = () => null;
    await quiz.pass(9 * hour);
    expect(quiz.channel()).toHaveLength(1);
    expect(quiz.channel()[0]).toContain('Question of the day: closed');
  });

  test('paused without an end, it goes on when resumed', async () => {
    await running();
    await quiz.say('ada', '/whoowns-admin quiz pause');
    await quiz.pass(5 * day);
    expect(quiz.channel()).toHaveLength(1);
    expect(await quiz.say('ada', '/whoowns-admin quiz resume')).toContain('goes on');
    await quiz.pass(day);
    expect(quiz.channel()).toHaveLength(2);
    expect(await quiz.say('ada', '/whoowns-admin quiz resume')).toContain('isn’t paused');
  });

  test('stopped, nothing comes any more, and an open round still closes', async () => {
    await running();
    expect(await quiz.say('ada', '/whoowns-admin quiz stop')).toContain('Stopped');
    await quiz.pass(8 * hour);
    expect(quiz.channel()[0]).toContain('closed');
    await quiz.pass(5 * day);
    expect(quiz.channel()).toHaveLength(1);
    expect(await quiz.say('ada', '/whoowns-admin quiz stop')).toContain('no quiz in this channel');
  });

  test('check says the state, the next three local times, the skips and shows a sample', async () => {
    await quiz.say('ada', setup);
    const check = await quiz.say('ada', '/whoowns-admin check');
    expect(check).toContain(
      'Thu 15 Jan 11:00 (Europe/Berlin)\nFri 16 Jan 11:00 (Europe/Berlin)\nMon 19 Jan 11:00',
    );
    expect(check).toContain('I have all the permissions I need');
    expect(check).toContain('Nothing was skipped of late.');
    expect(check).toContain('Question of the day');
    expect(await quiz.say('bob', '/whoowns-admin check')).toContain('That needs somebody');
  });
});

describe('when things go wrong', () => {
  test('down at eleven and back at half past twelve: the question comes', async () => {
    await quiz.say('ada', setup);
    quiz.sleep(hour + 90 * minute);
    await quiz.restart();
    await quiz.tick();
    expect(quiz.channel()).toHaveLength(1);
  });

  test('down for days: today’s comes if there is time, the others are skipped with their reason', async () => {
    await quiz.say('ada', setup);
    quiz.sleep(5 * day + 2 * hour);
    await quiz.tick();
    expect(quiz.channel()).toHaveLength(1);
    const check = await quiz.say('ada', '/whoowns-admin check');
    expect(check).toContain("2026-01-19: I wasn't running when it was due");
    expect(check).toContain("2026-01-15: I wasn't running when it was due");
  });

  test('a lost reply is looked for before anything is sent again', async () => {
    await quiz.say('ada', setup);
    let posts = 0;
    quiz.board.trouble = (path) => (path === '/post' && ++posts === 1 ? { kind: 'drop' } : null);
    await quiz.pass(hour + 90 * minute);
    expect(quiz.channel()).toHaveLength(1);
    expect(posts).toBe(1);
    expect(await quiz.letter('bob', await quiz.right())).toContain('Right!');
  });

  test('a platform that wants a break gets it, whatever else is due there', async () => {
    await quiz.say('ada', setup);
    let posts = 0;
    quiz.board.trouble = (path) => {
      if (path !== '/post') return null;
      posts += 1;
      return posts === 1 ? { kind: 'busy', retryAfterMs: 10 * minute } : null;
    };
    await quiz.pass(hour + 5 * minute);
    const { store } = quiz;
    const other = { ...quiz.place, channel: 'C2' };
    const schedule = await store.quiz.schedules.get(quiz.place);
    if (!schedule) throw new Error('no schedule');
    const next = { date: '2026-01-15', at: quiz.now() };
    await store.quiz.schedules.save({ ...schedule, place: other, next }, null);
    await quiz.pass(4 * minute);
    expect(posts).toBe(1);
    await quiz.pass(3 * minute);
    expect(posts).toBe(3);
  });

  test('a post that never arrived is sent again', async () => {
    await quiz.say('ada', setup);
    let posts = 0;
    quiz.board.trouble = (path) => (path === '/post' && ++posts === 1 ? { kind: 'cut' } : null);
    await quiz.pass(hour + 5 * minute);
    expect(quiz.channel()).toHaveLength(1);
    expect(posts).toBe(2);
  });

  test('an outage of ninety minutes between sending and marking doubles nothing', async () => {
    await quiz.say('ada', setup);
    let out = true;
    quiz.board.trouble = () => (out ? { kind: 'drop' } : null);
    await quiz.pass(hour + 90 * minute);
    out = false;
    await quiz.pass(5 * minute);
    expect(quiz.channel()).toHaveLength(1);
    expect(await quiz.store.quiz.posts.get(quiz.place, 'round', '2026-01-15')).toMatchObject({
      state: 'sent',
    });
  });

  test('where I can’t look, the admin decides, and nothing is sent twice blind', async () => {
    await quiz.say('ada', setup);
    let posts = 0;
    quiz.board.trouble = (path) => {
      if (path === '/find') return { kind: 'blind' };
      return path === '/post' && ++posts === 1 ? { kind: 'cut' } : null;
    };
    await quiz.pass(hour + 5 * minute);
    expect(posts).toBe(1);
    expect(quiz.board.directs).toHaveLength(1);
    const [notice] = quiz.board.directs;
    expect(notice?.person).toBe('ada');
    const again = notice?.message.blocks.find(({ kind }) => kind === 'buttons');
    const action = again?.kind === 'buttons' ? again.buttons[0]?.action : null;
    if (!action) throw new Error('no button');
    expect(said(await quiz.press('bob', action))).toContain('That needs somebody');
    quiz.board.admins.add('ada');
    expect(said(await quiz.press('ada', action))).toContain('Done');
    expect(said(await quiz.press('ada', action))).toContain('settled already');
    expect(quiz.channel()).toHaveLength(1);
  });

  test('where I can’t look but somebody has pressed, it is there', async () => {
    await quiz.say('ada', setup);
    quiz.board.trouble = (path) =>
      path === '/find' ? { kind: 'blind' } : path === '/post' ? { kind: 'drop' } : null;
    await quiz.pass(hour);
    expect(await quiz.letter('bob', 'A')).toMatch(/Right!|Not this time/);
    quiz.board.trouble = (path) => (path === '/find' ? { kind: 'blind' } : null);
    await quiz.pass(8 * hour);
    expect(quiz.board.directs).toEqual([]);
    expect(quiz.channel()).toHaveLength(2);
    expect(quiz.channel()[1]).toContain('Question of the day: closed');
  });

  test('a busy platform is waited for as long as it asks', async () => {
    await quiz.say('ada', setup);
    const times: number[] = [];
    quiz.board.trouble = (path) => {
      if (path !== '/post') return null;
      times.push(quiz.now());
      return times.length === 1 ? { kind: 'busy', retryAfterMs: 120_000 } : null;
    };
    await quiz.pass(hour + 5 * minute);
    expect(quiz.channel()).toHaveLength(1);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(120_000);
  });

  test('without permission: skipped with the reason, told once, tried each day, paused after a week', async () => {
    await quiz.say('ada', setup);
    const refused = { kind: 'refuse', reason: 'forbidden', missing: ['Send Messages'] } as const;
    quiz.board.trouble = (path) => (path === '/post' ? refused : null);
    await quiz.pass(3 * day);
    expect(quiz.board.directs).toHaveLength(1);
    expect(JSON.stringify(quiz.board.directs[0]?.message)).toContain('Send Messages');
    const check = await quiz.say('ada', '/whoowns-admin check');
    expect(check).toContain('2026-01-15: I lack permission in the channel: Send Messages.');
    expect(check).toContain('2026-01-16: I lack permission');
    await quiz.pass(5 * day);
    expect(quiz.board.directs).toHaveLength(2);
    expect(JSON.stringify(quiz.board.directs[1]?.message)).toContain('the quiz is paused');
    expect(await quiz.say('ada', '/whoowns-admin check')).toContain(
      'Paused: I could not post for a week.',
    );
    quiz.board.trouble = () => null;
    await quiz.say('ada', '/whoowns-admin quiz resume');
    await quiz.pass(2 * hour);
    expect(quiz.channel()).toHaveLength(1);
  });

  test('days without a question break nobody’s streak', async () => {
    await running();
    await quiz.letter('bob', await quiz.right());
    quiz.board.trouble = (path) =>
      path === '/post' ? { kind: 'refuse', reason: 'archived', missing: [] } : null;
    await quiz.pass(day);
    quiz.board.trouble = () => null;
    await quiz.pass(3 * day);
    await quiz.letter('bob', await quiz.right());
    await quiz.pass(day);
    expect(await quiz.letter('bob', await quiz.right())).toContain(
      '3 quiz days in a row. You can miss',
    );
  });

  test('a count that was on its way as the round closed does not stay on top, though its sender died', async () => {
    await running();
    await quiz.pass(8 * hour - 30_000);
    await quiz.letter('bob', await quiz.right());
    // The count is taken, and its edit hangs in the network while everything is killed.
    const [message] = quiz.board.messages;
    const open = message?.message;
    const round = await quiz.store.quiz.rounds.latest(quiz.place, null);
    if (!message || !open || !round) throw new Error('nothing is open');
    await quiz.store.quiz.rounds.claimCount(round, quiz.now() + 29_000, quiz.now());
    await quiz.restart();
    quiz.sleep(30_000);
    await quiz.tick();
    expect(quiz.channel()[0]).toContain('Question of the day: closed');
    message.message = open;
    await quiz.pass(2 * minute);
    expect(quiz.channel()[0]).toContain('Question of the day: closed');
  });

  test('an edit that fails at the close is tried again', async () => {
    await running();
    let edits = 0;
    quiz.board.trouble = (path) => (path === '/edit' && ++edits < 3 ? { kind: 'cut' } : null);
    await quiz.pass(8 * hour);
    await quiz.pass(5 * minute);
    expect(quiz.channel()[0]).toContain('Question of the day: closed');
  });
});
