/** Processes that are started, killed without warning, and started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { WorkerOptions } from './worker.ts';

const worker = fileURLToPath(new URL('./worker.ts', import.meta.url));

interface Hand {
  readonly child: ChildProcess;
  readonly port: Promise<number>;
  /** 0 until it is known. */
  door: number;
}

export interface Crew {
  /** Runs for so long (ms), killing and replacing one of them every now and then. */
  run(ms: number, options: WorkerOptions): Promise<void>;
  /** A door for presses; null while nobody is there. */
  door(): string | null;
  readonly kills: number;
  stop(): Promise<void>;
}

export function createCrew(size: number, chance: () => number): Crew {
  let hands: Hand[] = [];
  let kills = 0;
  const start = (options: WorkerOptions): Hand => {
    const child = spawn(process.execPath, [worker, JSON.stringify(options)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said = once(child.stdout, 'data').then(([data]) => Number(String(data).trim()));
    const gone = once(child, 'exit').then(() => 0);
    const hand: Hand = { child, port: Promise.race([said, gone]), door: 0 };
    hand.port.then(
      (port) => {
        hand.door = port;
      },
      () => {},
    );
    return hand;
  };
  const kill = async ({ child }: Hand) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  const stop = async () => {
    const all = hands;
    hands = [];
    await Promise.all(all.map(kill));
  };
  return {
    async run(ms, options) {
      hands = Array.from({ length: size }, () => start(options));
      await Promise.all(hands.map(({ port }) => port));
      const until = Date.now() + ms;
      while (Date.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 200 + chance() * 600));
        const index = Math.floor(chance() * hands.length);
        const hand = hands[index];
        if (!hand) continue;
        kills += 1;
        await kill(hand);
        const next = start(options);
        hands[index] = next;
        // On a slow machine a fixed rate of kills would leave nobody alive.
        await next.port;
      }
      kills += hands.length;
      await stop();
    },
    door() {
      const open = hands.filter(({ door }) => door > 0);
      const hand = open[Math.floor(chance() * open.length)];
      return hand ? `http://127.0.0.1:${hand.door}` : null;
    },
    get kills() {
      return kills;
    },
    stop,
  };
}
