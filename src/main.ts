/** The composition root: config → knowledge → store → bot → every adapter that has tokens, else the console. */
import './node-version.cjs';
import { join } from 'node:path';
import {
  type Config,
  environment,
  type LeftOut,
  readConfig,
  type SlackConfig,
  underNpm,
} from './config.ts';
import { createConsole } from './console/adapter.ts';
import { createBot } from './core/bot.ts';
import type { Adapter, Chat, Log, State, Store } from './core/ports.ts';
import type { Bot } from './core/request.ts';
import { prepareLeaving } from './run/leaving.ts';
import { createLog } from './run/log.ts';
import { untilItWorks } from './run/patience.ts';
import { openShelf, type Shelf } from './run/shelf.ts';
import { standBy } from './run/standby.ts';
import { supervise } from './run/supervise.ts';
import { startTicker } from './run/ticker.ts';
import { clock, personHere, random } from './run/world.ts';
import { createMetrics } from './serve/metrics.ts';
import { createMetricsServer } from './serve/metrics-server.ts';
import { createServe, type Serve } from './serve/serve.ts';
import { StoreFault } from './store/fault.ts';
import { createStore } from './store/store.ts';

const config = readSettings();
/** The console has the terminal: the log goes to a file, and only what can't wait is said. */
const atTerminal = config.slack === null && config.discord === null;
const log = openLog();
process.on('unhandledRejection', (err) => log.error({ err }, 'a surprise that nobody caught'));
process.on('uncaughtExceptionMonitor', (err) => log.error({ err }, 'a surprise that ends me'));
const leaving = prepareLeaving({ log, withinMs: 10_000, underNpm: underNpm() });
const parts = new Map<string, () => State | Promise<State>>();
const meters = createMetrics(() => parts);

try {
  const shelf = await openKnowledge();
  const serve = await startServing();
  await startMetrics();
  const store = await openStore();
  meters.overdueFrom(() => store.quiz.posts.overdue(clock.now()));
  const chats = new Map<string, Chat>();
  const bot = createBot({
    ...shelf,
    store,
    chat: (platform) => chats.get(platform) ?? null,
    admins: config.admins,
    clock,
    random,
    meters,
    log,
  });
  const ticker = startTicker({ tick: (now) => bot.tick(now), clock, log, everyMs: 5_000 });
  leaving.before('the ticker', () => ticker.stop());
  const adapters = await createAdapters(bot, store, serve);
  serve?.complete();
  for (const { name, chat } of adapters) if (chat) chats.set(name, chat);
  const kept = adapters.map((adapter) =>
    // Two connections to Discord would each hear everything; to Slack, each hears its share.
    adapter.name === 'discord'
      ? standBy(adapter, { stand: (turned) => store.stand('discord', turned), log })
      : supervise(adapter, { log }),
  );
  for (const { name, state } of kept) parts.set(name, state);
  if (config.leftOut) sayLeftOut(config.leftOut);
  leaving.before('the platforms', async () => {
    await Promise.all(kept.map(({ stop }) => stop()));
  });
} catch (error) {
  if (!leaving.signal.aborted) fail(error);
}

/** A platform's library is loaded only where it has a token: both together are most of the memory. */
async function createAdapters(
  bot: Bot,
  store: Store,
  serve: Serve | null,
): Promise<readonly Adapter[]> {
  if (atTerminal) return [createTerminal(bot)];
  const adapters: Adapter[] = [];
  if (config.slack) {
    const { createSlack } = await import('./slack/adapter.ts');
    const slack = createSlack({ ...withStore(config.slack, store), bot, meters, log });
    for (const [path, handler] of slack.http) serve?.mount(path, handler);
    adapters.push(slack);
  }
  if (config.discord) {
    const { createDiscord } = await import('./discord/adapter.ts');
    adapters.push(createDiscord({ ...config.discord, bot, clock, meters, log }));
  }
  return adapters;
}

/** Many workspaces have their tokens in the store. */
function withStore(slack: SlackConfig, { installations, deliveries }: Store) {
  if (!('oauth' in slack)) return slack;
  return { ...slack, oauth: { ...slack.oauth, installations, deliveries } };
}

/** Until it is mended and the bot started again. */
function sayLeftOut({ platform, faults }: LeftOut): void {
  for (const line of faults) log.error({ adapter: platform }, line);
  parts.set(platform, () => ({ state: 'down', detail: faults.join(' ') }));
}

function createTerminal(bot: Bot): Adapter {
  const { stdin: input, stdout: output } = process;
  const colour = config.colour && output.isTTY;
  const terminal = createConsole({ bot, input, output, colour, name: personHere() });
  terminal.closed.then(leaving.leave, fail);
  return terminal;
}

async function openKnowledge(): Promise<Shelf> {
  const opened = await openShelf({ dir: config.knowledgeDir, log, tell });
  if (!opened.ok) exit(`The knowledge files need mending before I can start:\n\n${opened.faults}`);
  leaving.before('the knowledge', () => opened.shelf.close());
  return opened.shelf;
}

async function startServing(): Promise<Serve | null> {
  if (config.port === null) return null;
  const serve = createServe({ port: config.port, parts: () => parts, log });
  parts.set('process', () =>
    leaving.signal.aborted
      ? { state: 'down', detail: 'finishing what is in hand' }
      : { state: 'up', detail: 'running' },
  );
  log.info({ port: await serve.start() }, 'serving /healthz and /readyz');
  leaving.before('HTTP', () => serve.stop());
  return serve;
}

/** At the terminal nobody watches. */
async function startMetrics(): Promise<void> {
  if (config.metrics === null || atTerminal) return;
  const server = createMetricsServer({ ...config.metrics, metrics: meters, log });
  await server.start();
  leaving.before('the metrics', () => server.stop());
}

/** Waits for a database that is away; one that is wrong ends the start. */
async function openStore(): Promise<Store> {
  let state: State = { state: 'starting', detail: 'opening' };
  parts.set('store', () => state);
  const store = await untilItWorks(() => createStore({ ...config, log }), {
    signal: leaving.signal,
    failed(error, waitMs) {
      if (!(error instanceof StoreFault && error.passing)) throw error;
      const detail = `${error.message} Trying again in ${Math.ceil(waitMs / 1_000)} s.`;
      state = { state: 'down', detail };
      log.warn({ err: error, waitMs }, 'the database is away; trying again');
      tell(detail);
    },
  });
  parts.set('store', async () =>
    (await store.ready())
      ? { state: 'up', detail: 'can be read' }
      : { state: 'down', detail: "can't be read" },
  );
  leaving.before('the store', () => store.close());
  return store;
}

function readSettings(): Config {
  const read = readConfig(environment());
  if (read.ok) return read.config;
  return exit(
    ['Some settings (.env, or the environment) need mending:', ...read.faults].join('\n  '),
  );
}

function openLog(): Log {
  const { logLevel: level, colour } = config;
  const file = atTerminal ? join(config.dataDir, 'whoowns.log') : null;
  try {
    return createLog({ level, colour, file });
  } catch {
    tell(`I can't write ${file}, so I keep no log.`);
    return createLog({ level: 'silent', colour, file: null });
  }
}

function tell(lines: string): void {
  if (atTerminal) process.stderr.write(`\n${lines}\n`);
}

function fail(error: unknown): never {
  log.error({ err: error }, 'could not start');
  return exit(error instanceof Error ? error.message : String(error));
}

function exit(lines: string): never {
  process.stderr.write(`${lines}\n`);
  process.exit(1);
}
