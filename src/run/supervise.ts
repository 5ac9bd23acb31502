/** Keeps one adapter running: its failure is logged, shown in readiness and retried, and is nobody else's. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Adapter, Log, State } from '../core/ports.ts';
import { untilItWorks } from './patience.ts';

interface Options {
  readonly log: Log;
  /** The first wait after a failed start; the following are longer. */
  readonly firstMs?: number;
  /** An adapter that stays down this long, though it had started, is stopped and started anew. */
  readonly downForMs?: number;
}

export interface Supervised {
  readonly name: string;
  state(): State;
  /** Gives up starting, or stops what has started; never rejects. */
  stop(): Promise<void>;
}

/** Starts an adapter in the background and stays with it. */
export function supervise(
  adapter: Adapter,
  { log, firstMs = 2_000, downForMs = 120_000 }: Options,
): Supervised {
  const { name } = adapter;
  const leaving = new AbortController();
  let failure: State | null = { state: 'starting', detail: 'connecting' };

  const start = () =>
    untilItWorks(() => adapter.start(), {
      signal: leaving.signal,
      firstMs,
      longestMs: 300_000,
      failed(err, waitMs) {
        const seconds = Math.ceil(waitMs / 1_000);
        failure = { state: 'down', detail: `${lineOf(err)} Trying again within ${seconds} s.` };
        log.error({ err, adapter: name, waitMs }, `${name} could not start; trying again`);
      },
    });

  const stay = async () => {
    for (;;) {
      await start();
      failure = null;
      log.info({ adapter: name }, `${name} is up`);
      await downFor(downForMs);
      log.error(
        { adapter: name, detail: adapter.state().detail },
        `${name} stayed down; starting it anew`,
      );
      await stopQuietly();
    }
  };

  /** Resolves once the adapter has been down for `ms` without a break. */
  const downFor = async (ms: number) => {
    const look = ms / 8;
    for (let down = 0; down < 8; ) {
      await sleep(look, undefined, { signal: leaving.signal });
      down = adapter.state().state === 'down' ? down + 1 : 0;
    }
  };

  const stopQuietly = () =>
    adapter.stop().catch((err: unknown) => {
      log.warn({ err, adapter: name }, `${name} did not stop cleanly`);
    });

  const staying = stay().catch((err: unknown) => {
    if (!leaving.signal.aborted) log.error({ err, adapter: name }, `${name} is left alone`);
  });

  return {
    name,
    state: () => failure ?? adapter.state(),
    async stop() {
      leaving.abort();
      await stopQuietly();
      await staying;
    },
  };
}

function lineOf(error: unknown): string {
  const line = error instanceof Error ? error.message : String(error);
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
