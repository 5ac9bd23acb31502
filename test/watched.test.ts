import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { discord, settings, slack } from './both-platforms.ts';
import { endAll, startWhoowns } from './whoowns.ts';
import { until } from './wire/discord.ts';
import { appToken, botToken, type SlackWire } from './wire/slack.ts';
import { overSocket } from './wire/slack-delivery.ts';
import { createPerson } from './wire/slack-person.ts';

const lineShape = z.looseObject({ msg: z.string(), request: z.string().optional() });

/** The bot on both platforms, in a process of its own, watched as closely as can be. */
async function start(change: Readonly<Record<string, string>> = {}) {
  const bot = startWhoowns({
    ...settings(),
    METRICS_PORT: '0',
    LOG_LEVEL: 'trace',
    ...change,
  });
  const said = (words: string) => bot.until(() => bot.out().includes(words));
  await said('slack is up');
  await said('discord is up');
  const lines = () =>
    bot
      .out()
      .trimEnd()
      .split('\n')
      .map((line) => lineShape.parse(JSON.parse(line)));
  const metrics = async () => {
    const port = Number(/"metricsPort":(\d+)/.exec(bot.out())?.[1]);
    const response = await fetch(`http://127.0.0.1:${port}/metrics`);
    expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    return response.text();
  };
  /** The value of a series; 0 where there is none. */
  const value = async (series: string) => {
    const line = (await metrics()).split('\n').find((each) => each.startsWith(`${series} `));
    return Number(line?.split(' ').at(-1) ?? 0);
  };
  return { bot, lines, metrics, value };
}

const settled = async () => {};
const person = (id: string, name: string) =>
  createPerson({ wire: slack, delivery: overSocket(slack), settled, id, name });
const shown = (wire: SlackWire, words: string) =>
  until(() => JSON.stringify(wire.workspace.shown).includes(words), words);

async function askOnDiscord(question: string, person = discord.world.ana): Promise<void> {
  const options = [{ name: 'question', type: 3, value: question }];
  await discord.answered(discord.people.slash('whoowns', options, { person }));
}

