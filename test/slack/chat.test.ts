import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Chat } from '../../src/core/ports.ts';
import type { Place } from '../../src/core/request.ts';
import { type ABot, aBot } from '../a-bot.ts';
import { wordsOf } from '../wire/slack-read.ts';
import { type OnSlack, onSlack } from './harness.ts';

const message = {
  summary: 'Good morning',
  blocks: [{ kind: 'text', spans: [{ kind: 'plain', text: 'Good morning <!channel>' }] }],
} as const;
const at = (channel: string): Place => ({ platform: 'slack', workspace: 'T0000HOME', channel });
const here = at('C000TEAM');

describe('posting unasked', () => {
  let parts: ABot;
  let slack: OnSlack;
  let chat: Chat;
  beforeEach(async () => {
    parts = await aBot();
    slack = await onSlack(parts.bot, 'http', { timeoutMs: 300 });
    await slack.adapter.start();
    if (!slack.adapter.chat) throw new Error('no chat');
    chat = slack.adapter.chat;
  });
  afterEach(async () => {
    expect(slack.wire.workspace.faults).toEqual([]);
    await slack.stop();
    await parts.close();
  });
  const posts = () => slack.wire.workspace.messages;

  test('posts, is found again by its key, and can be edited', async () => {
    const sent = await chat.post(here, message, 'round-1');
    for (let n = 0; n < 5; n += 1) await chat.post(here, message, `other-${n}`);
    expect(sent).toEqual({ kind: 'sent', id: posts()[0]?.ts });
    expect(await chat.find(here, 'round-1', 0)).toEqual({ kind: 'found', id: posts()[0]?.ts });
    expect(await chat.find(here, 'round-2', 0)).toEqual({ kind: 'absent' });
    const after = Number(posts()[0]?.ts) * 1000;
    expect(await chat.find(here, 'round-1', after)).toEqual({ kind: 'absent' });
    await chat.edit(here, posts()[0]?.ts ?? '', { ...message, summary: 'Good evening' });
    expect(posts()[0]).toMatchObject({ text: 'Good evening', edited: 1 });
    expect(wordsOf(posts()[0]?.blocks ?? [])).toContain('Good morning');
  });

  test('a lost reply is unsure, and never posted twice; the post can be found', async () => {
    slack.wire.script('chat.postMessage', 'lost');
    const sent = await chat.post(here, message, 'round-1');
    expect(sent).toEqual({ kind: 'failed', posted: 'unsure', retryAfterMs: null });
    expect(posts()).toHaveLength(1);
    expect((await chat.find(here, 'round-1', 0)).kind).toBe('found');
  });

  test.each([
    [{ status: 503 }, { kind: 'failed', posted: 'unsure', retryAfterMs: null }],
    [
      { status: 429, retryAfter: 30 },
      { kind: 'failed', posted: 'no', retryAfterMs: 30_000 },
    ],
    [{ error: 'invalid_auth' }, { kind: 'failed', posted: 'no', retryAfterMs: null }],
    [
      { error: 'missing_scope', needed: 'chat:write' },
      { kind: 'refused', reason: 'forbidden', missing: ['chat:write'] },
    ],
  ] as const)('%j makes of it %j', async (instead, sent) => {
    slack.wire.script('chat.postMessage', instead);
    expect(await chat.post(here, message, 'round-1')).toEqual(sent);
    expect(slack.wire.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
  });

  test('told to wait for a moment, it does, and all that wait with it', async () => {
    slack.wire.script('chat.postMessage', { status: 429, retryAfter: 1 });
    const sent = await Promise.all(
      ['round-1', 'round-2'].map((key) => chat.post(here, message, key)),
    );
    expect(sent.map(({ kind }) => kind)).toEqual(['sent', 'sent']);
    expect(posts()).toHaveLength(2);
  });

  test('where it may not post, it says why', async () => {
    const missing = ['/invite @whoowns'];
    const away = { kind: 'refused', reason: 'not-a-member', missing };
    expect(await chat.post(at('C000AWAY'), message, 'k')).toEqual(away);
    expect(await chat.post(at('G000AWAY'), message, 'k')).toEqual(away);
    const archived = { kind: 'refused', reason: 'archived', missing: [] };
    expect(await chat.post(at('C0000OLD'), message, 'k')).toEqual(archived);
    expect(await chat.missing(at('C000AWAY'))).toEqual(missing);
    expect(await chat.missing(at('G000AWAY'))).toEqual(missing);
    expect(await chat.missing(here)).toEqual([]);
  });

  test('an edit of a message that is gone says so', async () => {
    const gone = { kind: 'refused', reason: 'gone', missing: [] };
    expect(await chat.edit(here, '1.1', message)).toEqual(gone);
  });

  test('without the right to read a channel, it is blind', async () => {
    slack.wire.script('conversations.history', { error: 'missing_scope' });
    expect(await chat.find(here, 'round-1', 0)).toEqual({ kind: 'blind' });
    slack.wire.script('conversations.history', { status: 503 });
    expect(await chat.find(here, 'round-1', 0)).toEqual({ kind: 'failed' });
  });

  test('a line for one person is seen by nobody else', async () => {
    expect((await chat.whisper(here, 'U0000ANA', message, 'k')).kind).toBe('sent');
    expect(posts()).toMatchObject([{ channel: 'C000TEAM', only: 'U0000ANA' }]);
  });

  test('writes to one person', async () => {
    expect((await chat.direct(here, 'U0000ANA', message, 'k')).kind).toBe('sent');
    expect(posts()).toMatchObject([{ channel: 'D0000ANA' }]);
  });

  test('knows who may change a channel, and in which zone they live', async () => {
    const zone = 'Europe/Zurich';
    expect(await chat.about(here, 'U0000ANA')).toEqual({ admin: null, zone });
    expect(await chat.about(here, 'U00ADMIN')).toEqual({ admin: 'workspace', zone });
    expect(await chat.about(here, 'U0000EVE')).toEqual({ admin: 'channel', zone });
    slack.wire.script('users.info', { error: 'missing_scope' });
    expect(await chat.about(here, 'U00ADMIN')).toEqual({ admin: null, zone: null });
  });
});
