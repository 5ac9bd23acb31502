import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ABot, aBot } from '../a-bot.ts';
import { anUnsurePost } from '../an-unsure-post.ts';
import { wordsOf } from '../wire/slack-read.ts';
import { team } from '../wire/slack-workspace.ts';
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

  const here = { platform: 'slack', workspace: team, channel: 'C000TEAM' } as const;
  const rights = (creator: string) => slack.wire.workspace.add(here.channel, { creator });
  const last = () => wordsOf(slack.wire.workspace.shown.at(-1)?.blocks ?? []);

  test('who loses the channel while the quiz’s form is open can’t send it', async () => {
    const eve = slack.person({ id: 'U0000EVE', name: 'eve' });
    await eve.command('quiz setup', admin);
    expect(slack.wire.workspace.modals).toHaveLength(1);
    rights('U0000BEN');
    await eve.submit({ time: '11:00', zone: 'UTC' });
    await slack.settled();
    expect(last()).toContain('That needs somebody who may change this channel');
    expect(await parts.store.quiz.schedules.get(here)).toBeNull();
  });

  test('who loses the channel can’t post now with the button of an earlier notice', async () => {
    const eve = slack.person({ id: 'U0000EVE', name: 'eve' });
    await anUnsurePost(parts, here, eve.id);
    const questions = () => slack.wire.workspace.shown.filter(({ everyone }) => everyone);
    rights('U0000BEN');
    await eve.press('Post now');
    expect(last()).toContain('That needs somebody who may change this channel');
    expect(questions()).toEqual([]);
    rights('U0000EVE');
    await eve.press('Post now');
    expect(last()).toContain('Done: the question is in the channel.');
    expect(questions()).toHaveLength(1);
  });
});
