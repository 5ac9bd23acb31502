/** Several processes race over many channels on one store, are killed and lose replies; then it is counted. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../../src/core/ports.ts';
import { defaultSettings, keptSettings } from '../../src/core/quiz/settings.ts';
import type { Place } from '../../src/core/request.ts';
import { createStore } from '../../src/store/store.ts';
import { silent } from '../silent.ts';
import { appToken, botToken } from '../wire/slack.ts';
import { createCrew } from './crew.ts';
import { type Answers, createCrowd } from './crowd.ts';
import { discordStage } from './discord-stage.ts';
import { slackStage } from './slack-stage.ts';
import type { Stage, Trouble } from './stage.ts';

const minute = 60_000;
/** Longer than a lease, and longer than Discord knows a nonce. */
const beyond = 65_000;

export interface Race {
  /** Null: SQLite. */
  readonly databaseUrl: string | null;
  readonly processes: number;
  readonly channels: number;
  readonly members: number;
  readonly seed: number;
  /** Between two kills, at least (ms). */
  readonly calmMs: number;
  readonly tell: (line: string) => void;
}

export interface Figures extends Answers {
  readonly channels: number;
  readonly kills: number;
  readonly freezes: number;
  /** Channels in which the question stands twice. */
  readonly duplicated: number;
  /** Channels without their question, of which nobody was told. */
  readonly missed: number;
  /** Channels whose post may have arrived or not, of which the admin was told. */
  readonly unsure: number;
  /** What a platform would have refused. */
  readonly refused: number;
}

