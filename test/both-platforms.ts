/** For tests of whole processes: each test has a Slack and a Discord of its own. To import this sets them up. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach } from 'vitest';
import { endAll } from './whoowns.ts';
import { type DiscordWire, startDiscord } from './wire/discord.ts';
import { appToken, botToken, createSlackWire, type SlackWire } from './wire/slack.ts';

export let slack: SlackWire;
export let discord: DiscordWire;

const folder = mkdtempSync(join(tmpdir(), 'whoowns-both-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  slack = await createSlackWire();
  discord = await startDiscord();
});
afterEach(async () => {
  await endAll();
  await slack.close();
  await discord.stop();
});

/** For a bot on both, with a data folder of its own. */
export const settings = () => ({
  DATA_DIR: mkdtempSync(join(folder, 'data-')),
  SLACK_BOT_TOKEN: botToken,
  SLACK_APP_TOKEN: appToken,
  SLACK_API_URL: slack.apiUrl,
  DISCORD_TOKEN: discord.token(),
  DISCORD_API_URL: discord.url,
});
