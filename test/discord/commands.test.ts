import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Command, commands, type Option } from '../../src/core/command.ts';
import { messageCommand, registrations } from '../../src/discord/commands.ts';
import { type ABot, aBot } from '../a-bot.ts';
import { until } from '../wire/discord.ts';
import { commandFaults } from '../wire/discord-commands.ts';
import { type OnDiscord, onDiscord } from './harness.ts';

const option = (name: string, some: Partial<Option> = {}): Option => ({
  name,
  summary: `The ${name}`,
  kind: 'text',
  required: false,
  completes: null,
  choices: [],
  ...some,
});

/** A command as an admin's may be: groups, subcommands, every kind of option. */
const admin: Command = {
  name: 'whoowns-admin',
  summary: 'Set up the quiz and the welcome',
  admin: true,
  options: [],
  subcommands: [
    {
      path: ['quiz', 'setup'],
      summary: 'Set up the daily quiz',
      options: [
        option('zone', { completes: 'zone' }),
        option('where', { kind: 'channel', required: true }),
        option('days', { choices: ['weekdays', 'every day'] }),
        option('close', { kind: 'number' }),
        option('reveal', { kind: 'flag' }),
      ],
    },
    { path: ['quiz', 'now'], summary: 'Post one now', options: [] },
    { path: ['check'], summary: 'What is missing', options: [] },
  ],
  examples: [],
};

const long = (length: number) => 'x'.repeat(length);
const registered = (...table: readonly Command[]) => registrations(table, { oneServer: false });

describe('the table as Discord takes it', () => {
  test.each([true, false])('every command of ours, in one server only: %s', (oneServer) => {
    expect(commandFaults(registrations(commands, { oneServer }), oneServer)).toEqual([]);
    expect(commandFaults(registrations([admin], { oneServer }), oneServer)).toEqual([]);
  });

  test('a question completes, works everywhere, for servers and for people', () => {
    const [whoowns] = registered(...commands);
    expect(whoowns).toMatchObject({
      name: 'whoowns',
      contexts: [0, 1, 2],
      integration_types: [0, 1],
      default_member_permissions: null,
    });
    expect(whoowns).toHaveProperty('options.0.autocomplete', true);
    expect(whoowns).toHaveProperty('options.1.autocomplete', true);
    expect(whoowns).toHaveProperty('options.2.type', 5);
  });

  test("admins' commands are for servers and for those who manage channels", () => {
    expect(registered(admin)[0]).toMatchObject({
      contexts: [0],
      integration_types: [0],
      default_member_permissions: '16',
      options: [
        { type: 2, name: 'quiz', options: [{ name: 'setup' }, { name: 'now' }] },
        { type: 1 },
      ],
    });
    expect(registered(admin)[0]).toHaveProperty('options.0.options.0.options.0.name', 'where');
  });

  test('the menu of a message has one too', () => {
    expect(registered().at(-1)).toMatchObject({ type: 3, name: messageCommand });
  });

  test('texts that are too long are cut', () => {
    const wordy = { ...admin, summary: long(300), options: [], subcommands: [] };
    expect(commandFaults(registered(wordy), false)).toEqual([]);
  });
});

