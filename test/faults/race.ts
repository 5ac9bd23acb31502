/** Several processes race over many channels on one store, are killed, and lose replies; then it is counted. */
import type { Store } from '../../src/core/ports.ts';
import { defaultSettings, keptSettings } from '../../src/core/quiz/settings.ts';
import type { Place } from '../../src/core/request.ts';
import { startBoard, type Trouble } from '../wire/board.ts';
import { createCrew } from './crew.ts';
import { closedCounts, createCrowd, type Figures } from './crowd.ts';
import type { WorkerOptions } from './worker.ts';

const minute = 60_000;
const lease = 50_000;
const discordHoldsMs = minute;

export interface Race {
  readonly store: Store;
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly processes: number;
  readonly channels: number;
  readonly members: number;
  readonly seed: number;
  readonly tell: (line: string) => void;
}

export async function race(options: Race): Promise<Figures> {
  const { store, databaseUrl, dataDir, channels, tell } = options;
  const chance = randomFrom(options.seed);
  const board = await startBoard();
  const crew = createCrew(options.processes, chance);
  let aheadMs = 0;
  const worker = (): WorkerOptions => ({
    databaseUrl,
    dataDir,
    boardUrl: board.url,
    aheadMs,
    discordHoldsMs,
  });
  const now = () => Date.now() + aheadMs;
  board.now = now;
  board.keyHoldsMs = (channel) => (channel.startsWith('discord') ? discordHoldsMs : 0);
  let outage = false;
  board.trouble = (path, channel): Trouble | null => {
    if (path === '/find' && channel.endsWith('blind')) return { kind: 'blind' };
    if (path === '/direct') return null;
    if (outage) return { kind: 'drop' };
    const roll = chance();
    if (roll < 0.05) return { kind: 'drop' };
    if (roll < 0.1) return { kind: 'cut' };
    return roll < 0.13 ? { kind: 'busy', retryAfterMs: 1_000 } : null;
  };

  try {
    const places = Array.from({ length: channels }, (_, index): Place => {
      const platform = index % 2 === 0 ? 'slack' : 'discord';
      const name = `${platform}-${index}${index % 20 < 2 ? '-blind' : ''}`;
      return { platform, workspace: 'W', channel: name };
    });
    const date = new Date(now()).toISOString().slice(0, 10);
    const settings = keptSettings({ ...defaultSettings('UTC'), days: [1, 2, 3, 4, 5, 6, 7] });
    for (const place of places) {
      const next = { date, at: now() };
      const rest = { settings, admin: 'boss', next, paused: null, refusedSince: null };
      await store.quiz.schedules.save({ place, ...rest }, null);
    }
    const posts = async () => {
      const all = await Promise.all(
        places.map((place) => store.quiz.posts.get(place, 'round', date)),
      );
      return all.map((post) => post?.state ?? 'pending');
    };
    const settled = async () =>
      (await posts()).every((state) => ['sent', 'skipped', 'unsure'].includes(state));

    for (let cycle = 0; cycle < 40 && !(await settled()); cycle++) {
      const running = crew.run(1_500, worker());
      // Everything that is sent now arrives, nobody hears so, and all are dead: for an hour and a half.
      if (cycle === 0) setTimeout(() => (outage = true), 1_200 + 300 * options.processes);
      await running;
      outage = false;
      aheadMs += cycle === 0 ? 90 * minute : lease;
      tell(`posting, cycle ${cycle + 1}: ${tallyOf(await posts())}`);
    }

    const crowd = createCrowd({ crew, chance, store, places });
    const rounds = await crowd.rounds();
    const presses = crowd.press(rounds, options.members);
    while (crowd.pending > 0) await crew.run(2_000, worker());
    await presses;
    tell(`pressing: ${crowd.confirmed} answers confirmed`);

    const closesAt = Math.max(...rounds.map((round) => round.closesAt));
    // Near enough that presses and the close meet once the processes are up.
    aheadMs += closesAt - now() - 6_000;
    const late = crowd.press(rounds, 2, 'late');
    while (crowd.pending > 0) await crew.run(8_000, worker());
    await late;
    board.trouble = (path, channel) =>
      path === '/find' && channel.endsWith('blind') ? { kind: 'blind' } : null;
    const shown = () => rounds.every((round) => closedCounts(board, round) !== null);
    for (let cycle = 0; cycle < 20 && !shown(); cycle++) {
      aheadMs += cycle === 0 ? 5_000 : lease;
      await crew.run(2_000, worker());
    }
    return await crowd.count({ board, states: await posts(), kills: crew.kills });
  } finally {
    await crew.stop();
    await board.close();
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
