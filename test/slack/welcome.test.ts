import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ABot, aBot } from '../a-bot.ts';
import { wordsOf } from '../wire/slack-read.ts';
import { type OnSlack, onSlack, type Via } from './harness.ts';

const admin = { command: '/whoowns-admin' };
const second = 1_000;

describe.each(['socket', 'http'] as const)('who joins a channel, over %s', (via: Via) => {
  let parts: ABot;
  let slack: OnSlack;
  beforeEach(async () => {
    parts = await aBot({ chat: () => slack.adapter.chat });
    slack = await onSlack(parts.bot, via);
    await slack.adapter.start();
  });
  afterEach(async () => {
    await slack.stop();
    await parts.close();
  });

  const setup = async (words = '') => {
    await slack.person({ id: 'U00ADMIN', name: 'ada' }).command(`welcome setup ${words}`, admin);
    expect(slack.wire.workspace.faults).toEqual([]);
  };
  /** Direct messages, and lines that one person sees, but for what the admin was told. */
  const greetings = () =>
    slack.wire.workspace.messages.filter(
      ({ channel, only }) => channel.startsWith('D') || (only !== null && only !== 'U00ADMIN'),
    );
  const inChannel = () =>
    slack.wire.workspace.messages.filter(
      ({ channel, only }) => channel === 'C000TEAM' && only === null,
    );
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= 5 * second) {
      parts.pass(5 * second);
      await parts.bot.tick(parts.now());
    }
  };

  test('gets a direct message whose button starts the tour there', async () => {
    await setup();
    const ben = slack.person({ id: 'U0000BEN', name: 'ben' });
    await ben.join(parts.now());
    const [greeting] = greetings();
    expect(greeting?.channel).toBe('D0000BEN');
    expect(wordsOf(greeting?.blocks ?? [])).toContain('Welcome to');
    await ben.press('Start the tour');
    expect(greetings()).toHaveLength(1);
    expect(wordsOf(greeting?.blocks ?? [])).toContain('1 of 5: Of the cloud, in the cloud');
    await ben.press('B');
    expect(wordsOf(greeting?.blocks ?? [])).toContain('Right.');
    await ben.press('Next lesson');
    expect(wordsOf(greeting?.blocks ?? [])).toContain('2 of 5: The builder and the homeowner');
    expect(slack.wire.workspace.faults).toEqual([]);
  });

  test('sees a line in the channel and nobody else does, where the admin chose that', async () => {
    await setup('greet:line');
    await slack.person({ id: 'U0000BEN', name: 'ben' }).join(parts.now());
    expect(greetings()).toMatchObject([{ channel: 'C000TEAM', only: 'U0000BEN' }]);
  });

  test('starts the tour from the card in the channel, for themselves alone', async () => {
    await setup();
    expect(inChannel()).toHaveLength(1);
    await slack.person().press('Start the tour');
    const shown = slack.wire.workspace.shown.at(-1);
    expect(shown?.everyone).toBe(false);
    expect(wordsOf(shown?.blocks ?? [])).toContain('1 of 5');
    expect(wordsOf(inChannel()[0]?.blocks ?? [])).toContain('New here?');
  });

  test('is greeted once, however often Slack tells it', async () => {
    await setup();
    const ben = slack.person({ id: 'U0000BEN', name: 'ben' });
    await ben.join(parts.now());
    await ben.again();
    await ben.again((payload) => ({ ...payload, event_id: 'Ev-another' }));
    await ben.join(parts.now() + second);
    await pass(60 * second);
    expect(greetings()).toHaveLength(1);
  });

  test('as a bot, as ourselves, from another company, or where nothing is set up, is not greeted', async () => {
    await setup();
    const now = parts.now();
    await slack.person({ id: 'U00ROBOT', name: 'robot' }).join(now);
    await slack.person({ id: 'U0000BOT', name: 'whoowns' }).join(now);
    await slack.person({ id: 'U0000EVE', name: 'eve', home: 'T0000AWAY' }).join(now);
    await slack.person({ id: 'U0000BEN', name: 'ben' }).join(now, 'C0SHARED');
    await pass(60 * second);
    expect(greetings()).toEqual([]);
  });

  test('because they made the channel, before it greeted anybody, is not greeted', async () => {
    const made = parts.now() - 60 * second;
    const maker = slack.person({ id: 'U0000BEN', name: 'ben' });
    await maker.join(made);
    await setup();
    await maker.again();
    await pass(60 * second);
    expect(greetings()).toEqual([]);
  });

  test('with a hundred others in the same minute, is greeted once, while Slack asks to slow down', async () => {
    await setup();
    const people = Array.from({ length: 100 }, (_, index) => `U000${1000 + index}`);
    slack.wire.script('chat.postMessage', { status: 429, retryAfter: 1 });
    await Promise.all(
      people.map((id) => slack.person({ id, name: id.toLowerCase() }).join(parts.now())),
    );
    const until = Date.now() + 20_000;
    while (greetings().length < 100 && Date.now() < until) await pass(5 * second);
    await pass(60 * second);
    const greeted = greetings().map(({ channel }) => channel.replace(/^D/, 'U'));
    expect(greeted.sort()).toEqual(people);
    expect(inChannel()).toHaveLength(1);
    expect(slack.wire.workspace.faults).toEqual([]);
  });

  test('with the reply to the greeting lost, is not greeted twice', async () => {
    await setup();
    slack.wire.script('chat.postMessage', 'lost');
    await slack.person({ id: 'U0000BEN', name: 'ben' }).join(parts.now());
    await pass(300 * second);
    expect(greetings()).toHaveLength(1);
  });
});
