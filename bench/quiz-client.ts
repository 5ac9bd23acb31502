/** One client of the same minute: the whole bot with its own ticker, or a plain client library. Told what by message. */
import { once } from 'node:events';
import { LogLevel, webApi } from '@slack/bolt';
import { REST, Routes } from 'discord.js';
import { createBot } from '../src/core/bot.ts';
import type { Adapter } from '../src/core/ports.ts';
import { createDiscord } from '../src/discord/adapter.ts';
import { startTicker } from '../src/run/ticker.ts';
import { clock, random } from '../src/run/world.ts';
import { createSlack } from '../src/slack/adapter.ts';
import { createStore } from '../src/store/store.ts';
import { knowledge, lookup, questions } from '../test/a-bot.ts';
import { silent, unwatched } from '../test/silent.ts';
import { appToken, botToken } from '../test/wire/slack.ts';

export interface ClientOptions {
  readonly kind: 'bot' | 'plain';
  readonly platform: 'discord' | 'slack';
  readonly apiUrl: string;
  /** Discord's. */
  readonly token: string;
  readonly dataDir: string;
  /** For the plain one: where to post, and what in turn. */
  readonly channels: readonly string[];
  readonly bodies: readonly object[];
}

const atOnce = 16;

// The bench may end early.
process.once('disconnect', () => process.exit());
const [told]: readonly ClientOptions[] = await once(process, 'message').then(([one]) => [one]);
if (!told) throw new Error('told nothing');
await (told.kind === 'bot' ? bot(told) : plain(told));

async function bot({ platform, apiUrl, token, dataDir }: ClientOptions): Promise<void> {
  const [log, meters] = [silent, unwatched];
  const store = await createStore({ databaseUrl: null, dataDir, log });
  const whole = createBot({
    knowledge: () => knowledge,
    lookup: () => lookup,
    questions: () => questions,
    lessons: () => [],
    teams: () => null,
    store,
    chat: (name) => (adapter.name === name ? adapter.chat : null),
    admins: new Set(),
    clock,
    random,
    meters,
    log,
  });
  const adapter: Adapter =
    platform === 'discord'
      ? createDiscord({
          token,
          apiUrl,
          guildId: null,
          members: false,
          bot: whole,
          clock,
          meters,
          log,
        })
      : createSlack({
          botToken,
          via: { kind: 'socket', appToken },
          apiUrl,
          bot: whole,
          meters,
          log,
        });
  await adapter.start();
  startTicker({ tick: (now) => whole.tick(now), clock, log, everyMs: 5_000 });
}

/** As each library's own guide has it, with its own way of keeping to the limits. */
async function plain({ platform, apiUrl, token, channels, bodies }: ClientOptions): Promise<void> {
  const queue = channels.map((channel, index) => ({
    channel,
    body: bodies[index % bodies.length] ?? {},
  }));
  const rest = new REST({ api: apiUrl }).setToken(token);
  const web = new webApi.WebClient(botToken, { slackApiUrl: apiUrl, logLevel: LogLevel.ERROR });
  const lane = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { channel, body } = next;
      if (platform === 'discord') await rest.post(Routes.channelMessages(channel), { body });
      else await web.apiCall('chat.postMessage', { channel, ...body });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}
