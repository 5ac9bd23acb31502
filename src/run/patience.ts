/** Trying again, less and less often. */
import { setTimeout as sleep } from 'node:timers/promises';

interface Options {
  /** Told of each failure and of the wait (ms) that follows; what it throws ends the trying. */
  readonly failed: (error: unknown, waitMs: number) => void;
  /** Ends the trying with its reason. */
  readonly signal: AbortSignal;
  readonly firstMs?: number;
  readonly longestMs?: number;
}

/** Calls `attempt` until it succeeds, waiting about twice as long each time. */
export async function untilItWorks<T>(
  attempt: () => Promise<T>,
  { failed, signal, firstMs = 1_000, longestMs = 60_000 }: Options,
): Promise<T> {
  for (let step = firstMs; ; step = Math.min(step * 2, longestMs)) {
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      const wait = Math.round(step * (0.75 + Math.random() / 2));
      failed(error, wait);
      await sleep(wait, undefined, { signal });
    }
  }
}
