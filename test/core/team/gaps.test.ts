import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Message } from '../../../src/core/message.ts';
import { type ABot, aBot } from '../../a-bot.ts';
import { anAdminWord, answered, aQuestion, type Where } from '../../a-request.ts';
import { someTeams } from '../../some-teams.ts';

const DAY = 24 * 60 * 60 * 1000;
const home = { platform: 'slack', workspace: 'T024BE7LD', channel: 'C1' } as const;
let parts: ABot;
beforeEach(async () => {
  parts = await aBot({ teams: () => someTeams({ slack: ['T024BE7LD'] }) });
});
afterEach(() => parts.close());

const ask = (question: string, where: Where = {}) =>
  answered(parts.bot, aQuestion(question, where));
const gaps = (where: Where = {}) => answered(parts.bot, anAdminWord('gaps', where));

function lines({ blocks }: Message): readonly string[] {
  return blocks.flatMap((block) =>
    block.kind === 'list'
      ? block.items.map((spans) => spans.map((span) => ('text' in span ? span.text : '')).join(''))
      : [],
  );
}

test('what is asked about and has no team is listed, what is asked most first', async () => {
  await ask('encryption at rest on s3');
  for (const question of ['mfa', 'who owns mfa', 'backups on rds', 'who patches ec2'])
    await ask(question);
  expect(lines(await gaps())).toEqual([
    'Multi-factor authentication (mfa) · asked 2 times',
    'Encryption at rest on Amazon S3 (s3, encryption-at-rest) · asked 1 time',
  ]);
});

test('what is all AWS’s needs no team', async () => {
  await ask('physical security');
  expect((await gaps()).summary).toBe('No gaps: all that was asked about has a team.');
});

test('what only the default catches is told apart', async () => {
  await parts.close();
  const teams = someTeams({ slack: ['T024BE7LD'] });
  const fallback = { team: 'sre', note: null };
  parts = await aBot({
    teams: () => ({ ...teams, everywhere: { ...teams.everywhere, fallback } }),
  });
  await ask('mfa');
  const told = await gaps();
  expect(JSON.stringify(told)).toContain('only the default is named');
  expect(lines(told)).toEqual(['Multi-factor authentication (mfa) · asked 1 time']);
});

test('who is no admin is told nothing, nor anybody in another workspace or before outsiders', async () => {
  await ask('mfa');
  for (const where of [
    { admin: null },
    { admin: 'channel' as const },
    { outside: true },
    { place: { ...home, workspace: 'T0ANOTHER' } },
  ]) {
    expect(JSON.stringify(await gaps(where))).not.toContain('Multi-factor');
  }
  expect(lines(await gaps())).toHaveLength(1);
});

test('nothing is counted where no team is shown, and it is forgotten in time', async () => {
  const place = { ...home, workspace: 'T0ANOTHER' };
  await ask('mfa', { place });
  expect(await parts.store.asked.top(place, 5)).toEqual([]);
  await ask('mfa');
  parts.pass(91 * DAY);
  await parts.bot.tick(parts.now());
  expect(await parts.store.asked.top(home, 5)).toEqual([]);
});
