import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ABot, aBot } from '../a-bot.ts';
import type { Person } from '../wire/discord-world.ts';
import { type OnDiscord, onDiscord } from './harness.ts';

const hour = 3_600_000;
let parts: ABot;
let discord: OnDiscord;
let ada: Person;
beforeEach(async () => {
  parts = await aBot({ chat: () => discord.adapter.chat });
  discord = await onDiscord(parts.bot);
  const { world } = discord.wire;
  const permissions = PermissionFlagsBits.ManageGuild;
  ada = world.addPerson('Ada', { permissions, roles: [world.serverRole] });
});
afterEach(async () => {
  expect(discord.wire.faults).toEqual([]);
  await discord.stop();
  await parts.close();
});

const admin = (path: readonly string[], options: Readonly<Record<string, string>> = {}) => {
  const given = Object.entries(options).map(([name, value]) => ({ name, type: 3, value }));
  const [first = '', second] = path;
  const inside =
    second === undefined
      ? [{ name: first, type: 1, options: given }]
      : [{ name: first, type: 2, options: [{ name: second, type: 1, options: given }] }];
  return discord.wire.people.slash('whoowns-admin', inside, { person: ada });
};
const setUp = async (options: Readonly<Record<string, string>>) => {
  await discord.wire.answered(admin(['quiz', 'setup'], options));
  return discord.said();
};

test('every setting can be said with the command', async () => {
  const all = {
    time: '9:30',
    zone: 'Asia/Kathmandu',
    days: 'mon, wed, fri',
    closes: '17:00',
    reveal: 'at-close',
    topics: 'backups, os-patching',
    exam: 'any',
    difficulty: 'hard',
  };
  const said = await setUp(all);
  expect(said).toContain('Monday, Wednesday and Friday at 09:30, Asia/Kathmandu time');
  for (const part of ['at 17:00', 'to all at the close', 'backups, os-patching', 'hard'])
    expect(said).toContain(part);
});

test('the form has the five that everybody needs, and names the options for the others', async () => {
  const asked = admin(['quiz', 'setup']);
  await discord.wire.answered(asked);
  const form = JSON.stringify(asked.response?.data);
  for (const label of ['Time', 'Time zone', 'Days', 'Difficulty']) expect(form).toContain(label);
  expect(form).toContain("As the command's options there are also: closes, topics, exam");
  const { people } = discord.wire;
  const fields = { time: '11:00', zone: ['UTC'], days: ['mon', 'thu'], reveal: ['at-once'] };
  await setUp({ closes: '16:00', zone: 'UTC' });
  const { id } = discord.wire.world.general;
  await discord.wire.answered(people.submit(`quiz-setup:${id}`, fields, { person: ada }));
  expect(discord.said()).toContain('Monday and Thursday at 11:00, UTC time');
  expect(discord.said()).toContain('at 16:00');
});

test('typing in the zone option offers zones by their city', async () => {
  const inside = [{ name: 'zone', type: 3, value: 'kathm', focused: true }];
  const typed = discord.wire.people.type(
    'whoowns-admin',
    [{ name: 'quiz', type: 2, options: [{ name: 'setup', type: 1, options: inside }] }],
    { person: ada },
  );
  await discord.wire.answered(typed);
  expect(JSON.stringify(typed.response?.data)).toContain('Asia/Kath');
});

test('what I dispute stands in the admins’ backlog with my reason, until one closes it', async () => {
  await setUp({ time: '11:00', zone: 'UTC' });
  parts.pass(2 * hour);
  await parts.bot.tick(parts.now());
  parts.pass(8 * hour);
  await parts.bot.tick(parts.now());
  const { people, world } = discord.wire;
  await discord.press('Dispute');
  const round = await parts.store.quiz.rounds.latest(
    { platform: 'discord', workspace: world.guild.id, channel: world.general.id },
    null,
  );
  const reason = { reason: 'The docs say otherwise.' };
  await discord.wire.answered(people.submit(`quiz-dispute:${round?.id}`, reason));
  await discord.wire.answered(admin(['backlog']));
  expect(discord.said()).toContain('disputed · once');
  await discord.press(`1. Quiz question ${round?.questionId}`, { person: ada });
  expect(discord.said()).toContain('“The docs say otherwise.”');
  expect(discord.said()).toContain('knowledge/');
  await discord.press('Close it', { person: ada });
  expect(discord.said()).toContain('The backlog is empty');
});
