import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { discord, settings, slack } from './both-platforms.ts';
import { startWhoowns } from './whoowns.ts';
import { until } from './wire/discord.ts';
import { overSocket } from './wire/slack-delivery.ts';
import { createPerson } from './wire/slack-person.ts';

const unwatched = () => ({ ...settings(), METRICS_PORT: 'off' });

async function start() {
  const environment = unwatched();
  const bot = startWhoowns(environment);
  await bot.until(() => bot.out().includes('slack is up'));
  await bot.until(() => bot.out().includes('discord is up'));
  const settled = () => Promise.resolve();
  const ana = createPerson({ wire: slack, delivery: overSocket(slack), settled });
  return { bot, ana, dataDir: environment.DATA_DIR };
}
const posts = () => slack.calls.filter(({ method }) => method === 'chat.postMessage');

test('a signal lets slow answers on both platforms finish, takes no new ones, and ends it well', async () => {
  const { bot, ana } = await start();
  slack.script('chat.postMessage', { status: 429, retryAfter: 2 });
  const free = discord.limit({ route: /messages/, most: 0, perMs: 2_000, scope: 'user' });
  await ana.mention('who patches the os on rds');
  discord.people.say(`<@${discord.world.me.id}> who patches the os on rds`);
  await until(() => posts().length === 1, 'a first try on Slack');
  await until(() => discord.routes(/messages/).length === 1, 'a first try on Discord');
  free();
  const since = Date.now();
  bot.child.kill('SIGTERM');
  await until(() => discord.gateway.connected() === 0, 'Discord to be left');
  await until(() => slack.open() === 0, 'Slack to be left');
  expect(await bot.gone).toBe(0);
  // What is promised: with the last words said it is sooner.
  expect(Date.now() - since).toBeLessThan(11_000);
  expect(JSON.stringify(slack.workspace.shown)).toContain('Amazon RDS');
  expect(JSON.stringify(discord.world.shown.map(({ body }) => body))).toContain('Amazon RDS');
});

test('an ask that was just answered is kept: its buttons work after the next start', async () => {
  const { bot, ana, dataDir } = await start();
  discord.people.say(`<@${discord.world.me.id}> who patches the os on rds`);
  await ana.mention('who patches the os on ec2');
  await until(() => discord.world.shown.length + slack.workspace.shown.length === 2, 'both');
  bot.child.kill('SIGTERM');
  expect(await bot.gone).toBe(0);
  const file = new DatabaseSync(join(dataDir, 'whoowns.sqlite'), { readOnly: true });
  const kept = file.prepare('select platform from asks order by platform').all();
  file.close();
  expect(kept.map(({ platform }) => platform)).toEqual(['discord', 'slack']);
});

test('what never ends is given up after ten seconds, and it still ends well', async () => {
  const { bot, ana } = await start();
  discord.plant({ route: /messages/, with: 'hang', times: 9 });
  discord.people.say(`<@${discord.world.me.id}> who patches the os on rds`);
  slack.script('chat.postMessage', 'hang', 'hang');
  await ana.mention('who patches the os on rds');
  await until(() => discord.routes(/messages/).length === 1 && posts().length === 1, 'both');
  const since = Date.now();
  bot.child.kill('SIGTERM');
  expect(await bot.gone).toBe(0);
  expect(Date.now() - since).toBeLessThan(12_000);
});

test('a second signal ends it at once', async () => {
  const { bot, ana } = await start();
  slack.script('chat.postMessage', 'hang', 'hang');
  await ana.mention('who patches the os on rds');
  await until(() => posts().length === 1, 'a try');
  bot.child.kill('SIGTERM');
  await bot.until(() => bot.out().includes('a second signal ends at once'));
  bot.child.kill('SIGTERM');
  expect(await bot.gone).toBe(1);
});

test('SIGTERM to `npm start` ends the bot too', async () => {
  const child = spawn('npm', ['start'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { PATH: process.env.PATH ?? '', HOME: tmpdir(), ...unwatched() },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
  });
  const gone = once(child, 'exit');
  await until(() => out.includes('discord is up') && out.includes('slack is up'), 'up', 30_000);
  child.kill('SIGTERM');
  await gone;
  await until(() => discord.gateway.connected() === 0 && slack.open() === 0, 'to be left');
  await sleep(10);
  expect(out).toContain('finishing what is in hand');
});
