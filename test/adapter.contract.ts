/**
 * What people can do wherever they meet the bot; every adapter is held to it.
 *
 * To plug in, open the adapter on the bot that is given (real client library, wire server in test/wire/), and
 * return a `Harness`. In `test/<adapter>/adapter.test.ts`:
 *
 *     adapterContract('Slack', async (bot) => {
 *       const wire = await startSlackWire();
 *       const adapter = createSlack({ bot, … });
 *       await adapter.start();
 *       return { ask: …, press: …, said: …, … };
 *     });
 *
 * Each method resolves when the bot has done all it will do about it. `said` gives what a reader sees: no
 * markup, no escapes, the button labels left out or in as is easier; the contract squeezes white space.
 */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Adapter, Chat } from '../src/core/ports.ts';
import { questionOf } from '../src/core/quiz/kept-question.ts';
import { letterOf, rightIndex } from '../src/core/quiz/question.ts';
import { defaultSettings, keptSettings } from '../src/core/quiz/settings.ts';
import type { Bot, Place } from '../src/core/request.ts';
import type { Teams } from '../src/core/team/team.ts';
import { type ABot, aBot, lookup } from './a-bot.ts';
import { anAsk } from './an-ask.ts';
import { hostileTexts } from './gallery.ts';
import { someTeams } from './some-teams.ts';

export interface Said {
  /** The words of a message as a person reads them. */
  readonly text: string;
  /** Everybody in the channel sees it. */
  readonly everyone: boolean;
}

export interface Harness {
  /** The name under which the person asks. */
  readonly name: string;
  /** Asks with the command, in a channel with others; privately unless `visible`. */
  ask(question: string, options?: { readonly visible?: boolean }): Promise<void>;
  /** Presses the button, menu entry or numbered choice so labelled on the last message that has it. */
  press(label: string): Promise<void>;
  /** The platform delivers the last request once more; null where none ever does. */
  readonly redeliver: (() => Promise<void>) | null;
  /** A command as it is typed after the slash: `quiz me`, `whoowns-admin quiz setup time:10:00`. */
  command(line: string): Promise<void>;
  /** The adapter's own, and the channel where the person asks. */
  readonly chat: Chat;
  readonly place: Place;
  /** The person's id. */
  readonly person: string;
  /** All messages so far, oldest first; a replaced one counts as one more. */
  said(): readonly Said[];
  /** What in all that was sent could ping somebody or break out of its place; empty when all is well. */
  unsafe(): readonly string[];
  stop(): Promise<void>;
}

export function chatOf({ chat }: Pick<Adapter, 'chat'>): Chat {
  if (!chat) throw new Error('this adapter posts nothing unasked');
  return chat;
}

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** A question that the lookup answers with "did you mean". */
function vague(): string {
  const candidates = [
    'who patches the coffee machine',
    'os patching on aws cli',
    'securty grps thing',
  ];
  const found = candidates.find((question) => lookup.ask(question).kind === 'suggested');
  if (found === undefined) throw new Error('none of the vague questions is vague any more');
  return found;
}

