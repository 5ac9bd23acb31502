/** The members of all channels: they press until they are told, remember what, and hold the store to it. */
import type { Store } from '../../src/core/ports.ts';
import type { Round } from '../../src/core/quiz/ports.ts';
import type { Place } from '../../src/core/request.ts';
import type { Board } from '../wire/board.ts';
import type { Crew } from './crew.ts';
import type { WorkerPress } from './worker.ts';

export interface Figures {
  readonly channels: number;
  readonly kills: number;
  /** Questions that stand in a channel twice. */
  readonly duplicated: number;
  /** Channels without their question, of which nobody was told. */
  readonly missed: number;
  /** Channels whose post may have arrived or not, of which the admin was told. */
  readonly unsure: number;
  readonly confirmed: number;
  /** Told that it counts, and not in the store, or as another choice. */
  readonly lost: number;
  /** Told twice that it counts. */
  readonly twice: number;
  /** Told that it was too late, and in the store. */
  readonly lateCounted: number;
  /** Closed messages whose counts aren't the store's. */
  readonly wrongCounts: number;
}

interface Told {
  readonly round: Round;
  readonly person: string;
  readonly counted: string[];
  readonly late: string[];
}

interface Options {
  readonly crew: Crew;
  readonly chance: () => number;
  readonly store: Store;
  readonly places: readonly Place[];
}

const atOnce = 24;

export function createCrowd({ crew, chance, store, places }: Options) {
  const told: Told[] = [];
  let pending = 0;

  const once = async (press: WorkerPress): Promise<string | null> => {
    const door = crew.door();
    if (!door) return null;
    try {
      const signal = AbortSignal.timeout(10_000);
      const response = await fetch(door, { method: 'POST', body: JSON.stringify(press), signal });
      return response.ok ? await response.text() : null;
    } catch {
      return null;
    }
  };
  /** As platforms do: delivered again, perhaps to another process, until somebody answers. */
  const until = async ({ round, person, counted, late }: Told): Promise<void> => {
    for (let times = 1 + Math.floor(chance() * 2); times > 0; times--) {
      const choice = String(Math.floor(chance() * 3));
      const { platform, channel } = round.place;
      const press = { platform, channel, person, round: round.id, choice } as const;
      if (platform === 'console') return;
      let words = await once({ ...press, platform });
      while (words === null) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        words = await once({ ...press, platform });
      }
      if (/^(Right!|Not this time\.)/.test(words)) counted.push(choice);
      else if (words.startsWith('This round is closed')) late.push(choice);
      else if (!words.startsWith('You have answered already')) throw new Error(`told: ${words}`);
    }
  };

  return {
    get pending() {
      return pending;
    },
    get confirmed() {
      return told.filter(({ counted }) => counted.length > 0).length;
    },
    /** The rounds that stand in their channels. */
    async rounds(): Promise<readonly Round[]> {
      const all = await Promise.all(places.map((place) => store.quiz.rounds.latest(place, null)));
      return all.filter((round) => round !== null);
    },
    async press(rounds: readonly Round[], members: number, prefix = 'member'): Promise<void> {
      const queue = rounds.flatMap((round) =>
        Array.from({ length: members }, (_, index): Told => {
          return { round, person: `${prefix}-${index}`, counted: [], late: [] };
        }),
      );
      told.push(...queue);
      pending = queue.length;
      const worker = async () => {
        for (let next = queue.pop(); next; next = queue.pop()) {
          await until(next).finally(() => {
            pending -= 1;
          });
        }
      };
      await Promise.all(Array.from({ length: atOnce }, worker));
    },
    async count(seen: {
      readonly board: Board;
      readonly states: readonly string[];
      readonly kills: number;
    }): Promise<Figures> {
      const { board, states, kills } = seen;
      let [lost, twice, lateCounted] = [0, 0, 0];
      for (const { round, person, counted, late } of told) {
        const kept = await store.quiz.rounds.press(round, { id: person, name: person }, none, 0);
        const choice = kept.kind === 'before' ? String(kept.choice) : null;
        if (counted.length > 1) twice += 1;
        if (counted.length > 0 && counted[0] !== choice) lost += 1;
        if (late.length > 0 && counted.length === 0 && choice !== null) lateCounted += 1;
      }
      const rounds = [...new Set(told.map(({ round }) => round))];
      let wrongCounts = 0;
      for (const round of rounds) {
        const { counts } = await store.quiz.rounds.tally(round, 0);
        const shown = closedCounts(board, round);
        const kept = [0, 1, 2].map((index) => counts.get(index) ?? 0);
        if (JSON.stringify(shown) !== JSON.stringify(kept)) wrongCounts += 1;
      }
      const questions = places.map(
        ({ channel }) => board.in(channel).filter(({ key }) => key.startsWith('q-')).length,
      );
      const admins = board.directs.filter(({ person }) => person === 'boss').length;
      const unsure = states.filter((state) => state === 'unsure').length;
      const untold = Math.max(0, unsure - admins);
      return {
        channels: places.length,
        kills,
        duplicated: questions.filter((count) => count > 1).length,
        missed:
          questions.filter((count, index) => count === 0 && states[index] !== 'unsure').length +
          untold,
        unsure,
        confirmed: told.filter(({ counted }) => counted.length > 0).length,
        lost,
        twice,
        lateCounted,
        wrongCounts,
      };
    },
  };
}

const none = { index: 0, right: false };

/** How many chose each, as the closed message shows it; null while it doesn't. */
export function closedCounts(board: Board, { place, messageId }: Round): readonly number[] | null {
  const message = board.in(place.channel).find(({ id }) => id === messageId)?.message;
  if (!message?.summary.startsWith('Closed')) return null;
  const meter = message.blocks.find(({ kind }) => kind === 'meter');
  return meter?.kind === 'meter' ? meter.bars.map(({ count }) => count) : [0, 0, 0];
}
