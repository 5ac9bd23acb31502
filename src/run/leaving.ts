/** How the process ends: what is in hand is finished, within a limit, and a second signal doesn't wait. */
import type { Log } from '../core/ports.ts';

interface Options {
  readonly log: Log;
  /** npm hands SIGTERM to the shell between us, which ends without handing it on: left alone, we end too. */
  readonly underNpm: boolean;
  /** The longest that finishing may take. */
  readonly withinMs: number;
}

export interface Leaving {
  /** Aborted as soon as the process is to end. */
  readonly signal: AbortSignal;
  /** Something to finish before the process ends; what came last is finished first. */
  before(name: string, finish: () => void | Promise<void>): void;
  /** Finishes everything and ends the process. */
  leave(): void;
}

/** Listens for SIGTERM and SIGINT from now on. */
export function prepareLeaving({ log, withinMs, underNpm }: Options): Leaving {
  const ending = new AbortController();
  const toFinish: { readonly name: string; readonly finish: () => void | Promise<void> }[] = [];

  const finishAll = async () => {
    for (const { name, finish } of toFinish.reverse()) {
      try {
        await finish();
      } catch (err) {
        log.warn({ err, part: name }, `${name} did not end cleanly`);
      }
    }
    process.exit(0);
  };
  const leave = () => {
    if (ending.signal.aborted) return;
    ending.abort();
    setTimeout(() => {
      log.warn({ withinMs }, 'not everything could be finished in time');
      process.exit(0);
    }, withinMs);
    void finishAll();
  };
  for (const name of ['SIGTERM', 'SIGINT'] as const) {
    process.on(name, () => {
      if (ending.signal.aborted) process.exit(1);
      log.info({ signal: name }, 'finishing what is in hand; a second signal ends at once');
      leave();
    });
  }
  if (underNpm) {
    const parent = process.ppid;
    const look = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(look);
      log.info({}, 'npm has ended; finishing what is in hand');
      leave();
    }, 500);
    look.unref();
  }
  return {
    signal: ending.signal,
    before: (name, finish) => void toFinish.push({ name, finish }),
    leave,
  };
}
