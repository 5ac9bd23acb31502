import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfig, variables } from '../src/config.ts';

const slackish = (prefix: string) => `${prefix}1234567890-abcdefghij`;
const discordToken = ['M'.repeat(24), 'G4b1c2', 'x'.repeat(30)].join('.');

function config(environment: Record<string, string>) {
  const result = readConfig(environment);
  if (!result.ok) throw new Error(result.faults.join('\n'));
  return result.config;
}

function faults(environment: Record<string, string>): readonly string[] {
  const result = readConfig(environment);
  return result.ok ? [] : result.faults;
}

test('nothing at all is enough to start', () => {
  expect(config({})).toEqual({
    knowledgeDir: resolve('knowledge'),
    dataDir: resolve('data'),
    databaseUrl: null,
    slack: null,
    discord: null,
    leftOut: null,
    tokenKeys: [],
    admins: new Set(),
    port: null,
    metrics: { host: '127.0.0.1', port: 9464 },
    logLevel: 'info',
    colour: true,
  });
});

test('an empty variable, or one of blanks, counts as not set', () => {
  const empty = Object.fromEntries(variables.map((name) => [name, '  ']));
  expect(config(empty)).toEqual(config({}));
});

test('everything at once is read', () => {
  const all = config({
    KNOWLEDGE_DIR: '/etc/whoowns',
    DATA_DIR: '/var/lib/whoowns',
    DATABASE_URL: 'postgres://u:p@db/whoowns',
    SLACK_BOT_TOKEN: slackish('xoxb-'),
    SLACK_APP_TOKEN: slackish('xapp-'),
    SLACK_API_URL: 'http://127.0.0.1:1/api/',
    DISCORD_TOKEN: discordToken,
    DISCORD_API_URL: 'http://127.0.0.1:1/api',
    DISCORD_GUILD_ID: '12345678901234567',
    ADMINS: 'U0123ABCD, 12345678901234567',
    PORT: '8080',
    METRICS_PORT: '9000',
    LOG_LEVEL: 'warn',
    NO_COLOR: '1',
  });
  expect(all).toEqual({
    knowledgeDir: '/etc/whoowns',
    dataDir: '/var/lib/whoowns',
    databaseUrl: 'postgres://u:p@db/whoowns',
    slack: {
      botToken: slackish('xoxb-'),
      via: { kind: 'socket', appToken: slackish('xapp-') },
      apiUrl: 'http://127.0.0.1:1/api/',
    },
    discord: {
      token: discordToken,
      apiUrl: 'http://127.0.0.1:1/api',
      guildId: '12345678901234567',
    },
    leftOut: null,
    tokenKeys: [],
    admins: new Set(['U0123ABCD', '12345678901234567']),
    port: 8080,
    metrics: { host: '127.0.0.1', port: 9000 },
    logLevel: 'warn',
    colour: false,
  });
});

test('Slack over HTTP takes the signing secret and the port', () => {
  const signingSecret = '0123456789abcdef'.repeat(2);
  const environment = {
    SLACK_BOT_TOKEN: slackish('xoxb-'),
    SLACK_SIGNING_SECRET: signingSecret,
    PORT: '3000',
  };
  expect(config(environment).slack?.via).toEqual({ kind: 'http', signingSecret });
  const both = { ...environment, SLACK_APP_TOKEN: slackish('xapp-') };
  expect(config(both).slack?.via.kind).toBe('socket');
});

const aKey = (fill: number) => Buffer.alloc(32, fill).toString('base64');
const many = {
  SLACK_CLIENT_ID: '1234567890.1234567890',
  SLACK_CLIENT_SECRET: '0123456789abcdef'.repeat(2),
  SLACK_SIGNING_SECRET: 'fedcba9876543210'.repeat(2),
  SLACK_TOKEN_KEYS: `k2:${aKey(2)}, k1:${aKey(1)}`,
  PORT: '3000',
};

test('many workspaces take the client id and secret, keys and the port, over HTTP or a socket', () => {
  const oauth = { clientId: many.SLACK_CLIENT_ID, clientSecret: many.SLACK_CLIENT_SECRET };
  const { slack, tokenKeys } = config(many);
  expect(slack).toEqual({
    oauth,
    via: { kind: 'http', signingSecret: many.SLACK_SIGNING_SECRET },
    apiUrl: null,
  });
  expect(tokenKeys).toEqual([
    { id: 'k2', key: new Uint8Array(32).fill(2) },
    { id: 'k1', key: new Uint8Array(32).fill(1) },
  ]);
  const { SLACK_SIGNING_SECRET: _, ...rest } = many;
  expect(config({ ...rest, SLACK_APP_TOKEN: slackish('xapp-') }).slack).toMatchObject({
    oauth,
    via: { kind: 'socket' },
  });
});

