/**
 * Many channels that are due in the same minute, at the platforms' limits: the bot in a process of its own,
 * and at the same time a plain client library in another that sends the same bodies, each to a small server
 * of its own that enforces the limits.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { defaultSettings, keptSettings } from '../src/core/quiz/settings.ts';
import type { Place } from '../src/core/request.ts';
import { createStore } from '../src/store/store.ts';
import { silent } from '../test/silent.ts';
import { startDiscord } from '../test/wire/discord.ts';
import { createSlackWire } from '../test/wire/slack.ts';
import { createPostRates } from '../test/wire/slack-rates.ts';
import { team } from '../test/wire/slack-workspace.ts';
import type { ClientOptions } from './quiz-client.ts';

/** Slack's clock runs so many times faster on both sides: else its part would take most of an hour. */
const slackScale = 10;
const slackPerMinute = 300;
const discordPerSecond = 50;
/** So many of the bot's bodies are kept, for the plain client to send in turn. */
const kept = 100;

type Platform = 'discord' | 'slack';

interface Wire {
  readonly apiUrl: string;
  readonly token: string;
  readonly places: readonly Place[];
  /** Posts that arrived. */
  sent(): number;
  /** Channels that have more than one. */
  twice(): number;
  refused(): number;
  bodies(): readonly object[];
  faults(): readonly string[];
  stop(): Promise<unknown>;
}

export async function sameMinute(channels: number): Promise<void> {
  print(`\n${channels} channels due in the same minute`);
  print(`Discord: ${discordPerSecond} requests/s in all and 5 posts in 5 s for each channel`);
  print(
    `Slack: ${slackPerMinute} posts a minute in the workspace and 1 a second for each channel, ${slackScale} times faster on both sides`,
  );
  for (const platform of ['discord', 'slack'] as const) await onOne(platform, channels);
}

async function onOne(platform: Platform, channels: number): Promise<void> {
  const start = platform === 'discord' ? discordWire : slackWire;
  const [theirs, ours] = [await start(channels), await start(channels)];
  const dataDir = mkdtempSync(join(tmpdir(), 'whoowns-bench-'));
  await prepare(dataDir, ours.places);
  const bot = run({ kind: 'bot', platform, dataDir, ...addressOf(ours), channels: [], bodies: [] });
  const from = performance.now();
  while (ours.sent() < Math.min(kept, channels)) await sleep(20);
  const plain = run({
    kind: 'plain',
    platform,
    dataDir,
    ...addressOf(theirs),
    channels: theirs.places.map(({ channel }) => channel),
    bodies: ours.bodies(),
  });
  const plainFrom = performance.now();
  const [oursS, theirsS] = await Promise.all([
    until(() => ours.sent() >= channels, from),
    until(() => theirs.sent() >= channels, plainFrom),
  ]);
  bot.kill();
  plain.kill();
  const line = (title: string, seconds: number, wire: Wire) =>
    print(
      `${title.padEnd(34)} ${seconds.toFixed(1).padStart(7)} s ${(channels / seconds).toFixed(1).padStart(7)}/s ${String(wire.refused()).padStart(6)} times 429 ${String(wire.twice()).padStart(3)} twice ${(seconds / theirsS).toFixed(2).padStart(6)}`,
    );
  line(platform === 'discord' ? "discord.js' REST" : "Slack's WebClient", theirsS, theirs);
  line(`whoowns on ${platform}, dealt and kept`, oursS, ours);
  for (const fault of ours.faults().slice(0, 3)) print(`  refused: ${fault}`);
  await Promise.all([ours.stop(), theirs.stop()]);
  rmSync(dataDir, { recursive: true, force: true });
}

/** The quizzes of all channels, due now. */
async function prepare(dataDir: string, places: readonly Place[]): Promise<void> {
  const store = await createStore({ databaseUrl: null, dataDir, log: silent });
  const now = Date.now();
  const date = new Date(now).toISOString().slice(0, 10);
  const settings = keptSettings({ ...defaultSettings('UTC'), days: [1, 2, 3, 4, 5, 6, 7] });
  for (const place of places) {
    const rest = { settings, admin: null, next: { date, at: now }, paused: null } as const;
    await store.quiz.schedules.save({ place, ...rest, refusedSince: null }, null);
  }
  await store.close();
}

async function discordWire(channels: number): Promise<Wire> {
  const wire = await startDiscord({ replay: false });
  const { world } = wire;
  const places = Array.from({ length: channels }, (_, index): Place => {
    const { id } = world.addChannel(`channel-${index}`);
    return { platform: 'discord', workspace: world.guild.id, channel: id };
  });
  const route = /^POST \/channels\/\d+\/messages$/;
  wire.limit({ route, most: 5, perMs: 5_000, scope: 'user' });
  wire.limit({ route: /./, most: discordPerSecond, perMs: 1_000, scope: 'global' });
  const posts = () => [...world.messages.values()];
  return {
    apiUrl: wire.url,
    token: wire.token(),
    places,
    sent: () => world.messages.size,
    twice: () => posts().length - new Set(posts().map(({ channel }) => channel)).size,
    refused: () => wire.requests.filter(({ status }) => status === 429).length,
    // Another nonce: the same one would be turned away as the same post.
    bodies: () => posts().map(({ body }) => ({ ...body, nonce: undefined })),
    faults: () => wire.faults,
    stop: wire.stop,
  };
}

async function slackWire(channels: number): Promise<Wire> {
  const wire = await createSlackWire();
  const { workspace } = wire;
  const places = Array.from({ length: channels }, (_, index): Place => {
    const channel = `C${String(index).padStart(8, '0')}`;
    workspace.add(channel);
    return { platform: 'slack', workspace: team, channel };
  });
  const wait = createPostRates(
    { most: 1, perMs: 1_000 / slackScale },
    { most: slackPerMinute, perMs: 60_000 / slackScale },
  );
  let refused = 0;
  wire.trouble = (method, { channel }) => {
    const seconds = method === 'chat.postMessage' ? wait(String(channel)) : null;
    if (seconds === null) return null;
    refused += 1;
    return { status: 429, retryAfter: seconds };
  };
  const { messages } = workspace;
  return {
    apiUrl: wire.apiUrl,
    token: '',
    places,
    sent: () => messages.length,
    twice: () => messages.length - new Set(messages.map(({ channel }) => channel)).size,
    refused: () => refused,
    bodies: () =>
      messages.map(({ text, blocks, metadata }) => ({ text, blocks, metadata })).slice(0, kept),
    faults: () => workspace.faults,
    stop: wire.close,
  };
}

const addressOf = ({ apiUrl, token }: Wire) => ({ apiUrl, token });

function run(options: ClientOptions) {
  const file = fileURLToPath(new URL('quiz-client.ts', import.meta.url));
  const child = fork(file);
  child.send(options);
  return child;
}

/** Seconds since an instant until it is so. */
async function until(done: () => boolean, from: number): Promise<number> {
  while (!done()) await sleep(20);
  return (performance.now() - from) / 1000;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
