/** Servers of a bench beside each other. Each is a process of its own, and they take short turns: whatever else the machine does falls on all. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';

const rounds = 30;
const perRound = 500;
const warmUp = 1_000;

export interface Served {
  readonly title: string;
  /** CPU time so far, in microseconds: other work on the machine doesn't show in it. */
  used(): Promise<number>;
}

interface Turn {
  readonly seconds: number;
  readonly latencies: readonly number[];
  readonly used: number;
}

/** Calls them in turns, so many calls at once, and prints a line for each; the first is what the others are measured by. */
export async function compare<S extends Served>(
  what: string,
  servers: readonly S[],
  concurrency: number,
  call: (served: S) => Promise<void>,
): Promise<void> {
  for (const served of servers) await turn(served, warmUp, concurrency, call);
  const turns = new Map<S, Turn[]>(servers.map((served) => [served, []]));
  for (let n = 0; n < rounds; n += 1) {
    // Not always the same first.
    for (const served of n % 2 === 0 ? servers : servers.toReversed()) {
      turns.get(served)?.push(await turn(served, perRound, concurrency, call));
    }
  }
  print(
    `${what}: ${rounds} turns of ${perRound}, ${concurrency} at once, ${cpus().length} cores`,
    `${' '.repeat(34)} a second   p50 ms   p99 ms   CPU ms each   to the first: by time, by CPU`,
  );
  const all = [...turns].map(([{ title }, its]) => ({ title, ...figuresOf(its) }));
  const [first] = all;
  for (const { title, perSecond, p50, p99, cpu } of all) {
    const cells = [
      title.padEnd(34),
      perSecond.toFixed(0).padStart(9),
      p50.toFixed(1).padStart(8),
      p99.toFixed(1).padStart(8),
      cpu.toFixed(2).padStart(13),
      (perSecond / (first?.perSecond ?? 1)).toFixed(2).padStart(23),
      ((first?.cpu ?? 1) / cpu).toFixed(2).padStart(7),
    ];
    print(cells.join(' '));
  }
}

/** Asks a process that `tellsUse`. */
export async function usedBy(child: ChildProcess): Promise<number> {
  child.send('used');
  const [used] = await once(child, 'message');
  return Number(used);
}

/** In the process itself: says what it has used so far, whenever it is asked. */
export function tellsUse(): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.(user + system);
  });
}

async function turn<S extends Served>(
  served: S,
  calls: number,
  concurrency: number,
  call: (served: S) => Promise<void>,
): Promise<Turn> {
  const latencies: number[] = [];
  let left = calls;
  const before = await served.used();
  const from = performance.now();
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      const at = performance.now();
      await call(served);
      latencies.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  const seconds = (performance.now() - from) / 1000;
  return { seconds, latencies, used: (await served.used()) - before };
}

function figuresOf(turns: readonly Turn[]) {
  const latencies = turns.flatMap((one) => one.latencies).sort((one, other) => one - other);
  const sum = (figure: (one: Turn) => number) => turns.reduce((all, one) => all + figure(one), 0);
  const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? 0;
  return {
    perSecond: latencies.length / sum(({ seconds }) => seconds),
    p50: at(0.5),
    p99: at(0.99),
    cpu: sum(({ used }) => used) / latencies.length / 1000,
  };
}

function print(...lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}
