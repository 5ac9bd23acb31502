import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isSlacks } from '../../src/slack/response-url.ts';
import { type ABot, aBot } from '../a-bot.ts';
import { type OnSlack, onSlack } from './harness.ts';

describe("an address is Slack's", () => {
  test.each([
    ['https://hooks.slack.com/commands/T1/2/x', null],
    ['https://hooks.slack.com/actions/T1/2/x', 'http://127.0.0.1:1234/api/'],
    ['https://hooks.slack-gov.com/commands/T1/2/x', null],
    ['https://HOOKS.SLACK.COM:443/x', null],
    ['http://127.0.0.1:1234/response/1', 'http://127.0.0.1:1234/api/'],
  ])('%s', (url, apiUrl) => {
    expect(isSlacks(url, apiUrl)).toBe(true);
  });

  test.each([
    ['another host', 'https://evil.test/hooks.slack.com'],
    ['a host below', 'https://a.hooks.slack.com/x'],
    ['a host that begins alike', 'https://hooks.slack.com.evil.test/x'],
    ['a host that ends alike', 'https://evilhooks.slack.com/x'],
    ['a host with a dash for a dot', 'https://hooks-slack.com/x'],
    ['a user before another host', 'https://hooks.slack.com@evil.test/x'],
    ['a user and a password', 'https://hooks.slack.com:x@evil.test/x'],
    ['a user before the right host', 'https://user@hooks.slack.com/x'],
    ['a backslash', 'https://evil.test\\@hooks.slack.com/x'],
    ['an encoded slash', 'https://evil.test%2f@hooks.slack.com/x'],
    ['a tab in the scheme', 'ht\ttp://hooks.slack.com/x'],
    ['no TLS', 'http://hooks.slack.com/x'],
    ['another port', 'https://hooks.slack.com:8443/x'],
    ['a letter of another alphabet', 'https://hооks.slack.com/x'],
    ['the dot at the end', 'https://hooks.slack.com./x'],
    ['this machine', 'http://127.0.0.1:1234/x'],
    ['what a cloud keeps for itself', 'http://169.254.169.254/latest/meta-data'],
    ['a file', 'file:///etc/passwd'],
    ['nothing at all', ''],
  ])('not %s', (_, url) => {
    expect(isSlacks(url, null)).toBe(false);
    expect(isSlacks(url, 'https://slack.com/api/')).toBe(false);
  });

  test('nor another port or scheme of the address in SLACK_API_URL', () => {
    expect(isSlacks('http://127.0.0.1:1235/x', 'http://127.0.0.1:1234/api/')).toBe(false);
    expect(isSlacks('https://127.0.0.1:1234/x', 'http://127.0.0.1:1234/api/')).toBe(false);
    expect(isSlacks('http://u@127.0.0.1:1234/x', 'http://127.0.0.1:1234/api/')).toBe(false);
  });
});

describe('an answer for an address that is not', () => {
  let parts: ABot;
  let slack: OnSlack;
  beforeEach(async () => {
    parts = await aBot();
    slack = await onSlack(parts.bot, 'http');
    await slack.adapter.start();
  });
  afterEach(async () => {
    await slack.stop();
    await parts.close();
  });

  /** Another server, and how often it was called. */
  const stranger = async () => {
    let calls = 0;
    const server = createServer((_, response) => {
      calls += 1;
      response.end('ok');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    return { url, calls: () => calls, stop: () => server.close() };
  };

  test('goes nowhere, and the person is told by direct message', async () => {
    const there = await stranger();
    const ana = slack.person();
    await ana.command('leaderboard', {
      command: '/whoowns-quiz',
      change: { response_url: there.url },
    });
    there.stop();
    expect(there.calls()).toBe(0);
    expect(slack.wire.workspace.messages.at(-1)?.channel).toBe('D0000ANA');
    expect(slack.log.map(({ fields }) => String(fields.err)).join()).toContain('foreign_url');
    expect(JSON.stringify(slack.log)).not.toContain(there.url);
  });

  test('nor does one follow a redirect', async () => {
    const there = await stranger();
    slack.wire.script('response_url', { status: 307, location: there.url });
    await slack.person().command('leaderboard', { command: '/whoowns-quiz' });
    there.stop();
    expect(slack.wire.calls.filter(({ method }) => method === 'response_url')).toHaveLength(1);
    expect(there.calls()).toBe(0);
  });
});
