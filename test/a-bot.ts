import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BotParts, createBot } from '../src/core/bot.ts';
import type { Knowledge } from '../src/core/knowledge/shape.ts';
import { createLookup, type Lookup } from '../src/core/lookup/lookup.ts';
import type { Meters } from '../src/core/meters.ts';
import type { Log, Store } from '../src/core/ports.ts';
import type { QuizFile } from '../src/core/quiz/check.ts';
import type { Bot } from '../src/core/request.ts';
import type { Teams } from '../src/core/team/team.ts';
import type { Lesson } from '../src/core/tour/lesson.ts';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { formatFaults } from '../src/knowledge/report.ts';
import { random } from '../src/run/world.ts';
import { createStore } from '../src/store/store.ts';
import { silent, unwatched } from './silent.ts';

const loaded = await loadKnowledge(join(import.meta.dirname, '../knowledge'));
if (!loaded.ok) throw new Error(formatFaults(loaded.faults));

/** The shipped knowledge, and the lookup over it. */
export const knowledge: Knowledge = loaded.knowledge;
export const questions: readonly QuizFile[] = loaded.quiz;
export const lessons: readonly Lesson[] = loaded.lessons;
export const lookup: Lookup = createLookup(knowledge);

export interface ABot {
  readonly bot: Bot;
  readonly store: Store;
  /** Lets time pass, in milliseconds. */
  pass(ms: number): void;
  /** The instant it is, milliseconds since 1970. */
  now(): number;
  close(): Promise<void>;
}

interface Wanted {
  readonly log?: Log;
  readonly meters?: Meters;
  /** Another bot's store: two processes, or one that was started again. */
  readonly store?: Store;
  readonly lookup?: Lookup;
  /** What posts unasked; none by default. */
  readonly chat?: BotParts['chat'];
  readonly admins?: ReadonlySet<string>;
  /** None by default. */
  readonly teams?: () => Teams | null;
}

let bots = 0;

/** A whole bot: the shipped knowledge, a SQLite file of its own, a clock that a test moves. */
export async function aBot({ log = silent, ...wanted }: Wanted = {}): Promise<ABot> {
  const dataDir = await mkdtemp(join(tmpdir(), 'whoowns-'));
  const store = wanted.store ?? (await createStore({ databaseUrl: null, dataDir, log }));
  let time = Date.UTC(2026, 0, 15, 9);
  // Two that share a store make no id twice.
  let ids = wanted.store ? bots * 1_000_000 : 0;
  bots += 1;
  const bot = createBot({
    questions: () => questions,
    lessons: () => lessons,
    teams: () => wanted.teams?.() ?? null,
    chat: (platform) => wanted.chat?.(platform) ?? null,
    admins: wanted.admins ?? new Set(),
    knowledge: () => knowledge,
    lookup: () => wanted.lookup ?? lookup,
    store,
    clock: { now: () => time },
    random: {
      of: random.of,
      id(length) {
        ids += 1;
        return ids.toString(36).padStart(length, '0');
      },
    },
    log,
    meters: wanted.meters ?? unwatched,
  });
  return {
    bot,
    store,
    now: () => time,
    pass(ms) {
      time += ms;
    },
    async close() {
      if (!wanted.store) await store.close();
      await rm(dataDir, { recursive: true });
    },
  };
}
