import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ABot, aBot } from '../a-bot.ts';
import { someTeams } from '../some-teams.ts';
import { wordsOf } from '../wire/slack-read.ts';
import { team } from '../wire/slack-workspace.ts';
import { type OnSlack, onSlack } from './harness.ts';

const secrets = /Linux platform|DBA guild|SRE|linux-oncall|C024BE7LR|Your team|team file/;
const questions = [
  'who patches ec2',
  'who do I call about patching ec2 in prod',
  'what does the DBA guild own',
  'who is #linux',
];

describe.each(['socket', 'http'] as const)('our own teams, over %s', (via) => {
  let parts: ABot;
  let slack: OnSlack;
  beforeEach(async () => {
    parts = await aBot({ teams: () => someTeams({ slack: [team] }) });
    slack = await onSlack(parts.bot, via);
    await slack.adapter.start();
  });
  afterEach(async () => {
    expect(slack.wire.workspace.faults).toEqual([]);
    await slack.stop();
    await parts.close();
  });
  const seen = () =>
    JSON.stringify(slack.wire.workspace.shown.map(({ text, blocks }) => [text, blocks]));
  const last = () => wordsOf(slack.wire.workspace.shown.at(-1)?.blocks ?? []);

  test('are told in our channels and direct messages', async () => {
    const ana = slack.person();
    await ana.command('who do I call about patching ec2 in prod');
    expect(last()).toMatch(/Your team:? SRE \(prod\)/);
    await ana.dm('who is #linux');
    expect(last()).toContain('linux-oncall@example.com');
  });

  test('are not told in a channel that is shared with another company', async () => {
    const ana = slack.person();
    for (const question of questions) {
      await ana.command(question, { channel: 'C0SHARED' });
      await ana.mention(question, { channel: 'C0SHARED', body: { is_ext_shared_channel: true } });
    }
    await ana.press('Compare services');
    expect(slack.wire.workspace.shown.length).toBeGreaterThanOrEqual(questions.length * 2);
    expect(seen().replaceAll(/“[^”]*”/g, '')).not.toMatch(secrets);
  });

  test('are not told to somebody of another company, also not in a direct message', async () => {
    const eve = slack.person({ id: 'U0000EVE', name: 'eve', home: 'T0OTHER' });
    for (const question of questions) await eve.dm(question);
    await eve.press('Was this right? No');
    expect(slack.wire.workspace.shown.length).toBeGreaterThanOrEqual(questions.length);
    expect(seen().replaceAll(/“[^”]*”/g, '')).not.toMatch(secrets);
  });
});