describe('Discord refuses, so the small one does as well:', () => {
  const bare = { type: 1, name: 'ask', description: 'Ask' };
  const text = { type: 3, name: 'question', description: 'A question' };
  const sub = { type: 1, name: 'today', description: "Today's" };
  test.each([
    ['options beside subcommands', { ...bare, options: [text, sub] }],
    ['no such name', { ...bare, name: 'Who Owns' }],
    ['no such name', { ...bare, options: [{ ...text, name: 'Frage?' }] }],
    ['description of', { ...bare, description: '' }],
    [
      'required options come first',
      { ...bare, options: [text, { ...text, name: 'b', required: true }] },
    ],
    ['an option twice', { ...bare, options: [text, text] }],
    [
      'choices beside autocomplete',
      { ...bare, options: [{ ...text, autocomplete: true, choices: [{ name: 'a', value: 'a' }] }] },
    ],
    ['too deep', { ...bare, options: [{ ...sub, options: [sub] }] }],
    ['takes no description', { ...bare, type: 3, name: 'Who?' }],
    [
      '26 options',
      { ...bare, options: Array.from({ length: 26 }, (_, n) => ({ ...text, name: `o${n}` })) },
    ],
    [
      'characters',
      {
        ...bare,
        options: Array.from({ length: 25 }, (_, n) => ({
          ...text,
          name: `o${n}`,
          choices: Array.from({ length: 25 }, (_, m) => ({
            name: `${m}`,
            value: `${m}${long(20)}`,
          })),
        })),
      },
    ],
    ['unknown field', { ...bare, permission: 3 }],
  ])('%s', (fault, command) => {
    expect(commandFaults([command], false).join('\n')).toContain(fault);
  });

  test('two of the same name', () => {
    expect(commandFaults([bare, bare], false)).not.toEqual([]);
  });
});

describe('registering', () => {
  let parts: ABot;
  let on: OnDiscord;

  beforeEach(async () => {
    parts = await aBot();
    on = await onDiscord(parts.bot);
  });
  afterEach(async () => {
    const { faults } = on.wire;
    await on.stop();
    await parts.close();
    expect(faults).toEqual([]);
  });

  const restart = async () => {
    await on.adapter.stop();
    const before = on.wire.routes(/GET .*\/commands$/).length;
    await on.adapter.start();
    await until(() => on.wire.routes(/GET .*\/commands$/).length > before);
    await on.quiet();
  };
  const global = () => `/applications/${on.wire.world.application}/commands`;

  test('is one overwrite, and none at the next start', async () => {
    expect(on.wire.counts.overwrites).toBe(1);
    await restart();
    await restart();
    expect(on.wire.counts.overwrites).toBe(1);
  });

  test('is done again when something has changed', async () => {
    const [first, ...rest] = on.wire.commands.get(global()) ?? [];
    on.wire.commands.set(global(), [{ ...Object(first), description: 'Something older' }, ...rest]);
    await restart();
    expect(on.wire.counts.overwrites).toBe(2);
    await restart();
    expect(on.wire.counts.overwrites).toBe(2);
  });

  test('takes away what we have no more, and keeps the command that launches an Activity', async () => {
    const entry = { type: 4, name: 'launch', description: '', handler: 2, id: '1' };
    const old = { type: 1, name: 'old', description: 'Gone' };
    on.wire.commands.set(global(), [entry, old]);
    await restart();
    const names = (on.wire.commands.get(global()) ?? []).map((one) => Object(one).name);
    expect(names).toEqual([...commands.map(({ name }) => name), messageCommand, 'launch']);
    await restart();
    expect(on.wire.counts.overwrites).toBe(2);
  });

  test('for one server only touches that one', async () => {
    const other = await onDiscord(parts.bot, { start: false, guildId: on.wire.world.guild.id });
    await other.adapter.start();
    await until(() => other.wire.commands.size === 1);
    expect([...other.wire.commands.keys()][0]).toContain(`/guilds/${on.wire.world.guild.id}/`);
    await other.stop();
  });

  test('for a server that the bot is not in says so, with what to do', async () => {
    const other = await onDiscord(parts.bot, { start: false, guildId: '123456789012345678' });
    const body = { code: 50001, message: 'Missing Access' };
    other.wire.plant({ route: /\/guilds\/\d+\/commands$/, with: 403, times: 9, body });
    await other.adapter.start();
    const said = () => other.log.find(({ line }) => line.includes('DISCORD_GUILD_ID'))?.line;
    await until(() => said() !== undefined, 'the line');
    expect(said()).toContain('npm run -s discord:invite');
    await other.stop();
  });

  test('that fails is said, and the bot answers all the same', async () => {
    on.wire.plant({ route: /\/commands$/, with: 500, times: 9 });
    await restart();
    await until(() => on.log.some(({ line }) => line === 'commands could not be registered'));
    await on.ask('patching');
    expect(on.said()).toContain('Shared:');
  });
});
