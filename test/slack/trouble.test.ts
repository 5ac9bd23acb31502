import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Bot, Handled } from '../../src/core/request.ts';
import { type ABot, aBot } from '../a-bot.ts';
import { wordsOf } from '../wire/slack-read.ts';
import { type Change, type OnSlack, onSlack, type Via } from './harness.ts';

let parts: ABot;
let slack: OnSlack;
beforeEach(async () => {
  parts = await aBot();
});
afterEach(async () => {
  await slack.stop();
  await parts.close();
});

const on = async (via: Via = 'http', bot: Bot = parts.bot, change: Change = {}) => {
  slack = await onSlack(bot, via, change);
  await slack.adapter.start();
  return slack.person();
};
const posted = () => slack.wire.workspace.messages;
const shown = () => slack.wire.workspace.shown;
const last = () => wordsOf(shown().at(-1)?.blocks ?? []) || (shown().at(-1)?.text ?? '');
const until = (check: () => boolean) => vi.waitUntil(check, { timeout: 8_000, interval: 20 });
const calls = (method: string) => slack.wire.calls.filter((call) => call.method === method);

describe('said plainly', () => {
  test('asked in a channel that it is not in, it asks to be invited', async () => {
    const ana = await on();
    await ana.mention('patching', { channel: 'C000AWAY' });
    expect(posted()).toMatchObject([{ channel: 'D0000ANA' }]);
    expect(last()).toContain('Invite me with /invite @whoowns');
  });

  test('so too where Slack says that there is no such channel', async () => {
    const ana = await on();
    await ana.mention('patching', { channel: 'G000AWAY' });
    expect(last()).toContain('Invite me with /invite @whoowns');
  });

  test.each([
    ['restricted_action_read_only_channel', "settings don't let me post there"],
    ['invalid_auth', 'Slack takes my token no more'],
  ])('what else Slack may say (%s) is told in words', async (error, words) => {
    const ana = await on();
    slack.wire.script('chat.postMessage', { error });
    await ana.mention('patching');
    expect(last()).toContain(words);
  });

  test('a missing scope is named', async () => {
    const ana = await on();
    slack.wire.script('chat.postMessage', { error: 'missing_scope', needed: 'chat:write' });
    await ana.mention('patching');
    expect(last()).toContain('I lack the permission chat:write');
    expect(slack.log.map(({ line, fields }) => line + String(fields.err)).join()).toContain(
      'missing_scope (chat:write)',
    );
  });

  test.each(['socket', 'http'] as const)(
    'a token that is revoked while it runs (%s) is one line in the log, and in readiness',
    async (via) => {
      const ana = await on(via);
      slack.wire.script('chat.postMessage', { error: 'token_revoked' });
      await ana.mention('patching');
      const line = 'Slack refuses SLACK_BOT_TOKEN (token_revoked). Copy it again from';
      const told = slack.log.filter((one) => one.line.startsWith(line));
      expect(told.map(({ level }) => level)).toEqual(['error']);
      // The line to the person went out, so the token is good again.
      expect(slack.adapter.state().state).toBe('up');
      slack.wire.outage('token_revoked');
      await ana.mention('patching on rds');
      expect(slack.adapter.state()).toMatchObject({ state: 'down' });
      expect(slack.adapter.state().detail).toContain('"OAuth & Permissions"');
      slack.wire.outage(null);
      await ana.mention('patching on ec2');
      expect(slack.adapter.state().state).toBe('up');
    },
  );

  test('no word whether it arrived: says so, instead of claiming that it did not', async () => {
    const ana = await on('http', parts.bot, { timeoutMs: 200 });
    slack.wire.script('chat.postMessage', 'lost');
    await ana.mention('patching');
    expect(last()).toContain("Slack didn't say whether my answer arrived");
  });

  for (const via of ['http', 'socket'] as const) {
    test.each([
      [
        'a form that was closed',
        'interactive',
        { type: 'view_closed', view: { id: 'V1', type: 'modal' } },
      ],
      ['a shortcut that we do not have', 'interactive', { type: 'shortcut', callback_id: 'gone' }],
      ['an event that we did not ask for', 'events_api', { event: { type: 'reaction_added' } }],
      ['an event without sense', 'events_api', { event: { type: 'message', channel: 'C000TEAM' } }],
      ['a press on nothing', 'interactive', { type: 'block_actions', actions: [{}] }],
    ] as const)(`%s is acknowledged (${via}), and does no harm`, async (_, kind, change) => {
      const ana = await on(via);
      const around = kind === 'events_api' ? { type: 'event_callback', event_id: 'Ev1' } : {};
      const user = { id: ana.id, username: 'ana', team_id: 'T0000HOME' };
      const team = { id: 'T0000HOME', domain: 'home' };
      const payload = {
        team_id: 'T0000HOME',
        team,
        user,
        trigger_id: '1.2.3',
        ...around,
        ...change,
      };
      await slack.delivery.deliver(kind, payload);
      await ana.command('patching');
      expect(last()).toContain('Shared:');
    });
  }

  test('a form that came too late is asked for again', async () => {
    const ana = await on();
    slack.wire.script('views.open', { error: 'expired_trigger_id' });
    await ana.openHome();
    await ana.pick('Search topics and services', 'patching');
    expect(last()).toContain('Please press it once more');
    expect(calls('views.open')).toHaveLength(1);
  });

  test('when Slack refuses our looks, the words still arrive', async () => {
    const ana = await on();
    slack.wire.script('chat.postMessage', { error: 'invalid_blocks' });
    await ana.mention('patching');
    expect(posted()).toHaveLength(1);
    expect(posted()[0]?.blocks).toEqual([]);
    expect(posted()[0]?.text).toContain('AWS patches what it runs');
  });

  test('when nothing gets through, it is in the log and nowhere else', async () => {
    const ana = await on();
    slack.wire.script('chat.postMessage', { error: 'no_such_thing' }, { error: 'no_such_thing' });
    await ana.mention('patching');
    expect(posted()).toEqual([]);
    expect(slack.log.filter(({ level }) => level === 'error')).toHaveLength(2);
    await ana.mention('patching');
    expect(posted()).toHaveLength(1);
  });
});

