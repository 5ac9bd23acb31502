/** One of the processes that race: the whole bot on both platforms and a shared store. Made to be killed. */
import { readFileSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { z } from 'zod';
import { createBot } from '../../src/core/bot.ts';
import { createLookup } from '../../src/core/lookup/lookup.ts';
import type { Log } from '../../src/core/ports.ts';
import { createDiscord } from '../../src/discord/adapter.ts';
import { supervise } from '../../src/run/supervise.ts';
import { startTicker } from '../../src/run/ticker.ts';
import { random } from '../../src/run/world.ts';
import { createSlack } from '../../src/slack/adapter.ts';
import { createStore } from '../../src/store/store.ts';
import { silent, unwatched } from '../silent.ts';
import { noKnowledge, smallBank } from './small-bank.ts';

const optionShape = z.object({
  databaseUrl: z.string().nullable(),
  dataDir: z.string(),
  slack: z.object({ apiUrl: z.string(), botToken: z.string(), appToken: z.string() }),
  discord: z.object({ apiUrl: z.string(), token: z.string() }),
  /** Holds how far this world's time is ahead of the machine's, in ms; changes while we run. */
  aheadFile: z.string(),
});
export type WorkerOptions = z.infer<typeof optionShape>;

const options = optionShape.parse(JSON.parse(process.argv[2] ?? ''));
// The race may end early.
process.stdin.once('end', () => process.exit()).resume();
const machineNow = Date.now;
// For everything in this process: as a machine sees it that stood still for so long.
Date.now = () => machineNow() + Number(readFileSync(options.aheadFile, 'utf8'));
const clock = { now: () => Date.now() };
const log: Log = {
  ...silent,
  error(fields, line) {
    // Troubles with the network are what this is about; a surprise isn't.
    if ('incident' in fields) process.stderr.write(`${line}: ${inspect(fields.err)}\n`);
  },
};
const meters = unwatched;
const store = await createStore({ ...options, log });
const lookup = createLookup(noKnowledge);
const bot = createBot({
  knowledge: () => noKnowledge,
  lookup: () => lookup,
  questions: () => smallBank,
  lessons: () => [],
  teams: () => null,
  store,
  chat: (platform) => adapters.find(({ name }) => name === platform)?.chat ?? null,
  admins: new Set(),
  clock,
  random,
  meters,
  log,
});
const { slack, discord } = options;
const via = { kind: 'socket', appToken: slack.appToken } as const;
const adapters = [
  createSlack({ botToken: slack.botToken, via, apiUrl: slack.apiUrl, bot, meters, log }),
  createDiscord({ ...discord, guildId: null, members: false, bot, clock, meters, log }),
];
for (const adapter of adapters) supervise(adapter, { log, firstMs: 100 });
while (adapters.some((adapter) => adapter.state().state !== 'up')) await sleep(10);
startTicker({ tick: (now) => bot.tick(now), clock, log, everyMs: 100 });
process.stdout.write('ready\n');
// A killed process keeps nothing of what it compiled.
flushCompileCache();
