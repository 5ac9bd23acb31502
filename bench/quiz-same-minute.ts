/** Channels that are due in the same minute, on Discord at fifty requests a second. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REST, Routes } from 'discord.js';
import { createQuiz } from '../src/core/quiz/quiz.ts';
import { defaultSettings, keptSettings } from '../src/core/quiz/settings.ts';
import type { Place } from '../src/core/request.ts';
import { createDiscord } from '../src/discord/adapter.ts';
import { createStore } from '../src/store/store.ts';
import { random } from '../src/world.ts';
import { aBot, knowledge, questions } from '../test/a-bot.ts';
import { silent, unwatched } from '../test/silent.ts';
import { startDiscord } from '../test/wire/discord.ts';

const perSecond = 50;
const atOnce = 16;

export async function sameMinute(channels: number): Promise<void> {
  const wire = await startDiscord();
  const places = Array.from({ length: channels }, (_, index): Place => {
    const { id } = wire.world.addChannel(`channel-${index}`);
    return { platform: 'discord', workspace: wire.world.guild.id, channel: id };
  });
  // As Discord counts: the global limit, whatever the route.
  wire.limit({ route: /./, most: perSecond, perMs: 1_000, scope: 'global' });
  const dataDir = mkdtempSync(join(tmpdir(), 'whoowns-bench-'));
  const store = await createStore({ databaseUrl: null, dataDir, log: silent });
  const clock = { now: () => Date.now() };
  const { bot } = await aBot({ store });
  const adapter = createDiscord({
    token: wire.token(),
    apiUrl: wire.url,
    guildId: null,
    bot,
    clock,
    log: silent,
    meters: unwatched,
  });
  await adapter.start();
  const quiz = createQuiz({
    knowledge: () => knowledge,
    questions: () => questions,
    store: store.quiz,
    chat: (platform) => (platform === 'discord' ? adapter.chat : null),
    clock,
    random,
    log: silent,
    meters: unwatched,
    admins: new Set(),
  });
  const date = new Date().toISOString().slice(0, 10);
  const settings = keptSettings({ ...defaultSettings('UTC'), days: [1, 2, 3, 4, 5, 6, 7] });
  for (const place of places) {
    const next = { date, at: clock.now() };
    const rest = { settings, admin: null, next, paused: null, refusedSince: null };
    await store.quiz.schedules.save({ place, ...rest }, null);
  }

  const posts = () => wire.routes(/^POST \/channels\/\d+\/messages$/);
  const sent = () => posts().filter(({ status }) => status === 200);
  const from = performance.now();
  while (sent().length < channels) await quiz.tick(clock.now());
  const ours = (performance.now() - from) / 1000;
  const refused = posts().length - sent().length;
  const bodies = sent().map(({ route, body }) => ({ channel: /\d{17,}/.exec(route)?.[0], body }));
  const twice = channels - new Set(bodies.map(({ channel }) => channel)).size;

  const rest = new REST({ api: wire.url, globalRequestsPerSecond: perSecond });
  rest.setToken(wire.token());
  const queue = bodies.map(({ channel = '', body }) => {
    // Another nonce: the same one would be turned away as the same post.
    return { route: Routes.channelMessages(channel), body: { ...Object(body), nonce: undefined } };
  });
  const again = performance.now();
  const lane = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      await rest.post(next.route, { body: next.body });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  const plain = (performance.now() - again) / 1000;

  await adapter.stop();
  await wire.stop();
  await store.close();
  rmSync(dataDir, { recursive: true });
  const line = (title: string, seconds: number) =>
    process.stdout.write(
      `${title.padEnd(32)} ${seconds.toFixed(1).padStart(8)} s ${(channels / seconds).toFixed(1).padStart(8)}/s ${(seconds / plain).toFixed(2).padStart(8)} of discord.js' time\n`,
    );
  process.stdout.write(
    `\n${channels} channels due in the same minute, Discord at ${perSecond} requests/s: ${twice} twice, ${refused} refused with 429\n`,
  );
  line('discord.js, the same bodies', plain);
  line('whoowns, dealt and kept', ours);
}
