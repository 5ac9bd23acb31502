import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Bot, Request } from '../../src/core/request.ts';
import { type ABot, aBot } from '../a-bot.ts';
import { type OnSlack, onSlack } from './harness.ts';

/** What the bot is told of who can see an answer; what it then leaves out is core's. */
describe('people of another company in a channel', () => {
  let parts: ABot;
  let slack: OnSlack;
  let heard: Request[];
  beforeEach(async () => {
    parts = await aBot();
    heard = [];
    const listening: Bot = {
      ...parts.bot,
      handle(request) {
        heard.push(request);
        return parts.bot.handle(request);
      },
    };
    slack = await onSlack(listening, 'http');
    await slack.adapter.start();
  });
  afterEach(async () => {
    await slack.stop();
    await parts.close();
  });
  const outside = () => heard.map((request) => request.outside);
  const asked = () => slack.wire.calls.filter(({ method }) => method === 'conversations.info');

  test('are known from the channel when a command is given there', async () => {
    const ana = slack.person();
    await ana.command('patching', { channel: 'C0SHARED' });
    await ana.command('patching');
    expect(outside()).toEqual([true, false]);
  });

  test('are asked about once for many commands', async () => {
    const ana = slack.person();
    for (let n = 0; n < 5; n += 1) await ana.command('patching');
    expect(asked()).toHaveLength(1);
  });

  test('are known from the event of a mention', async () => {
    const ana = slack.person();
    await ana.mention('patching', { body: { is_ext_shared_channel: true } });
    await ana.command('patching');
    expect(outside()).toEqual([true, true]);
  });

  test('are known by their own team', async () => {
    const eve = slack.person({ id: 'U0000EVE', name: 'eve', home: 'T0OTHER' });
    await eve.mention('patching');
    await eve.press('Compare services');
    expect(outside()).toEqual([true, true]);
  });

  test('are taken to be there when Slack will not say and everyone would see it', async () => {
    const ana = slack.person();
    slack.wire.script('conversations.info', { error: 'missing_scope' });
    await ana.command('patching');
    await ana.command('visible:yes patching');
    await ana.press('Share in channel');
    expect(outside()).toEqual([false, true, true]);
  });

  test('are not in a direct message', async () => {
    await slack.person().dm('patching');
    expect(outside()).toEqual([false]);
    expect(asked()).toEqual([]);
  });

  test('the workspace is the one that the token is for, whoever asks', async () => {
    const eve = slack.person({ id: 'U0000EVE', name: 'eve', home: 'T0OTHER' });
    await eve.mention('patching');
    await eve.press('Compare services');
    expect(heard.map(({ place }) => place.workspace)).toEqual(['T0000HOME', 'T0000HOME']);
  });
});