export async function race(options: Race): Promise<Figures> {
  const dataDir = mkdtempSync(join(tmpdir(), 'whoowns-faults-'));
  const { databaseUrl } = options;
  const store = await createStore({ databaseUrl, dataDir, log: silent });
  try {
    return await raceOn(store, dataDir, options);
  } finally {
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function raceOn(store: Store, dataDir: string, options: Race): Promise<Figures> {
  const { channels, tell, databaseUrl } = options;
  const chance = randomFrom(options.seed);
  const aheadFile = join(dataDir, 'ahead');
  let ahead = 0;
  const skip = (ms: number) => {
    ahead += ms;
    writeFileSync(aheadFile, String(ahead));
  };
  skip(0);
  const now = () => Date.now() + ahead;
  const slack = await slackStage(now, chance);
  const discord = await discordStage(now);
  const stages = [slack, discord] as const;
  let weather: 'fine' | 'rough' | 'outage' = 'rough';
  let posting = 0;
  const trouble = (isPost: boolean): Trouble | null => {
    if (isPost) posting += 1;
    // In the middle of it, all that is sent arrives and nobody hears so.
    if (posting === Math.ceil(channels / 4)) weather = 'outage';
    if (weather === 'outage' && isPost) return 'drop';
    if (weather === 'fine') return null;
    const roll = chance();
    if (roll < 0.05) return 'drop';
    if (roll < 0.1) return 'cut';
    return roll < 0.12 ? 'busy' : null;
  };
  for (const stage of stages) stage.trouble = trouble;
  const crew = createCrew(
    {
      databaseUrl,
      dataDir,
      aheadFile,
      slack: { apiUrl: slack.apiUrl, botToken, appToken },
      discord: { apiUrl: discord.apiUrl, token: discord.token },
    },
    { size: options.processes, calmMs: options.calmMs },
    chance,
  );
  /** Nothing that a dead process sent is under way any more. */
  const quiet = async () => {
    for (let still = 0; still < 5; await sleep(10)) {
      still = stages.every((stage) => stage.busy() === 0) ? still + 1 : 0;
    }
  };
  const after = (ms: number) => {
    const until = Date.now() + ms;
    return () => Date.now() > until;
  };

  try {
    const places = Array.from({ length: channels }, (_, index): Place => {
      const stage: Stage = index % 2 === 0 ? slack : discord;
      return stage.channel(index, index % 20 < 2);
    });
    const date = new Date(now()).toISOString().slice(0, 10);
    const settings = keptSettings({ ...defaultSettings('UTC'), days: [1, 2, 3, 4, 5, 6, 7] });
    for (const place of places) {
      const admin = place.platform === 'slack' ? slack.boss : discord.boss;
      const rest = { settings, admin, next: { date, at: now() }, paused: null, refusedSince: null };
      await store.quiz.schedules.save({ place, ...rest }, null);
    }
    const posts = () =>
      Promise.all(places.map((place) => store.quiz.posts.get(place, 'round', date)));
    const states = async () => (await posts()).map((post) => post?.state ?? 'pending');
    const settled = async () =>
      (await states()).every((state) => ['sent', 'skipped', 'unsure'].includes(state));
    const standing = () =>
      places.filter(({ platform, channel }) =>
        stages.some((stage) => stage.platform === platform && stage.questions(channel).length > 0),
      ).length;

    await crew.run(() => weather === 'outage' && posting >= channels / 2);
    // And all are dead for an hour and a half.
    await crew.killAll();
    await quiet();
    weather = 'rough';
    skip(90 * minute);
    tell(`after the outage: ${tallyOf(await states())}; ${standing()} stand`);
    for (let cycle = 1; cycle < 40 && !(await settled()); cycle += 1) {
      await crew.up();
      await crew.run(after(500 + chance() * 1_000), cycle === 1 ? 'no kills' : 'kills');
      const thaw = cycle % 2 === 1 ? await crew.freezeOne() : await crew.killAll();
      await quiet();
      skip(beyond);
      if (thaw) {
        await crew.up();
        await crew.run(after(700), 'no kills');
        thaw();
      }
      tell(`posting, cycle ${cycle}: ${tallyOf(await states())}`);
    }

    const crowd = createCrowd({ chance, store, stages });
    const latest = await Promise.all(places.map((place) => store.quiz.rounds.latest(place, null)));
    const rounds = latest.filter((round) => round !== null);
    const pressing = crowd.press(rounds, options.members);
    await crew.run(() => crowd.pending === 0);
    await pressing;
    tell(`pressing: ${(await crowd.count()).confirmed} answers confirmed`);

    await crew.killAll();
    await quiet();
    const closesAt = Math.max(...rounds.map((round) => round.closesAt));
    // Near enough that presses and the close meet once the processes are up.
    skip(closesAt - now() - 4_000);
    const atTheClose = crowd.press(rounds, 2);
    await crew.run(() => crowd.pending === 0 && now() > closesAt);
    await atTheClose;
    weather = 'fine';
    for (let cycle = 0; cycle < 20 && !rounds.every(crowd.shown); cycle += 1) {
      await crew.up();
      const enough = after(4_000);
      await crew.run(() => enough() || rounds.every(crowd.shown), 'no kills');
      if (rounds.every(crowd.shown)) break;
      await crew.killAll();
      await quiet();
      skip(beyond);
    }

    const told = new Set(stages.flatMap((stage) => stage.bossCanPress()));
    const ended = await posts();
    const unsure = ended.filter((post) => post?.state === 'unsure');
    const canPress = (id: string) => [...told].some((button) => button.endsWith(`:${id}`));
    const counts = places.map(({ platform, channel }) => {
      const stage = stages.find((one) => one.platform === platform);
      return stage?.questions(channel).length ?? 0;
    });
    const missed = places.filter((_, index) => {
      const post = ended[index];
      return counts[index] === 0 && !(post?.state === 'unsure' && canPress(post.id));
    });
    return {
      channels,
      kills: crew.kills,
      freezes: crew.freezes,
      duplicated: counts.filter((count) => count > 1).length,
      missed: missed.length,
      unsure: unsure.filter((post) => post && canPress(post.id)).length,
      ...(await crowd.count()),
      refused: stages.flatMap((stage) => stage.faults()).length,
    };
  } finally {
    await crew.killAll();
    await Promise.all(stages.map((stage) => stage.close()));
  }
}

function tallyOf(states: readonly string[]): string {
  return [...Map.groupBy(states, (state) => state)]
    .map(([state, { length }]) => `${length} ${state}`)
    .join(', ');
}

/** Mulberry32: a race can be run again with its seed, as far as processes allow. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}