test.each([
  ['SLACK_CLIENT_ID', /^SLACK_CLIENT_ID is missing/],
  ['SLACK_CLIENT_SECRET', /^SLACK_CLIENT_SECRET is missing/],
  ['SLACK_SIGNING_SECRET', /^SLACK_SIGNING_SECRET is missing: .* \(or SLACK_APP_TOKEN/],
  ['SLACK_TOKEN_KEYS', /^SLACK_TOKEN_KEYS is missing: .*`openssl rand -base64 32`/],
  ['PORT', /^PORT is missing: .*\/slack\/install/],
] as const)('many workspaces without %s are one line', (name, line) => {
  expect(faults({ ...many, [name]: '' })).toEqual([expect.stringMatching(line)]);
});

describe('a fault names the variable, what is wrong and what to do', () => {
  test.each([
    [
      'the app token in the bot token',
      { SLACK_BOT_TOKEN: slackish('xapp-') },
      /SLACK_BOT_TOKEN isn't a bot token, which starts with "xoxb-"; this one starts with "xapp-"\. Copy it/,
    ],
    ["a user's token", { SLACK_BOT_TOKEN: slackish('xoxp-') }, /this one starts with "xoxp-"/],
    ['a token that expires', { SLACK_BOT_TOKEN: slackish('xoxe.xoxb-') }, /token rotation off/],
    ['a token cut short', { SLACK_BOT_TOKEN: 'xoxb-1' }, /SLACK_BOT_TOKEN is cut short/],
    [
      'something else as a token',
      { SLACK_APP_TOKEN: 'hello' },
      /SLACK_APP_TOKEN isn't an app-level token, which starts with "xapp-"\. Copy/,
    ],
    [
      'a token in quotes',
      { SLACK_BOT_TOKEN: `"${slackish('xoxb-')}"` },
      /SLACK_BOT_TOKEN stands in quotes/,
    ],
    [
      'a bot token alone',
      { SLACK_BOT_TOKEN: slackish('xoxb-') },
      /needs SLACK_APP_TOKEN beside it/,
    ],
    ['an app token alone', { SLACK_APP_TOKEN: slackish('xapp-') }, /SLACK_BOT_TOKEN is missing/],
    [
      'HTTP without a port',
      { SLACK_BOT_TOKEN: slackish('xoxb-'), SLACK_SIGNING_SECRET: 'a'.repeat(32) },
      /PORT is missing/,
    ],
    [
      'a signing secret that is none',
      { SLACK_SIGNING_SECRET: 'secret' },
      /SLACK_SIGNING_SECRET isn't a signing secret/,
    ],
    [
      'a bot token beside a client id',
      { ...many, SLACK_BOT_TOKEN: slackish('xoxb-') },
      /SLACK_BOT_TOKEN is for one workspace, SLACK_CLIENT_ID for many/,
    ],
    ['a client id that is none', { ...many, SLACK_CLIENT_ID: 'A123' }, /isn't a client id/],
    ['a client secret that is none', { ...many, SLACK_CLIENT_SECRET: 'x' }, /isn't a client sec/],
    [
      'a key without a name',
      { ...many, SLACK_TOKEN_KEYS: aKey(1) },
      /SLACK_TOKEN_KEYS has something that/,
    ],
    ['a key of 16 bytes', { ...many, SLACK_TOKEN_KEYS: 'k1:AAAAAAAAAAAAAAAAAAAAAA==' }, /no key/],
    [
      'two keys of one name',
      { ...many, SLACK_TOKEN_KEYS: `k1:${aKey(1)},k1:${aKey(2)}` },
      /SLACK_TOKEN_KEYS has two keys of the same name/,
    ],
    [
      "Discord's client secret",
      { DISCORD_TOKEN: 'a'.repeat(32) },
      /DISCORD_TOKEN isn't a bot token, three parts/,
    ],
    [
      'a server by its name',
      { DISCORD_GUILD_ID: 'My server', DISCORD_TOKEN: discordToken },
      /DISCORD_GUILD_ID isn't a server's id/,
    ],
    [
      'a server without a bot',
      { DISCORD_GUILD_ID: '12345678901234567' },
      /DISCORD_TOKEN is missing/,
    ],
    [
      'an admin by name',
      { ADMINS: 'U0123ABCD, @ada' },
      /ADMINS has something that is no person's id/,
    ],
    [
      'another database',
      { DATABASE_URL: 'mysql://u:p@h/d' },
      /DATABASE_URL isn't an address that starts with postgres:\/\//,
    ],
    ['no address at all', { SLACK_API_URL: 'slack' }, /SLACK_API_URL isn't an address/],
    ['a port that is none', { PORT: '80 80' }, /PORT isn't a port/],
    ['a port beyond the last', { PORT: '65536' }, /PORT isn't a port/],
    ['metrics on no port', { METRICS_PORT: 'none' }, /METRICS_PORT isn't a port, .* or off/],
    ['an unknown level', { LOG_LEVEL: 'loud' }, /LOG_LEVEL isn't one of trace, debug, info/],
  ])('%s', (_, environment, line) => {
    expect(faults(environment)).toContainEqual(expect.stringMatching(line));
  });

  test('every fault comes in one report', () => {
    const lines = faults({ PORT: 'x', LOG_LEVEL: 'y', DISCORD_TOKEN: 'z', SLACK_APP_TOKEN: 'w' });
    expect(lines.map((line) => line.split(' ')[0])).toEqual([
      'SLACK_APP_TOKEN',
      'DISCORD_TOKEN',
      'PORT',
      'LOG_LEVEL',
      'SLACK_BOT_TOKEN',
    ]);
  });
});

describe("one platform's faults", () => {
  const slack = { SLACK_BOT_TOKEN: slackish('xoxb-'), SLACK_APP_TOKEN: slackish('xapp-') };

  test.each([
    ['no app token', { ...slack, SLACK_APP_TOKEN: '' }, /needs SLACK_APP_TOKEN/],
    ['no bot token', { ...slack, SLACK_BOT_TOKEN: '' }, /SLACK_BOT_TOKEN is missing/],
    ['a wrong one', { ...slack, SLACK_BOT_TOKEN: slackish('xoxp-') }, /isn't a bot token/],
    [
      'no port',
      { SLACK_BOT_TOKEN: slack.SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET: 'a'.repeat(32) },
      /PORT is missing/,
    ],
  ])('leave Discord to start, and are told: %s', (_, environment, line) => {
    const { slack, discord, leftOut } = config({ ...environment, DISCORD_TOKEN: discordToken });
    expect(slack).toBeNull();
    expect(discord?.token).toBe(discordToken);
    expect(leftOut).toEqual({ platform: 'slack', faults: [expect.stringMatching(line)] });
  });

  test("leave Slack to start where they are Discord's", () => {
    const { slack: started, discord, leftOut } = config({ ...slack, DISCORD_TOKEN: 'abc' });
    expect(started).toMatchObject({ botToken: slack.SLACK_BOT_TOKEN });
    expect(discord).toBeNull();
    expect(leftOut?.faults[0]).toMatch(/^DISCORD_TOKEN isn't/);
  });

  test('end the start where nothing else would run, or something is wrong for all', () => {
    expect(faults({ ...slack, SLACK_BOT_TOKEN: 'x' })).toHaveLength(1);
    expect(faults({ ...slack, DISCORD_TOKEN: 'abc', LOG_LEVEL: 'loud' })).toHaveLength(2);
    expect(faults({ ...slack, SLACK_APP_TOKEN: '', DISCORD_TOKEN: 'abc' })).toHaveLength(2);
  });
});

test('no fault ever repeats what was in a variable', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...variables),
      fc.constantFrom('xoxb-', 'xapp-', 'xoxe.xoxb-', 'postgres://u:', '"', ''),
      fc.stringMatching(/^[A-Za-z0-9!@:/. -]{12,60}$/),
      (name, prefix, secret) => {
        for (const line of faults({ [name]: prefix + secret })) {
          expect(line).not.toContain(secret.trim());
        }
      },
    ),
  );
});

test('.env.example holds every variable that is read, each with a comment, and no other', () => {
  const lines = readFileSync('.env.example', 'utf8').split('\n');
  const names = lines.flatMap((line) => /^([A-Z_]+)=$/.exec(line)?.[1] ?? []);
  expect([...names].sort()).toEqual([...variables].sort());
  for (const name of names) {
    expect(lines[lines.indexOf(`${name}=`) - 1], `a comment above ${name}`).toMatch(/^# \S/);
  }
});

test('.env.example as it comes is a configuration that starts', () => {
  const print =
    'const {environment, readConfig} = await import("./src/config.ts"); console.log(readConfig(environment()).ok)';
  const { stdout } = spawnSync(
    process.execPath,
    ['--env-file=.env.example', '--input-type=module', '-e', print],
    { encoding: 'utf8', env: {} },
  );
  expect(stdout.trim()).toBe('true');
});
