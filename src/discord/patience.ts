/** How long a connection may take. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Rejects when it takes longer than until that instant, which may move. */
export async function inTime(work: Promise<unknown>, until: () => number): Promise<void> {
  const since = Date.now();
  const done = new AbortController();
  const tooLong = async () => {
    for (let left = until() - since; left > 0; left = until() - Date.now()) {
      await sleep(left, undefined, { signal: done.signal });
    }
    const seconds = Math.round((Date.now() - since) / 1_000);
    throw new Error(`Discord's gateway hasn't let us in within ${seconds} s.`);
  };
  const late = tooLong();
  try {
    await Promise.race([work, late]);
  } finally {
    done.abort();
    await late.catch(() => {});
    work.catch(() => {});
  }
}