export function adapterContract(name: string, open: (bot: Bot) => Promise<Harness>): void {
  describe(`${name}, as every adapter`, () => {
    let parts: ABot;
    let on: Harness;
    let admins: Set<string>;
    let teams: Teams | null;
    const squeezed = (said: Said | undefined) => said?.text.replace(/\s+/g, ' ') ?? '';
    const last = () => squeezed(on.said().at(-1));

    beforeEach(async () => {
      admins = new Set();
      teams = null;
      parts = await aBot({ chat: () => on.chat, admins, teams: () => teams });
      on = await open(parts.bot);
    });
    afterEach(async () => {
      await on.stop();
      await parts.close();
    });

    test('"patching" shows the verdict, the split and the source', async () => {
      await on.ask('patching');
      expect(on.said()).toHaveLength(1);
      const verdict = 'Shared: AWS patches what it runs, you patch what you can log in to.';
      expect(last()).toContain(verdict);
      expect(last().indexOf(verdict) + verdict.length).toBeLessThanOrEqual(300);
      expect(last()).toContain('EC2 guest OS, you');
      expect(last()).toContain('EKS managed nodes, shared');
      expect(last()).toContain('RDS, AWS (you pick the window)');
      expect(last()).toContain('Lambda managed runtime, AWS, your code yours');
      expect(last()).toContain('AWS Shared Responsibility Model');
    });

    test('an answer is for me alone unless I want it seen', async () => {
      await on.ask('patching');
      expect(on.said().at(-1)?.everyone).toBe(false);
      await on.ask('patching', { visible: true });
      expect(on.said().at(-1)?.everyone).toBe(true);
      expect(last()).toContain('Shared: AWS patches what it runs');
    });

    test('picking a service answers for that service', async () => {
      await on.ask('patching');
      await on.press('Amazon RDS: AWS');
      expect(last()).toContain('Operating system patching on Amazon RDS');
      expect(last()).toContain('AWS owns this.');
      expect(on.said().at(-1)?.everyone).toBe(false);
    });

    test('comparing shows the services beside each other, and there is a way back', async () => {
      await on.ask('patching');
      await on.press('Compare services');
      expect(last()).toContain('Operating system patching, service by service');
      for (const service of ['Amazon EC2', 'Amazon RDS', 'AWS Lambda']) {
        expect(last()).toContain(service);
      }
      await on.press('Back to the answer');
      expect(last()).toContain('Shared: AWS patches what it runs');
    });

    test('the analogy tells the picture, and there is a way back', async () => {
      await on.ask('patching');
      await on.press('Analogy');
      expect(last()).toContain('Homebuilder and homeowner');
      expect(last()).toContain('on your half of the picture');
      await on.press('Back to the answer');
      expect(last()).toContain('Shared: AWS patches what it runs');
    });

    test('sharing shows everyone the answer and who asked what', async () => {
      await on.ask('who patches rds');
      await on.press('Share in channel');
      const shared = on.said().filter(({ everyone }) => everyone);
      expect(shared).toHaveLength(1);
      expect(squeezed(shared[0])).toContain(`${on.name} asked: “who patches rds”`);
      expect(squeezed(shared[0])).toContain('AWS owns this.');
    });

    test('I can say that an answer is right', async () => {
      await on.ask('patching');
      await on.press('Was this right? Yes');
      expect(last()).toContain('Thanks: noted as right.');
    });

    test('when I say that an answer is wrong, I am told what helps', async () => {
      await on.ask('patching');
      await on.press('Was this right? No');
      expect(last()).toContain('What helps now:');
      await on.press('Back to the answer');
      expect(last()).toContain('Shared: AWS patches what it runs');
    });

    test('what it does not know, it says', async () => {
      await on.ask('frobnicate the quux of zorgblatt');
      expect(last()).toContain("I don't know who owns that one.");
      expect(last()).not.toMatch(/You own this|AWS owns this/);
    });

    test('unsure, it asks what I mean, and answers what I pick', async () => {
      await on.ask(vague());
      expect(last()).toContain("I'm not sure which one you mean");
      await on.press('1');
      expect(last()).toMatch(/AWS owns this|You own this|Shared:|You:|AWS:/);
    });

    test('the command alone helps, and its examples answer', async () => {
      await on.ask('');
      expect(last()).toContain('Ask me who secures what on AWS');
      await on.press('who backs up rds');
      expect(last()).toContain('Amazon RDS');
    });

    test('a button of last month says what to do instead', async () => {
      await on.ask('patching');
      parts.pass(31 * DAY);
      await on.press('Compare services');
      expect(last()).toContain("I don't have that answer any more.");
      expect(last()).toContain('/whoowns');
    });

    test('the same delivery twice has one effect', async ({ skip }) => {
      const { redeliver } = on;
      if (redeliver === null) return skip('nothing here delivers twice');
      await on.ask('patching');
      await redeliver();
      expect(on.said()).toHaveLength(1);
      await on.press('Share in channel');
      await redeliver();
      expect(on.said().filter(({ everyone }) => everyone)).toHaveLength(1);
    });

    /** A quiz in the channel, whose first question has just come. */
    const quizDay = async () => {
      const settings = keptSettings({ ...defaultSettings('UTC'), time: '10:00' });
      const next = { date: '2026-01-15', at: parts.now() + HOUR };
      const rest = { admin: null, next, paused: null, refusedSince: null };
      await parts.store.quiz.schedules.save({ place: on.place, settings, ...rest }, null);
      await later(HOUR);
      const round = await parts.store.quiz.rounds.latest(on.place, null);
      if (!round) throw new Error('no question came');
      const question = questionOf(round);
      return { question, right: letterOf(rightIndex(question)) };
    };
    const later = async (ms: number) => {
      parts.pass(ms);
      await parts.bot.tick(parts.now());
    };

    // Instants and channels are ours, and no text of anybody else's stands on these screens but names.
    const unsafeHere = () => on.unsafe().filter((fault) => !/^(time|channel)$/.test(fault));

    test('the question of the day comes to everyone, and its answer to me alone', async () => {
      const { question, right } = await quizDay();
      expect(on.said().at(-1)?.everyone).toBe(true);
      expect(last()).toContain('Question of the day');
      for (const { text } of question.choices)
        expect(last()).toContain(squeezed({ text, everyone: true }));
      await on.press(right);
      expect(on.said().at(-1)?.everyone).toBe(false);
      expect(last()).toContain('Right!');
      await on.press('The whole answer');
      expect(last()).toMatch(/AWS owns this|You own this|Shared:|You:|AWS:/);
      parts.pass(5_000);
      await on.command('quiz today');
      await on.press(right);
      expect(last()).toContain('You have answered already');
      expect(unsafeHere()).toEqual([]);
    });

    test('at the close everyone sees what was right, how many chose what, and who got it', async () => {
      const { right } = await quizDay();
      await on.press(right);
      await later(8 * HOUR);
      const closed = on.said().at(-1);
      expect(closed?.everyone).toBe(true);
      expect(squeezed(closed)).toContain('Question of the day: closed');
      expect(squeezed(closed)).toContain('1 of 1');
      expect(squeezed(closed)).toContain(on.name);
      expect(unsafeHere()).toEqual([]);
    });

    test('my streak, the board and practice are a command away', async () => {
      const { right, question } = await quizDay();
      await on.press(letterOf((rightIndex(question) + 1) % question.choices.length));
      expect(last()).toContain(`${right}: `);
      await on.command('quiz me');
      expect(last()).toContain('1 quiz day');
      await on.command('quiz practice');
      expect(last()).toContain('You missed this one before');
      await later(8 * HOUR);
      await on.command('quiz leaderboard');
      expect(last()).toContain('0 right of 1');
      await on.command('quiz export');
      expect(last()).toContain('What I keep about you here');
      expect(last()).toContain('Your quiz answers');
      expect(on.said().at(-1)?.everyone).toBe(false);
      await on.command('quiz forget-me');
      await on.press('Delete my data');
      expect(last()).toContain('I know nothing about you');
      expect(
        on
          .said()
          .filter(({ text }) => text.includes('0 right of 1') || text.includes('I know nothing'))
          .every(({ everyone }) => !everyone),
      ).toBe(true);
      expect(unsafeHere()).toEqual([]);
    });

    test('everything kept about me is shown to me alone, page by page', async () => {
      for (let index = 0; index < 60; index += 1) {
        const ask = { person: on.person, place: on.place, at: index };
        await parts.store.asks.add(
          anAsk(`own-${index}`, { ...ask, text: `my question ${index}.` }),
        );
      }
      await on.command('quiz export');
      const of = Number(/page 1 of (\d+)/.exec(last())?.[1]);
      expect(of).toBeGreaterThan(1);
      for (let page = 2; page <= of; page += 1) await on.press(`Page ${page} of ${of}`);
      const all = on.said().map(squeezed).join('\n');
      for (let index = 0; index < 60; index += 1) expect(all).toContain(`my question ${index}.`);
      expect(all).toContain('That is all.');
      expect(on.said().some(({ everyone }) => everyone)).toBe(false);
      expect(on.unsafe()).toEqual([]);
    });

    test('an admin sets the quiz up, checks it, posts now and stops it, all in commands', async () => {
      admins.add(`${on.place.platform}:${on.place.workspace}/${on.person}`);
      await on.command('whoowns-admin quiz setup time:25:00 zone:Atlantis');
      expect(last()).toContain('Write a time of day like 09:00');
      expect(last()).toContain('Write a time zone by its name');
      await on.command('whoowns-admin quiz setup time:10:00 zone:Europe/Berlin');
      expect(last()).toContain('Monday to Friday at 10:00, Europe/Berlin time');
      await on.command('whoowns-admin check');
      expect(last()).toContain('Fri 16 Jan 10:00 (Europe/Berlin)');
      expect(last()).toContain('Nobody is greeted in this channel yet.');
      expect(on.said().some(({ everyone }) => everyone)).toBe(false);
      await on.command('whoowns-admin quiz now');
      expect(on.said().filter(({ everyone }) => everyone)).toHaveLength(1);
      await on.command('whoowns-admin quiz stop');
      expect(last()).toContain('Stopped');
      expect(unsafeHere()).toEqual([]);
    });

    test('a post is found again by its key, and another key is not', async () => {
      await quizDay();
      const round = await parts.store.quiz.rounds.latest(on.place, null);
      const since = Date.UTC(2020, 0, 1);
      expect(await on.chat.find(on.place, `q-${round?.id}`, since)).toEqual({
        kind: 'found',
        id: round?.messageId,
      });
      expect(await on.chat.find(on.place, 'q-nobody-posted-it', since)).toEqual({ kind: 'absent' });
    });

    test('the tour goes from lesson to lesson, and is where I left it when I come back', async () => {
      await on.command('tour');
      expect(last()).toContain('1 of 5: Of the cloud, in the cloud');
      expect(last()).toContain('○○○○○ 0 of 5 done.');
      await on.press('A');
      expect(last()).toContain('Not quite.');
      expect(last()).toContain('●○○○○ 1 of 5 done.');
      await on.press('Next lesson');
      expect(last()).toContain('2 of 5: The builder and the homeowner');
      await on.press('C');
      expect(last()).toContain('Right.');
      await on.ask('patching');
      await on.command('tour');
      expect(last()).toContain('3 of 5: The apartment and its lock');
      for (const letter of ['A', 'B']) {
        await on.press(letter);
        await on.press('Next lesson');
      }
      await on.press('B');
      await on.press('See how it went');
      expect(last()).toContain('You got 4 of 5 right.');
      await on.press('How the line moves');
      expect(last()).toContain('Operating system');
      expect(on.said().some(({ everyone }) => everyone)).toBe(false);
      expect(unsafeHere()).toEqual([]);
    });

    test('an admin sets the greeting up: one card for all, from which I start the tour', async () => {
      admins.add(`${on.place.platform}:${on.place.workspace}/${on.person}`);
      await on.command('whoowns-admin welcome setup announce:yes');
      expect(last()).toContain('Newcomers are greeted here from now on.');
      const cards = () => on.said().filter(({ everyone }) => everyone);
      expect(cards().map(squeezed)).toEqual([expect.stringContaining('New here?')]);
      await on.press('Start the tour');
      expect(last()).toContain('1 of 5');
      expect(on.said().at(-1)?.everyone).toBe(false);
      await on.command('whoowns-admin welcome preview');
      expect(last()).toContain('A newcomer gets this by direct message:');
      await on.command('whoowns-admin welcome counts');
      expect(last()).toContain('1 person started the tour, 0 finished it.');
      await on.command('whoowns-admin check');
      expect(last()).toContain('On. 0 newcomers greeted here.');
      expect(last()).toContain('There is no quiz in this channel yet.');
      await on.command('whoowns-admin welcome stop');
      expect(last()).toContain('Stopped');
      expect(unsafeHere()).toEqual([]);
    });

    test('who comes into the channel is greeted once, for their eyes alone', async () => {
      admins.add(`${on.place.platform}:${on.place.workspace}/${on.person}`);
      await on.command('whoowns-admin welcome setup');
      const greetings = () => on.said().filter(({ text }) => text.includes('Welcome to'));
      for (const delivery of ['one', 'one', 'two']) {
        await parts.bot.handle({
          kind: 'joined',
          at: parts.now(),
          delivery,
          place: on.place,
          person: { id: on.person, name: on.name, admin: null, zone: null },
          outside: false,
          direct: false,
        }).reply;
      }
      await later(HOUR);
      expect(greetings()).toHaveLength(1);
      expect(unsafeHere()).toEqual([]);
    });

    /** The team file of where I ask, or of somewhere else. */
    const teamsIn = (workspace: string) => {
      const { platform } = on.place;
      teams = someTeams({
        slack: platform === 'slack' ? [workspace] : [],
        discord: platform === 'discord' ? [workspace] : [],
        console: platform === 'console' && workspace === on.place.workspace,
      });
    };
    // The links to a team's channel and role are ours.
    const unsafeBesideTeams = () => unsafeHere().filter((fault) => fault !== 'mention');

    test('my own team stands with the answer, and can be asked for by its name', async () => {
      teamsIn(on.place.workspace);
      await on.ask('who do I call about patching ec2 in prod');
      expect(last()).toMatch(/Your team:? SRE \(prod\)/);
      expect(last()).toContain('You own this.');
      await on.ask('who patches ec2');
      expect(last()).toMatch(/Your team:? Linux platform/);
      await on.ask('what does the DBA guild own');
      expect(last()).toContain('Amazon RDS, all of it');
      await on.ask('who is #linux');
      expect(last()).toContain('linux-oncall@example.com');
      await on.ask('waf');
      expect(last()).toContain('everyone');
      expect(unsafeBesideTeams()).toEqual([]);
    });

    test('a team file of another workspace is never seen', async () => {
      teamsIn(
        { slack: 'T0ELSEWHERE', discord: '999999999999999999', console: '' }[on.place.platform],
      );
      for (const question of ['who patches ec2', 'what does the DBA guild own', 'who is #linux']) {
        await on.ask(question);
        expect(last()).not.toMatch(/Your team|Linux platform|all of it|linux-oncall/);
      }
      expect(on.unsafe()).toEqual([]);
    });

    test('an admin sees what I could not answer, makes a topic of it, and closes it', async () => {
      await on.ask('who owns the frobnicated zorgblatt');
      if (on.place.platform !== 'console') {
        await on.command('whoowns-admin backlog');
        expect(last()).toContain('it takes');
      }
      admins.add(`${on.place.platform}:${on.place.workspace}/${on.person}`);
      await on.command('whoowns-admin backlog');
      expect(last()).toContain('“who owns the frobnicated zorgblatt” · not known · once');
      await on.press('1. who owns the frobnicated zorgblatt');
      await on.press('Make it a new topic');
      expect(last()).toContain('- frobnicated zorgblatt general: owner: ___');
      await on.press('Close it');
      expect(last()).toContain('Closed.');
      expect(last()).not.toContain('zorgblatt');
      expect(on.said().some(({ everyone }) => everyone)).toBe(false);
      expect(on.unsafe().filter((fault) => fault !== 'code block')).toEqual([]);
    });

    test('who is no admin any more presses an admin’s buttons in vain', async ({ skip }) => {
      if (on.place.platform === 'console') return skip('who types there runs the bot');
      await on.ask('who owns the frobnicated zorgblatt');
      const me = `${on.place.platform}:${on.place.workspace}/${on.person}`;
      const entry = async () => {
        admins.add(me);
        await on.command('whoowns-admin backlog');
        expect(last()).toContain('“who owns the frobnicated zorgblatt” · not known');
        await on.press('1. who owns the frobnicated zorgblatt');
        admins.delete(me);
      };
      for (const label of ['Make it a new topic', 'Close it']) {
        await entry();
        await on.press(label);
        expect(last()).toContain('so it takes');
        expect(last()).not.toContain('zorgblatt');
      }
      await entry();
    });

    test('an admin sees which topics are asked about and have no team', async () => {
      admins.add(`${on.place.platform}:${on.place.workspace}/${on.person}`);
      await on.command('whoowns-admin gaps');
      expect(last()).toContain('No team file is shown here.');
      teamsIn(on.place.workspace);
      await on.ask('mfa');
      await on.ask('who patches ec2');
      // What is counted is written down behind the answer.
      await vi.waitFor(async () => {
        await on.command('whoowns-admin gaps');
        expect(last()).toContain('Multi-factor authentication (mfa) · asked 1 time');
      }, 10_000);
      expect(last()).not.toContain('os-patching');
      expect(unsafeBesideTeams()).toEqual([]);
    });

    test('what I type pings nobody and breaks out of nothing, shared or not', async () => {
      for (const [kind, text] of Object.entries(hostileTexts)) {
        if (text.trim() === '') continue;
        const before = on.said().length;
        await on.ask(text);
        expect(on.said().length, kind).toBeGreaterThan(before);
      }
      await on.ask('who patches rds <!channel> @everyone `x` \u001B[31m', { visible: true });
      expect(on.unsafe()).toEqual([]);
    });
  });
}
