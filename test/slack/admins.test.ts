import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ABot, aBot } from '../a-bot.ts';
import { wordsOf } from '../wire/slack-read.ts';
import { type OnSlack, onSlack } from './harness.ts';

const admin = { command: '/whoowns-admin' };

describe('who may do what', () => {
  let parts: ABot;
  let slack: OnSlack;
  beforeEach(async () => {
    parts = await aBot({ chat: () => slack.adapter.chat });
    slack = await onSlack(parts.bot, 'http');
    await slack.adapter.start();
    await slack.person().command('who owns the frobnicated zorgblatt');
  });
  afterEach(async () => {
    expect(slack.wire.workspace.faults).toEqual([]);
    await slack.stop();
    await parts.close();
  });
  const told = async (id: string, words: string) => {
    await slack.person({ id, name: id }).command(words, admin);
    return wordsOf(slack.wire.workspace.shown.at(-1)?.blocks ?? []);
  };

  test('the creator of a channel sets its quiz and its welcome, and no others’ backlog', async () => {
    expect(await told('U0000EVE', 'welcome setup')).toContain('Newcomers are greeted here');
    expect(await told('U0000EVE', 'quiz setup time:10:00')).toContain('The quiz is set.');
    for (const words of ['backlog', 'gaps']) {
      const refusal = await told('U0000EVE', words);
      expect(refusal).toContain('it takes a workspace admin or owner');
      expect(refusal).not.toMatch(/Discord|zorgblatt|team file/);
    }
  });

  test('a workspace admin may do all of it', async () => {
    expect(await told('U00ADMIN', 'welcome setup')).toContain('Newcomers are greeted here');
    expect(await told('U00ADMIN', 'backlog')).toContain('frobnicated zorgblatt');
    expect(await told('U00ADMIN', 'gaps')).toContain('No team file is shown here.');
  });

  test('somebody else may do none of it, and is told who may', async () => {
    for (const words of ['welcome setup', 'quiz setup time:10:00', 'check']) {
      expect(await told('U0000BEN', words)).toContain(
        "a workspace admin or the channel's creator, or an id",
      );
    }
    expect(await told('U0000BEN', 'backlog')).toContain('a workspace admin or owner');
  });
});
