import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Teams } from '../../src/core/team/team.ts';
import { type ABot, aBot } from '../a-bot.ts';
import { someTeams } from '../some-teams.ts';
import { type OnDiscord, onDiscord } from './harness.ts';

const secrets = /Linux platform|DBA guild|SRE|linux-oncall|613425648685547543|Your team|team file/;
const questions = [
  'who patches ec2',
  'who do I call about patching ec2 in prod',
  'what does the DBA guild own',
  'who is #linux',
];

describe('our own teams', () => {
  let parts: ABot;
  let on: OnDiscord;
  let teams: Teams | null = null;
  beforeEach(async () => {
    parts = await aBot({ teams: () => teams });
    on = await onDiscord(parts.bot);
    teams = someTeams({ discord: [on.wire.world.guild.id] });
  });
  afterEach(async () => {
    expect(on.wire.faults).toEqual([]);
    await on.stop();
    await parts.close();
  });

  test('are told in our server', async () => {
    await on.ask('who do I call about patching ec2 in prod');
    expect(on.said()).toMatch(/Your team:? SRE \(prod\)/);
    await on.ask('who is #linux');
    expect(on.said()).toContain('linux-oncall@example.com');
  });

  test.each([
    ['in our server, by the app that somebody brought along', { installedBy: 'person' }],
    ['in a direct message with the bot', { in: 'direct' }],
    ['in a group', { in: 'group', installedBy: 'person' }],
  ] as const)('are not told %s', async (_, where) => {
    for (const question of questions) {
      await on.ask(question, where);
      expect(on.said().replaceAll(question, '')).not.toMatch(secrets);
      expect(JSON.stringify(on.last()?.body).replaceAll(question, '')).not.toMatch(secrets);
    }
  });

  test('are not told when an answer from our server is opened by the app brought along', async () => {
    await on.ask('who patches ec2 in prod');
    expect(on.said()).toMatch(secrets);
    await on.press('Compare services', { installedBy: 'person' });
    expect(JSON.stringify(on.last()?.body)).not.toMatch(secrets);
  });
});
