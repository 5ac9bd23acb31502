import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type ABot, aBot } from '../a-bot.ts';
import { appToken, botToken, signed } from '../wire/slack.ts';
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

const on = async (via: Via, change: Change = {}) => {
  slack = await onSlack(parts.bot, via, change);
  return slack;
};
const until = (check: () => boolean) => vi.waitUntil(check, { timeout: 4_500, interval: 20 });
const answers = async () => {
  const before = slack.wire.workspace.shown.length;
  await slack.person().command('patching');
  return slack.wire.workspace.shown.length === before + 1;
};
const lines = () => slack.log.map(({ line }) => line).join('\n');

describe('connecting over Socket Mode', () => {
  // With the library's own reconnecting this would take as long as the ping time-out.
  const patient = { pingTimeoutMs: 60_000 };

  test('it is up once Slack has said hello', async () => {
    const { adapter } = await on('socket');
    expect(adapter.state().state).toBe('starting');
    await adapter.start();
    expect(adapter.state()).toEqual({ state: 'up', detail: 'connected over Socket Mode' });
    expect(await answers()).toBe(true);
  });

  test('a dropped line is taken up again by itself', async () => {
    const { adapter, wire } = await on('socket', patient);
    await adapter.start();
    for (const connections of [2, 3]) {
      wire.drop();
      await until(() => wire.connections() === connections && adapter.state().state === 'up');
      expect(await answers()).toBe(true);
    }
  });

  test('a line that is dead without a word is noticed, and the next one taken', async () => {
    const { adapter, wire } = await on('socket', { pingTimeoutMs: 600 });
    await adapter.start();
    wire.deaf(true);
    await until(() => adapter.state().state === 'down');
    wire.deaf(false);
    await until(() => adapter.state().state === 'up' && wire.open() === 1);
    expect(await answers()).toBe(true);
  });

  test('told that a line will end, it opens the next one before it lets go', async () => {
    const { adapter, wire } = await on('socket', patient);
    await adapter.start();
    wire.goodbye('refresh_requested');
    await until(() => wire.connections() === 2);
    expect(adapter.state().state).toBe('up');
    await until(() => wire.open() === 1);
    expect(await answers()).toBe(true);
  });

  test('cut off before the next one is open, it says so', async () => {
    const { adapter, wire } = await on('socket', { ...patient, timeoutMs: 60_000 });
    await adapter.start();
    wire.script('apps.connections.open', 'hang');
    wire.goodbye('warning');
    await until(() => wire.calls.filter(({ method }) => method.startsWith('apps.')).length === 2);
    expect(adapter.state().state).toBe('up');
    wire.drop();
    await until(() => adapter.state().state === 'down');
  });

  test('refused while it connects again, it says so, goes on trying, and comes back', async () => {
    const { adapter, wire } = await on('socket', patient);
    await adapter.start();
    wire.outage('invalid_auth');
    wire.drop();
    await until(() => adapter.state().detail.includes('SLACK_APP_TOKEN (invalid_auth)'));
    expect(adapter.state().state).toBe('down');
    expect(lines()).toContain('"App-Level Tokens"');
    wire.outage(null);
    await until(() => adapter.state().state === 'up');
    expect(await answers()).toBe(true);
  });

  test('it comes back after Slack was away altogether', async () => {
    const { adapter, wire } = await on('socket', patient);
    await adapter.start();
    wire.outage('dead');
    wire.drop();
    await until(() => adapter.state().detail.startsWith('Slack cannot be reached'));
    wire.outage(null);
    await until(() => adapter.state().state === 'up');
    expect(await answers()).toBe(true);
  });

  test('told to wait before connecting again, it waits', async () => {
    const { adapter, wire } = await on('socket', patient);
    await adapter.start();
    wire.script('apps.connections.open', { status: 429, retryAfter: 1 });
    wire.drop();
    await until(() => wire.connections() === 2);
    const [, refused, taken] = wire.calls.filter(({ method }) => method.startsWith('apps.'));
    expect((taken?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
  });

  test('a Slack that opens the line but never says hello is given up on', async () => {
    const { adapter, wire } = await on('socket', { timeoutMs: 200 });
    wire.mute(true);
    await expect(adapter.start()).rejects.toThrow('Slack does not answer.');
    expect(adapter.state().state).toBe('down');
    await until(() => wire.open() === 0);
    wire.mute(false);
    await adapter.start();
    expect(await answers()).toBe(true);
  });

  test.each([
    ['an envelope without an event', { type: 'events_api', envelope_id: 'e', payload: {} }],
    ['an envelope without a payload', { type: 'interactive', envelope_id: 'e' }],
    ['no envelope at all', null],
    ['a list', []],
  ])('%s harms nothing', async (_, envelope) => {
    const { adapter, wire } = await on('socket');
    await adapter.start();
    wire.raw(JSON.stringify(envelope));
    wire.raw('no JSON {');
    expect(await answers()).toBe(true);
    expect(adapter.state().state).toBe('up');
  });

  test('stopped, it lets go of the line and can be started again', async () => {
    const { adapter, wire } = await on('socket');
    await adapter.start();
    await adapter.stop();
    await until(() => wire.open() === 0);
    expect(adapter.state().state).toBe('down');
    await adapter.start();
    expect(await answers()).toBe(true);
    expect(wire.open()).toBe(1);
  });
});

describe('a token that is wrong is named, with where to find the right one', () => {
  const cases: readonly [string, Change, string][] = [
    ['bot token', { botToken: 'xoxb-no' }, 'Slack refuses SLACK_BOT_TOKEN (invalid_auth)'],
    [
      'app token',
      { via: { kind: 'socket', appToken: 'xapp-no' } },
      'Slack refuses SLACK_APP_TOKEN (invalid_auth)',
    ],
    [
      'tokens swapped',
      { botToken: appToken, via: { kind: 'socket', appToken: botToken } },
      'SLACK_BOT_TOKEN should begin with "xoxb-"',
    ],
  ];
  test.each(cases)('%s', async (_, change, line) => {
    const { adapter } = await on('socket', change);
    await expect(adapter.start()).rejects.toThrow(line);
    await expect(adapter.start()).rejects.toThrow('api.slack.com/apps → your app →');
  });
});

describe('requests over HTTP', () => {
  const body = new URLSearchParams({ command: '/whoowns', text: 'patching' }).toString();
  const post = (headers: Readonly<Record<string, string>>, sent = body) =>
    fetch(slack.url, {
      method: 'POST',
      body: sent,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });

  test('are refused without a signature, with a wrong one, and with an old one', async () => {
    const { adapter } = await on('http');
    await adapter.start();
    const old = Math.floor(Date.now() / 1000) - 6 * 60;
    expect((await post({})).status).toBe(401);
    expect((await post(signed(body, { secret: 'another' }))).status).toBe(401);
    expect((await post(signed(body, { at: old }))).status).toBe(401);
    expect((await post(signed(body), `${body}&more=1`)).status).toBe(401);
    expect(slack.wire.workspace.shown).toEqual([]);
    expect(lines()).toContain('SLACK_SIGNING_SECRET');
  });

  test('that anybody can send fill no log: each kind is said once, with what to do', async () => {
    const { adapter } = await on('http');
    await adapter.start();
    const old = { at: Math.floor(Date.now() / 1000) - 6 * 60 };
    const big = 'x'.repeat(1_100_000);
    for (let round = 0; round < 3; round += 1) {
      await post({});
      await post({ ...signed(body), 'x-slack-request-timestamp': 'now' });
      await post(signed(body, { secret: 'another' }));
      await post(signed(body, old));
      await post({ connection: 'close' }, big);
    }
    const warned = slack.log.filter(({ level }) => level !== 'info').map(({ line }) => line);
    expect(
      warned.map((line) => /signed more|larger|wrong signature|hasn't/.exec(line)?.[0]),
    ).toEqual(["hasn't", 'wrong signature', 'signed more', 'larger']);
    expect(lines()).toContain("this machine's clock");
  });

  test('are answered when Slack signed them, and Slack may check the address', async () => {
    const { adapter } = await on('http');
    await adapter.start();
    expect(await answers()).toBe(true);
    const check = JSON.stringify({ type: 'url_verification', challenge: 'c' });
    const checked = await post({ ...signed(check), 'content-type': 'application/json' }, check);
    expect(await checked.json()).toEqual({ challenge: 'c' });
  });

  test('are told to come again while we are not connected', async () => {
    const { adapter } = await on('http');
    expect((await post(signed(body))).status).toBe(503);
    await adapter.start();
    expect(adapter.state().state).toBe('up');
    await adapter.stop();
    expect((await post(signed(body))).status).toBe(503);
  });

  test('of another kind are turned away', async () => {
    const { adapter } = await on('http');
    await adapter.start();
    expect((await fetch(slack.url)).status).toBe(404);
    const big = 'x'.repeat(2_000_000);
    expect((await post(signed(big), big)).status).toBe(413);
  });
});