describe('a slow or failing Slack', () => {
  // Over Socket Mode, Bolt writes a hundred retries into whatever options it is given.
  test.each(['http', 'socket'] as const)('is tried at most twice more (%s)', async (via) => {
    const ana = await on(via);
    slack.wire.script('chat.postMessage', ...Array(9).fill({ status: 503 }));
    await ana.mention('patching');
    // Three for the answer, three to say that it failed.
    await until(() => calls('chat.postMessage').length === 6);
    await sleep(1_200);
    expect(calls('chat.postMessage')).toHaveLength(6);
    expect(posted()).toEqual([]);
  });

  test('that recovers gets the answer once', async () => {
    const ana = await on();
    slack.wire.script('chat.postMessage', { status: 500 }, { status: 502 });
    await ana.mention('patching');
    await until(() => posted().length === 1);
    expect(calls('chat.postMessage')).toHaveLength(3);
  });

  test('that asks to wait is waited for', async () => {
    const ana = await on();
    slack.wire.script('chat.postMessage', { status: 429, retryAfter: 1 });
    await ana.mention('patching');
    await until(() => posted().length === 1);
    const [refused, taken] = calls('chat.postMessage');
    expect((taken?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
    expect(posted()).toHaveLength(1);
  });

  test('that asks to wait holds up the next one too', async () => {
    const ana = await on();
    slack.wire.script('chat.postMessage', { status: 429, retryAfter: 1 });
    await Promise.all([ana.mention('patching'), sleep(200).then(() => ana.mention('rds'))]);
    await until(() => posted().length === 2);
    const [refused, ...taken] = calls('chat.postMessage');
    expect(taken).toHaveLength(2);
    for (const { at } of taken) expect(at - (refused?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
  });

  test('that asks to wait for an hour is not waited for', async () => {
    const ana = await on();
    slack.wire.script('chat.postMessage', { status: 429, retryAfter: 3600 });
    await ana.mention('patching');
    expect(posted()).toEqual([]);
    expect(calls('chat.postMessage')).toHaveLength(1);
  });

  test('is not sent an answer twice when its reply is lost', async () => {
    const ana = await on();
    slack.wire.script('chat.postMessage', 'lost');
    await ana.mention('patching');
    expect(posted().filter(({ channel }) => channel === 'C000TEAM')).toHaveLength(1);
  });

  test.each(['chat.postMessage', 'response_url', 'views.publish', 'conversations.info'])(
    'that never answers %s leaves nothing hanging',
    async (method) => {
      const ana = await on('http', parts.bot, { timeoutMs: 300, lastWordsMs: 10_000 });
      slack.wire.script(method, ...Array(9).fill('hang'));
      await ana.openHome();
      await ana.mention('patching');
      await ana.command('patching');
      await ana.press('Analogy');
      await slack.adapter.stop();
      expect(slack.wire.busy()).toBe(0);
    },
    15_000,
  );

  test('that is asked who is in a channel and keeps silent gets the answer in time', async () => {
    const ana = await on();
    slack.wire.script('conversations.info', 'hang');
    await ana.command('patching');
    expect(last()).toContain('AWS patches what it runs');
  });

  test('whose response_url is used up gets told to the person in another way', async () => {
    const ana = await on();
    await ana.command('patching');
    slack.wire.script('response_url', { error: 'used_url' });
    await ana.press('Analogy');
    expect(posted().at(-1)).toMatchObject({ channel: 'D0000ANA' });
    expect(last()).toContain('too old for Slack to change. Please ask again');
  });
});

describe('a bot that takes its time', () => {
  const never: Handled = {
    when: 'later',
    audience: 'private',
    replace: false,
    reply: new Promise(() => {}),
  };

  test.each<Via>(['socket', 'http'])('is acknowledged for over %s', async (via) => {
    const ana = await on(via, { ...parts.bot, handle: () => never });
    // Each rejects if there is no acknowledgement within three seconds.
    await ana.command('patching');
    await ana.searchShortcut();
    await ana.askAbout('patching');
    expect(shown()).toEqual([]);
  });

  test('answers a form when it is done', async () => {
    const slow: Bot = {
      ...parts.bot,
      handle: (request) => {
        const handled = parts.bot.handle(request);
        if (request.kind !== 'form') return handled;
        const reply = sleep(2_300).then(() => handled.reply);
        return { when: 'later', audience: 'private', replace: false, reply };
      },
    };
    const ana = await on('http', slow);
    await ana.searchShortcut();
    await ana.submit({ question: 'patching' });
    expect(last()).toContain('One moment');
    await sleep(500);
    await slack.settled();
    expect(last()).toContain('AWS patches what it runs');
  });

  test('says sorry, with a number, when something breaks', async () => {
    await parts.store.close();
    const ana = await on();
    await ana.openHome();
    expect(last()).toContain('Who owns what');
  });
});

describe('what is not Slack-shaped', () => {
  test.each<Via>(['socket', 'http'])('is acknowledged, logged and left, over %s', async (via) => {
    await on(via);
    const { delivery } = slack;
    const interactive = { user: { id: 'U1' }, team: { id: 'T1' }, trigger_id: 't' };
    const hostile: readonly object[] = [
      { ...interactive, type: 'block_actions', actions: [] },
      { ...interactive, type: 'block_actions', actions: [{ action_id: 5, type: 'button' }] },
      { ...interactive, type: 'block_actions', actions: [{ type: 'button' }], container: 'x' },
      { ...interactive, type: 'message_action', callback_id: 'x', channel: { id: 'C1' } },
      { ...interactive, type: 'shortcut', callback_id: 'x', trigger_id: '' },
    ];
    for (const payload of hostile) await delivery.deliver('interactive', payload);
    await slack.settled();
    expect(shown()).toEqual([]);
    await slack.person().command('patching');
    expect(last()).toContain('AWS patches what it runs');
  });
});
