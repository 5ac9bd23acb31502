import { spawnSync } from 'node:child_process';
import { PermissionsBitField } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { apiOf, applicationOf, inviteUrl } from '../../src/discord/invite.ts';
import { type DiscordWire, startDiscord } from '../wire/discord.ts';

const invite = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  spawnSync('node', ['src/cli/discord-invite.ts', ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, DISCORD_TOKEN: '', DISCORD_API_URL: '', ...env },
  });

test('the link asks for what the bot works with, and for nothing else', () => {
  const url = new URL(inviteUrl('1234567890123456789', { personal: false }));
  expect(url.origin + url.pathname).toBe('https://discord.com/oauth2/authorize');
  expect(url.searchParams.get('scope')).toBe('bot applications.commands');
  const asked = new PermissionsBitField(BigInt(url.searchParams.get('permissions') ?? 0));
  expect(asked.toArray().sort()).toEqual([
    'EmbedLinks',
    'ReadMessageHistory',
    'SendMessages',
    'SendMessagesInThreads',
    'ViewChannel',
  ]);
});

test('the link for oneself asks for no permission', () => {
  const { searchParams } = new URL(inviteUrl('1234567890123456789', { personal: true }));
  expect(searchParams.get('permissions')).toBeNull();
  expect(searchParams.get('integration_type')).toBe('1');
});

test.each([
  [null, 'https://discord.com/api'],
  ['http://proxy:8080/api/', 'http://proxy:8080/api'],
  ['http://proxy:8080/api/v10', 'http://proxy:8080/api'],
])('the address %s is %s', (given, address) => {
  expect(apiOf(given)).toBe(address);
});

describe('whose link it is', () => {
  let wire: DiscordWire;
  beforeEach(async () => {
    wire = await startDiscord();
  });
  afterEach(() => wire.stop());

  test('Discord says', async () => {
    const id = await applicationOf({ token: wire.token(), api: wire.url });
    expect(id).toBe(wire.world.application);
  });

  test('the token says where Discord can not be asked', async () => {
    const token = `${Buffer.from('1234567890123456789').toString('base64')}.a.b`;
    expect(await applicationOf({ token, api: 'http://127.0.0.1:9' })).toBe('1234567890123456789');
  });

  test('nobody says with a token that is refused: a clear line instead', async () => {
    const refused = applicationOf({ token: 'another', api: wire.url });
    await expect(refused).rejects.toThrow(/^Discord refused DISCORD_TOKEN/);
  });
});

describe('npm run -s discord:invite', () => {
  test('prints the link and nothing else', () => {
    const { stdout, status } = invite(['--app', '1234567890123456789']);
    expect(stdout).toMatch(/^https:\/\/discord\.com\/oauth2\/authorize\?\S+\n$/);
    expect(status).toBe(0);
  });

  test.each([
    [[], {}, 'DISCORD_TOKEN is not set'],
    [[], { DISCORD_TOKEN: 'abc' }, "DISCORD_TOKEN isn't a bot token"],
    [['--app', 'x'], {}, "--app isn't an id"],
    [['--nonsense'], {}, 'nonsense'],
  ])('%s %j says what is wrong', (args, env, line) => {
    const { stderr, stdout, status } = invite(args, env);
    expect(stderr).toContain(line);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stdout).toBe('');
    expect(status).toBe(1);
  });
});