test('what the bot does is counted and timed, on both platforms', async () => {
  const { bot, metrics, value } = await start();
  const reaches = (series: string, least: number) =>
    bot.until(async () => ((await value(series)) >= least ? true : null));
  const ana = person('U0000ANA', 'ana');
  const ada = person('U00ADMIN', 'ada');

  await ana.command('who patches the os on rds');
  await ana.command('what about the frobnicated zorgblatt');
  await askOnDiscord('who patches the os on rds');
  await reaches('whoowns_asks_total{platform="slack",outcome="answered"}', 1);
  await reaches('whoowns_asks_total{platform="slack",outcome="unknown"}', 1);
  await reaches('whoowns_asks_total{platform="discord",outcome="answered"}', 1);

  await ana.press('Analogy');
  await reaches('whoowns_presses_total{platform="slack",on="answer"}', 1);

  await ada.command('quiz setup time:09:00 zone:Europe/Zurich', { command: '/whoowns-admin' });
  await shown(slack, 'Europe/Zurich');
  await ada.command('quiz now', { command: '/whoowns-admin' });
  await shown(slack, 'Question of the day');
  await reaches('whoowns_posts_total{platform="slack",kind="round",state="sent"}', 1);
  await reaches('whoowns_post_lag_seconds_count{platform="slack"}', 1);
  await ana.press('A');
  await reaches('whoowns_presses_total{platform="slack",on="quiz"}', 1);

  slack.script('chat.postMessage', { status: 429, retryAfter: 1 });
  await ana.mention('who patches the os on ec2');
  await reaches('whoowns_rate_limited_total{platform="slack"}', 1);
  await reaches('whoowns_retries_total{platform="slack"}', 1);
  discord.plant({ route: /callback/, with: 500 });
  await askOnDiscord('who patches the os on ec2');
  await reaches('whoowns_retries_total{platform="discord"}', 1);
  const free = discord.limit({ route: /messages/, most: 0, perMs: 500, scope: 'user' });
  discord.people.say(`<@${discord.world.me.id}> who patches the os on ec2`);
  await reaches('whoowns_rate_limited_total{platform="discord"}', 1);
  free();

  slack.drop();
  discord.gateway.drop();
  await reaches('whoowns_reconnects_total{platform="slack"}', 1);
  await reaches('whoowns_reconnects_total{platform="discord"}', 1);

  // Two commands, two presses, two of an admin and a mention; on Discord two commands.
  await reaches('whoowns_ack_seconds_count{platform="slack"}', 7);
  await reaches('whoowns_reply_seconds_count{platform="slack"}', 7);
  await reaches('whoowns_ack_seconds_count{platform="discord"}', 2);
  await reaches('whoowns_reply_seconds_count{platform="discord"}', 2);
  await reaches('whoowns_up{part="slack"}', 1);
  expect(await value('whoowns_post_overdue_seconds')).toBe(0);
  expect(await value('whoowns_surprises_total{platform="slack"}')).toBe(0);
  expect(await value('process_resident_memory_bytes')).toBeGreaterThan(0);
  // No label holds anything but a few words of ours.
  const labels = [...(await metrics()).matchAll(/^whoowns\w+\{(.*)\}/gm)].map(
    ([, all]) => all ?? '',
  );
  const words = new Set(
    labels.flatMap((all) => [...all.matchAll(/"([^"]*)"/g)].map(([, one]) => one)),
  );
  for (const word of words) expect(word).toMatch(/^([a-z]{3,10}|[\d.]+|\+Inf)$/);
});

test('each line of a request carries its id, and none says what was asked, by whom, or a secret', async () => {
  const { bot, lines } = await start();
  const zoe = person('U0000ZOE', 'zoe-the-asker');
  const xanthippe = { ...discord.world.ana, name: 'Xanthippe' };
  slack.script('response_url', { status: 500 }, { status: 500 }, { status: 500 });
  slack.script('chat.postMessage', { error: 'not_in_channel' });
  await zoe.command('is zanzibar patched by aws');
  await zoe.mention('is zanzibar patched by aws');
  await zoe.dm('my password is hunter2 who patches zanzibar');
  discord.plant({ route: /callback/, with: 'drop' });
  await askOnDiscord('is zanzibar patched by aws', xanthippe);
  discord.plant({ route: /messages/, with: 403, times: 1 });
  discord.people.say(`<@${discord.world.me.id}> is zanzibar patched by aws`, {
    person: xanthippe,
  });
  await bot.until(() => bot.out().includes('an answer failed'));
  await bot.until(() => bot.out().includes('Slack did not take an answer'));

  const requests = lines().filter(({ msg }) => msg === 'a request');
  expect(requests.length).toBeGreaterThanOrEqual(5);
  const ids = requests.map(({ request }) => request);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]{8}$/);
  for (const words of ['Slack did not take an answer', 'an answer failed']) {
    const failed = lines().find(({ msg }) => msg === words);
    expect(ids).toContain(failed?.request);
  }
  bot.child.kill('SIGTERM');
  await bot.gone;
  const secrets = [botToken, appToken, discord.token(), ...slack.responseSecrets()].concat(
    [...discord.world.interactions.values()].map(({ token }) => token),
  );
  expect(secrets.length).toBeGreaterThanOrEqual(5);
  for (const secret of [...secrets, 'zanzibar', 'hunter2', 'zoe-the-asker', 'Xanthippe']) {
    expect(bot.out() + bot.err()).not.toContain(secret);
  }
});

test('a taken METRICS_PORT is a warning, and the bot goes on; "off" serves none', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  const address = taken.address();
  const port = String(typeof address === 'object' ? address?.port : 0);
  try {
    const { lines } = await start({ METRICS_PORT: port });
    const warning = lines().find(({ metricsPort }) => metricsPort !== undefined);
    expect(warning).toMatchObject({ level: 'warn' });
    expect(warning?.msg).toBe(
      `METRICS_PORT ${port} is taken, so there are no metrics. Set it to another number, or to "off".`,
    );
    await person('U0000ANA', 'ana').command('who patches the os on rds');
    await shown(slack, 'Amazon RDS');
  } finally {
    taken.close();
  }
  await endAll();
  const { bot } = await start({ METRICS_PORT: 'off' });
  expect(bot.out()).not.toContain('metrics');
});
