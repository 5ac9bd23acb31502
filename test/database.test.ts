import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startPostgres } from './postgres.ts';
import { endAll, startWhoowns } from './whoowns.ts';
import { startDiscord, until } from './wire/discord.ts';
import { wordsOf as discordWords } from './wire/discord-read.ts';
import { appToken, botToken, createSlackWire } from './wire/slack.ts';
import { overSocket } from './wire/slack-delivery.ts';
import { createPerson } from './wire/slack-person.ts';
import { wordsOf } from './wire/slack-read.ts';

const folder = mkdtempSync(join(tmpdir(), 'whoowns-database-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('with the database lost it looks up from memory, refuses answers with a word, and heals', async () => {
  const postgres = await startPostgres();
  const slack = await createSlackWire();
  const discord = await startDiscord();
  try {
    const databaseUrl = await postgres.database();
    const bot = startWhoowns({
      DATA_DIR: folder,
      DATABASE_URL: databaseUrl,
      PORT: '0',
      METRICS_PORT: 'off',
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: appToken,
      SLACK_API_URL: slack.apiUrl,
      DISCORD_TOKEN: discord.token(),
      DISCORD_API_URL: discord.url,
    });
    const port = await bot.until(() => Number(/"port":(\d+)/.exec(bot.out())?.[1]));
    const ready = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status;
    const turns = (status: number) =>
      bot.until(async () => ((await ready()) === status ? true : null));
    const person = (id: string) =>
      createPerson({
        wire: slack,
        delivery: overSocket(slack),
        settled: () => Promise.resolve(),
        id,
        name: 'ana',
      });
    const { shown } = slack.workspace;
    const comes = async (words: string, after = 0) => {
      const found = () =>
        shown.slice(after).some(({ text, blocks }) => `${text} ${wordsOf(blocks)}`.includes(words));
      await until(found, words, 20_000);
    };
    const [ada, ana] = [person('U00ADMIN'), person('U0000ANA')];
    const admin = { command: '/whoowns-admin' };
    await turns(200);
    await ada.command('quiz setup time:09:00 zone:Europe/Zurich', admin);
    await comes('Europe/Zurich');
    await ada.command('quiz now', admin);
    await comes('Question of the day');

    await postgres.halt();
    await turns(503);
    const since = shown.length;
    await ana.command('who patches the os on rds');
    await comes('Amazon RDS', since);
    const asked = discord.people.slash('whoowns', [
      { name: 'question', type: 3, value: 'who patches the os on rds' },
    ]);
    await discord.answered(asked);
    expect(discordWords(discord.world.shown.at(-1)?.body ?? {})).toContain('Amazon RDS');
    await ana.press('A');
    await comes('I couldn’t keep that', since);

    await postgres.start();
    await turns(200);
    await ana.press('A');
    const db = new Client(databaseUrl);
    await db.connect();
    const counted = () => db.query('select person from quiz_answers');
    await bot.until(async () => ((await counted()).rowCount === 1 ? true : null));
    await db.end();
    bot.child.kill('SIGTERM');
    expect(await bot.gone).toBe(0);
  } finally {
    await endAll();
    await slack.close();
    await discord.stop();
    await postgres.stop();
  }
});
