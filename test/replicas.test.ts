import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { State } from '../src/core/ports.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { endAll, startWhoowns, type Whoowns } from './whoowns.ts';
import { type DiscordWire, startDiscord, until } from './wire/discord.ts';
import {
  appToken,
  botToken,
  createSlackWire,
  type SlackWire,
  signingSecret,
} from './wire/slack.ts';
import { type Delivery, overHttp, overSocket, toEach } from './wire/slack-delivery.ts';
import { createPerson } from './wire/slack-person.ts';
import { wordsOf } from './wire/slack-read.ts';

const folder = mkdtempSync(join(tmpdir(), 'whoowns-replicas-'));
let postgres: Postgres;
let databaseUrl: string;
let db: Client;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  databaseUrl = await postgres.database();
  db = new Client(databaseUrl);
  await db.connect();
});
afterEach(async () => {
  await endAll();
  await db.end();
});

interface Replica {
  readonly bot: Whoowns;
  readonly url: string;
  part(name: string): Promise<State | null>;
}

async function replica(change: Readonly<Record<string, string>>): Promise<Replica> {
  const bot = startWhoowns({
    DATA_DIR: mkdtempSync(join(folder, 'data-')),
    DATABASE_URL: databaseUrl,
    PORT: '0',
    METRICS_PORT: 'off',
    ...change,
  });
  const port = await bot.until(() => Number(/"port":(\d+)/.exec(bot.out())?.[1]));
  const url = `http://127.0.0.1:${port}`;
  return {
    bot,
    url,
    async part(name) {
      const response = await fetch(`${url}/readyz`);
      const { parts }: { parts: Record<string, State> } = JSON.parse(await response.text());
      return parts[name] ?? null;
    },
  };
}

const rows = async (query: string) => (await db.query(query)).rows;
const isUp = ({ bot, part }: Replica, name: string) =>
  bot.until(async () => ((await part(name))?.state === 'up' ? true : null));

describe.each(['http', 'socket'] as const)('two replicas on Slack over %s', (via) => {
  let slack: SlackWire;
  beforeEach(async () => {
    slack = await createSlackWire();
  });
  afterEach(() => slack.close());

  test('have one effect of what comes to both', async () => {
    const settings = {
      SLACK_BOT_TOKEN: botToken,
      SLACK_API_URL: slack.apiUrl,
      ...(via === 'http' ? { SLACK_SIGNING_SECRET: signingSecret } : { SLACK_APP_TOKEN: appToken }),
    };
    const both = await Promise.all([replica(settings), replica(settings)]);
    await Promise.all(both.map((each) => isUp(each, 'slack')));
    const delivery = toEach(
      both.map(
        ({ url }, index): Delivery =>
          via === 'http' ? overHttp(() => `${url}/slack/events`) : overSocket(slack, index),
      ),
    );
    /** Until nothing has come for a while. */
    const settled = async () => {
      for (let seen = -1; seen !== slack.calls.length || slack.busy() > 0; await sleep(400)) {
        seen = slack.calls.length;
      }
    };
    const person = (id: string, name: string) =>
      createPerson({ wire: slack, delivery, settled, id, name });
    const ada = person('U00ADMIN', 'ada');
    const ana = person('U0000ANA', 'ana');
    const admin = { command: '/whoowns-admin' };
    const { workspace } = slack;
    const everyone = (words: string) =>
      workspace.messages.filter(
        ({ only, channel, blocks, text }) =>
          only === null && !channel.startsWith('D') && `${text} ${wordsOf(blocks)}`.includes(words),
      );

    await ana.command('who patches the os on rds');
    expect(await rows('select person from asks')).toHaveLength(1);

    await ana.mention('who patches the os on ec2');
    expect(everyone('EC2')).toHaveLength(1);
    expect(await rows('select person from asks')).toHaveLength(2);

    await ada.command('quiz setup time:09:00 zone:Europe/Zurich', admin);
    await ada.command('quiz now', admin);
    expect(everyone('Question of the day')).toHaveLength(1);

    await ana.press('A');
    expect(await rows('select choice from quiz_answers')).toHaveLength(1);

    await ada.command('welcome setup', admin);
    expect(everyone('New here?')).toHaveLength(1);
    await ana.join(Date.now() + 1_000);
    const greetings = () => workspace.messages.filter(({ channel }) => channel === 'D0000ANA');
    await until(() => greetings().length > 0, 'a greeting');
    await settled();
    expect(greetings()).toHaveLength(1);
    expect(await rows(`select 1 from welcome_notes where state = 'sent'`)).toHaveLength(1);
    expect(workspace.faults).toEqual([]);
  });
});

describe('two replicas on Discord', () => {
  let discord: DiscordWire;
  beforeEach(async () => {
    discord = await startDiscord();
  });
  afterEach(() => discord.stop());

  const standingBy = 'standing by: another process is connected';
  const pair = async () => {
    const settings = { DISCORD_TOKEN: discord.token(), DISCORD_API_URL: discord.url };
    const first = await replica(settings);
    await isUp(first, 'discord');
    const second = await replica(settings);
    await until2(second, standingBy);
    return { first, second };
  };
  const until2 = ({ bot, part }: Replica, detail: string) =>
    bot.until(async () => ((await part('discord'))?.detail === detail ? true : null));
  const answers = async () => {
    const before = discord.world.shown.length;
    await discord.answered(
      discord.people.slash('whoowns', [{ name: 'question', type: 3, value: 'patching' }]),
    );
    return discord.world.shown.length - before;
  };

  test.each([
    ['is killed', 'SIGKILL'],
    ['is told to end', 'SIGTERM'],
    ['freezes', 'SIGSTOP'],
  ] as const)(
    'one is connected; when it %s, the other takes over within 30 s',
    async (_, signal) => {
      const { first, second } = await pair();
      expect(discord.gateway.connected()).toBe(1);
      expect(await answers()).toBe(1);
      const since = Date.now();
      first.bot.child.kill(signal);
      await until2(second, 'connected');
      // What is promised; on this wire it is much less.
      expect(Date.now() - since).toBeLessThan(30_000);
      expect(await answers()).toBe(1);
      if (signal !== 'SIGSTOP') return;
      first.bot.child.kill('SIGCONT');
      await until2(first, standingBy);
      // Its line is down a moment after it says so.
      await expect.poll(() => discord.gateway.connected(), { timeout: 10_000 }).toBe(1);
      expect((await second.part('discord'))?.detail).toBe('connected');
      expect(await answers()).toBe(1);
    },
  );
});
