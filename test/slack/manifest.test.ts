import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/core/command.ts';
import { commandNamed, slackName } from '../../src/slack/commands.ts';
import { manifestOf, optionalScopes, scopes } from '../../src/slack/manifest.ts';
import { manifestFaults } from '../wire/slack-manifest.ts';

const root = join(import.meta.dirname, '../..');
const print = (...args: readonly string[]) =>
  promisify(execFile)(process.execPath, ['src/cli/slack-manifest.ts', ...args], { cwd: root });
const socket = manifestOf({ name: 'whoowns', command: 'whoowns', url: null, install: null });

describe('the app manifest', () => {
  test('has every command of the table under its Slack name', () => {
    const made = socket.features?.slash_commands ?? [];
    expect(made.map(({ command }) => command)).toEqual(commands.map(({ name }) => slackName(name)));
  });

  test('asks for the scopes that have a reason, and no others', () => {
    const asked = [...(socket.oauth_config?.scopes?.bot ?? [])].sort();
    expect(asked).toEqual([...Object.keys(scopes), ...Object.keys(optionalScopes)].sort());
    expect(Object.keys(scopes)).toHaveLength(7);
    // Slack takes no optional scope that isn't among those asked for.
    const optional = [...(socket.oauth_config?.scopes?.bot_optional ?? [])].sort();
    expect(optional).toEqual(Object.keys(optionalScopes).sort());
  });

  test('gives each scope the reason that the README gives', async () => {
    const readme = await readFile(join(root, 'README.md'), 'utf8');
    for (const [scope, reason] of Object.entries(scopes)) {
      const [row] = readme.match(new RegExp(`^\\| \`${scope}\` \\| .*$`, 'm')) ?? [];
      expect(row?.replaceAll('`', '')).toContain(reason);
    }
    for (const scope of Object.keys(optionalScopes)) expect(readme).toContain(`\`${scope}\``);
  });

  test('over Socket Mode needs no address', () => {
    expect(socket.settings?.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(socket)).not.toContain('_url');
  });

  test('over HTTP has one address for everything, the search box too', () => {
    const url = 'https://bot.example.org/slack/events';
    const made = manifestOf({
      name: 'whoowns',
      command: 'acme',
      url: 'https://bot.example.org/',
      install: null,
    });
    expect(made.settings?.socket_mode_enabled).toBe(false);
    expect(made.settings?.event_subscriptions?.request_url).toBe(url);
    expect(made.settings?.interactivity?.message_menu_options_url).toBe(url);
    expect(made.features?.slash_commands?.map((one) => one.url)).toEqual(commands.map(() => url));
    expect(made.features?.slash_commands?.[0]?.command).toBe('/acme');
  });

  test('for many workspaces says where an install comes back to, and hears who leaves', () => {
    const install = 'https://bot.example.org/';
    const made = manifestOf({ name: 'whoowns', command: 'whoowns', url: null, install });
    expect(made.oauth_config?.redirect_urls).toEqual([
      'https://bot.example.org/slack/oauth_redirect',
    ]);
    const events = made.settings?.event_subscriptions?.bot_events;
    expect(events).toEqual(
      expect.arrayContaining(['app_uninstalled', 'tokens_revoked', 'team_access_revoked']),
    );
    expect(made.settings).toMatchObject({ socket_mode_enabled: true, org_deploy_enabled: true });
    expect(manifestFaults(made)).toEqual([]);
    expect(socket.oauth_config?.redirect_urls).toBeUndefined();
    expect(socket.settings?.org_deploy_enabled).toBe(false);
  });

  test('is one that Slack takes', () => {
    const other = { name: 'x'.repeat(35), command: 'a-long-first-word', url: null, install: null };
    const http = {
      name: 'whoowns',
      command: 'whoowns',
      url: 'https://bot.example.org',
      install: null,
    };
    for (const made of [socket, manifestOf(other), manifestOf(http)]) {
      expect(manifestFaults(made)).toEqual([]);
    }
    const odd = manifestOf({ name: 'Who owns it?!', command: 'x', url: null, install: null });
    expect(odd.features?.bot_user?.display_name).toBe('who-owns-it');
  });

  test('is printed as JSON, with other names where they are wanted', async () => {
    const { stdout } = await print('--command', '/acme', '--name', 'Who owns it');
    const printed = JSON.parse(stdout);
    expect(printed.features.slash_commands[0].command).toBe('/acme');
    expect(printed.display_information.name).toBe('Who owns it');
  });

  test.each([
    [['--command', 'No Spaces'], 'small letters'],
    [['--command', 'a'.repeat(40)], 'too long'],
    [['--url', 'http://bot.example.org'], '--url begins with "https://"'],
    [['--install', 'bot.example.org'], '--install begins with'],
    [['--name', 'x'.repeat(36)], '1 to 35 characters'],
    [['--nothing'], 'Unknown option'],
  ])('%j is refused with what to do', async (args, line) => {
    await expect(print(...args)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining(line),
    });
  });
});

describe('a command that Slack sends', () => {
  test('is known by the end of its name, whatever it begins with', () => {
    for (const command of commands) {
      expect(commandNamed(slackName(command.name)).name).toBe(command.name);
      expect(commandNamed(slackName(command.name, 'acme')).name).toBe(command.name);
    }
    expect(commandNamed('/anything').name).toBe('whoowns');
  });
});
