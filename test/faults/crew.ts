/** Processes that are started, killed without warning or stopped for a while, and started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { WorkerOptions } from './worker.ts';

const worker = fileURLToPath(new URL('./worker.ts', import.meta.url));
const cache = fileURLToPath(new URL('../../node_modules/.cache/faults', import.meta.url));

interface Hand {
  readonly child: ChildProcess;
  /** Connected to both platforms, or gone. */
  readonly ready: Promise<unknown>;
}

export interface Crew {
  /** Fills up; resolves when one of them is ready, however slow the machine. */
  up(): Promise<void>;
  /** Fills up, then runs until it is enough, killing and replacing one of them every now and then. */
  run(enough: () => boolean, kills?: 'kills' | 'no kills'): Promise<void>;
  /** Kills all at once. */
  killAll(): Promise<void>;
  /** Stops one in whatever it is doing and kills the others; the result lets it go on. */
  freezeOne(): Promise<() => void>;
  readonly kills: number;
  readonly freezes: number;
}

/** `calmMs`: at least so long nobody is killed after a kill, and on average twice as long. */
export function createCrew(
  options: WorkerOptions,
  { size, calmMs }: { readonly size: number; readonly calmMs: number },
  chance: () => number,
): Crew {
  let hands: Hand[] = [];
  let kills = 0;
  let freezes = 0;
  // Processes start often here: let them start fast.
  const env = { ...process.env, NODE_COMPILE_CACHE: cache };
  const start = (): Hand => {
    const child = spawn(process.execPath, [worker, JSON.stringify(options)], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env,
    });
    return { child, ready: Promise.race([once(child.stdout, 'data'), once(child, 'exit')]) };
  };
  const kill = async ({ child }: Hand) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    kills += 1;
  };
  const fill = async () => {
    while (hands.length < size) hands.push(start());
    await Promise.race(hands.map(({ ready }) => ready));
  };
  return {
    up: fill,
    async run(enough, how = 'kills') {
      await fill();
      let next = Date.now() + calmMs * (1 + 2 * chance());
      while (!enough()) {
        await sleep(20);
        if (how === 'no kills' || Date.now() < next) continue;
        const index = Math.floor(chance() * hands.length);
        const hand = hands[index];
        if (!hand) continue;
        await kill(hand);
        const fresh = start();
        hands[index] = fresh;
        // On a slow machine a fixed rate of kills would leave nobody alive.
        await fresh.ready;
        next = Date.now() + calmMs * (1 + 2 * chance());
      }
    },
    async killAll() {
      const all = hands;
      hands = [];
      await Promise.all(all.map(kill));
    },
    async freezeOne() {
      const [frozen, ...others] = hands;
      if (!frozen) return () => {};
      frozen.child.kill('SIGSTOP');
      freezes += 1;
      hands = [frozen];
      await Promise.all(others.map(kill));
      return () => void frozen.child.kill('SIGCONT');
    },
    get kills() {
      return kills;
    },
    get freezes() {
      return freezes;
    },
  };
}
