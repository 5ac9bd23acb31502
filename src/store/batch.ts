/** Many small writes as few: a write waits for the disk once, however much is in it. */

interface Options {
  /** How long the first of a batch waits for others. */
  readonly gatherMs?: number;
  readonly most?: number;
}

interface Waiting<T> {
  readonly item: T;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

export interface Batches<T> {
  /** Resolves when the item is written; one that can't be is refused by itself, and takes no other with it. */
  add(item: T): Promise<void>;
  /** Writes at once what is waiting: who reads now sees all that was added before. */
  now(): Promise<void>;
}

/** Gathers what comes in the same moment into one call of `write`. */
export function inBatches<T>(
  write: (items: readonly T[]) => Promise<void>,
  { gatherMs = 50, most = 500 }: Options = {},
): Batches<T> {
  let waiting: Waiting<T>[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<unknown> = Promise.resolve();

  const writeAll = async (batch: readonly Waiting<T>[]): Promise<void> => {
    try {
      await write(batch.map(({ item }) => item));
      for (const { done } of batch) done();
    } catch (error) {
      if (batch.length === 1) batch[0]?.failed(error);
      else for (const one of batch) await writeAll([one]);
    }
  };
  const flush = () => {
    clearTimeout(timer);
    const batch = waiting;
    waiting = [];
    const writes: Promise<unknown>[] = [writing];
    for (let from = 0; from < batch.length; from += most) {
      writes.push(writeAll(batch.slice(from, from + most)));
    }
    writing = Promise.all(writes);
  };
  return {
    add: (item) =>
      new Promise((done, failed) => {
        waiting.push({ item, done, failed });
        if (waiting.length === 1) timer = setTimeout(flush, gatherMs);
      }),
    async now() {
      if (waiting.length > 0) flush();
      await writing;
    },
  };
}
