import { expect, test } from 'vitest';
import type { State } from '../src/core/ports.ts';
import { discord, settings, slack } from './both-platforms.ts';
import { startWhoowns, type Whoowns } from './whoowns.ts';
import { appToken, botToken, signingSecret } from './wire/slack.ts';
import { overHttp, overSocket } from './wire/slack-delivery.ts';
import { createPerson } from './wire/slack-person.ts';

/** The bot on both platforms, in a process of its own. */
async function start(change: Readonly<Record<string, string>> = {}) {
  const bot = startWhoowns({
    ...settings(),
    PORT: '0',
    ...change,
  });
  const port = await bot.until(() => Number(/"port":(\d+)/.exec(bot.out())?.[1]));
  return { bot, url: `http://127.0.0.1:${port}` };
}

async function readyz(url: string) {
  const response = await fetch(`${url}/readyz`);
  const { parts }: { parts: Record<string, State> } = JSON.parse(await response.text());
  return { status: response.status, slack: parts.slack, discord: parts.discord };
}

/** Resolves once the platforms stand like this. */
const stand = (bot: Whoowns, url: string, states: { slack: string; discord: string }) =>
  bot.until(async () => {
    const { slack, discord, status } = await readyz(url);
    const so = slack?.state === states.slack && discord?.state === states.discord;
    return so ? { slack, discord, status } : null;
  });

async function askOnDiscord(question: string): Promise<string> {
  const asked = discord.people.slash('whoowns', [{ name: 'question', type: 3, value: question }]);
  const { original } = await discord.answered(asked);
  return original ? JSON.stringify(original.body) : '';
}

async function askOnSlack(bot: Whoowns, question: string, delivery = overSocket(slack)) {
  const { shown } = slack.workspace;
  const before = shown.length;
  const settled = () => Promise.resolve();
  await createPerson({ wire: slack, delivery, settled }).command(question);
  await bot.until(() => shown.length > before);
  return JSON.stringify(shown.slice(before));
}

test('both platforms are answered by one process, and a signal ends it well', async () => {
  const { bot, url } = await start();
  expect((await stand(bot, url, { slack: 'up', discord: 'up' })).status).toBe(200);
  expect(await askOnSlack(bot, 'who patches the os on rds')).toContain('Amazon RDS');
  expect(await askOnDiscord('who patches the os on rds')).toContain('Amazon RDS');
  bot.child.kill('SIGTERM');
  expect(await bot.gone).toBe(0);
});

test("Slack's failure leaves Discord working, is told, and heals", async () => {
  const { bot, url } = await start();
  await stand(bot, url, { slack: 'up', discord: 'up' });
  slack.outage('invalid_auth');
  slack.drop();
  const red = await bot.until(async () => {
    const found = await readyz(url);
    return found.status === 503 && found.slack?.state !== 'up' ? found : null;
  });
  expect(red.discord?.state).toBe('up');
  expect(await askOnDiscord('who patches the os on rds')).toContain('Amazon RDS');
  slack.outage(null);
  await stand(bot, url, { slack: 'up', discord: 'up' });
  expect(await askOnSlack(bot, 'who patches the os on rds')).toContain('Amazon RDS');
});

test('a refused Discord token leaves Slack working, is told with what to do, and is tried again', async () => {
  const good = discord.token();
  discord.changeToken(good.replace('token', 'changed'));
  const { bot, url } = await start({ DISCORD_TOKEN: good });
  const { status, discord: told } = await stand(bot, url, { slack: 'up', discord: 'down' });
  expect(status).toBe(503);
  expect(told?.detail).toMatch(/DISCORD_TOKEN.* Trying again within \d+ s\./);
  expect(await askOnSlack(bot, 'who patches the os on rds')).toContain('Amazon RDS');
  discord.changeToken(good);
  await stand(bot, url, { slack: 'up', discord: 'up' });
  expect(await askOnDiscord('who patches the os on rds')).toContain('Amazon RDS');
});

test.each([
  ['Slack', { SLACK_APP_TOKEN: '' }, { slack: 'down', discord: 'up' }, 'SLACK_APP_TOKEN'],
  ['Discord', { DISCORD_TOKEN: 'abc' }, { slack: 'up', discord: 'down' }, 'DISCORD_TOKEN'],
])("%s's token missing or cut short is told, and the other platform works", async (...row) => {
  const [platform, change, states, variable] = row;
  const { bot, url } = await start(change);
  const told = await stand(bot, url, states);
  expect(told[platform === 'Slack' ? 'slack' : 'discord']?.detail).toContain(variable);
  expect(bot.out()).toContain(variable);
  const ask = platform === 'Slack' ? askOnDiscord : (text: string) => askOnSlack(bot, text);
  expect(await ask('who patches the os on rds')).toContain('Amazon RDS');
});

test('Slack over HTTP comes in on the same port as health', async () => {
  const { bot, url } = await start({
    SLACK_APP_TOKEN: '',
    SLACK_SIGNING_SECRET: signingSecret,
    DISCORD_TOKEN: '',
  });
  await bot.until(async () => ((await readyz(url)).status === 200 ? true : null));
  const delivery = overHttp(() => `${url}/slack/events`);
  expect(await askOnSlack(bot, 'who patches the os on rds', delivery)).toContain('Amazon RDS');
  const forged = await fetch(`${url}/slack/events`, { method: 'POST', body: '{}' });
  expect(forged.status).toBe(401);
  expect((await fetch(`${url}/slack/elsewhere`)).status).toBe(404);
});

test('no token and no question is ever in the log', async () => {
  const { bot, url } = await start();
  await stand(bot, url, { slack: 'up', discord: 'up' });
  await askOnSlack(bot, 'is zanzibar patched by aws');
  await askOnDiscord('is zanzibar patched by aws');
  bot.child.kill('SIGTERM');
  await bot.gone;
  for (const secret of [botToken, appToken, discord.token(), 'zanzibar']) {
    expect(bot.out() + bot.err()).not.toContain(secret);
  }
});
