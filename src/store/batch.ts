/** Many small writes as few: a write waits for the disk once, however much is in it. */
import { StoreFault } from './fault.ts';

interface Options {
  readonly most?: number;
}

interface Waiting<T, R> {
  readonly item: T;
  readonly done: (result: R) => void;
  readonly failed: (error: unknown) => void;
}

export interface Batches<T, R> {
  /**
   * Resolves with what came of the item when it is written, which begins after `gatherMs` at the latest; one that
   * can't be is refused by itself, and takes no other with it.
   */
  add(item: T, gatherMs: number): Promise<R>;
  /** Writes at once what is waiting: who reads now sees all that was added before. */
  now(): Promise<void>;
}

/** Gathers what comes in the same moment into one call of `write`, which says what came of an item. */
export function inBatches<T, R>(
  write: (items: readonly T[]) => Promise<(item: T) => R>,
  { most = 500 }: Options = {},
): Batches<T, R> {
  let waiting: Waiting<T, R>[] = [];
  let timer: NodeJS.Timeout | undefined;
  /** When it will be written, by a clock of the process's own. */
  let due = Number.POSITIVE_INFINITY;
  let writing: Promise<unknown> = Promise.resolve();

  const writeAll = async (batch: readonly Waiting<T, R>[]): Promise<void> => {
    try {
      const result = await write(batch.map(({ item }) => item));
      for (const { item, done } of batch) done(result(item));
    } catch (error) {
      // Where the database is away, each by itself would only wait for it once more.
      const away = error instanceof StoreFault && error.passing;
      if (batch.length === 1 || away) for (const { failed } of batch) failed(error);
      else for (const one of batch) await writeAll([one]);
    }
  };
  const flush = () => {
    clearTimeout(timer);
    const batch = waiting;
    waiting = [];
    due = Number.POSITIVE_INFINITY;
    const writes: Promise<unknown>[] = [writing];
    for (let from = 0; from < batch.length; from += most) {
      writes.push(writeAll(batch.slice(from, from + most)));
    }
    writing = Promise.all(writes);
  };
  return {
    add: (item, gatherMs) =>
      new Promise((done, failed) => {
        waiting.push({ item, done, failed });
        const until = performance.now() + gatherMs;
        if (until >= due) return;
        clearTimeout(timer);
        timer = setTimeout(flush, gatherMs);
        due = until;
      }),
    async now() {
      if (waiting.length > 0) flush();
      await writing;
    },
  };
}
