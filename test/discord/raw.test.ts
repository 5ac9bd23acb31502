import { Events } from 'discord.js';
import { expect, test } from 'vitest';
import { createConnection } from '../../src/discord/connection.ts';
import { silent, unwatched } from '../silent.ts';
import { startDiscord, until } from '../wire/discord.ts';

test('what we read raw, discord.js makes nothing of: it would cost each answer a tenth of its time', async () => {
  const wire = await startDiscord({});
  const heard: string[] = [];
  const connection = createConnection({
    token: wire.token(),
    rest: { api: wire.url },
    meters: unwatched,
    log: silent,
    patienceMs: 5_000,
    onInteraction: () => heard.push('an interaction'),
    onMessage: () => heard.push('a message'),
    onMember: () => {},
  });
  await connection.open(false);
  const made: string[] = [];
  for (const event of [Events.InteractionCreate, Events.MessageCreate] as const) {
    connection.client()?.on(event, () => made.push(event));
  }
  wire.people.slash('whoowns', []);
  wire.people.say('hello');
  await until(() => heard.length === 2, 'both');
  expect(made).toEqual([]);
  await connection.close();
  await wire.stop();
});
