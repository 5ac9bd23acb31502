/** Once a day, what is old enough is deleted: a few rows at a time, so that nothing else waits for it. */
import type { Clock, Log } from '../ports.ts';
import { type Kind, keptFor, retention } from './retention.ts';

const DAY = 24 * 60 * 60 * 1000;
const BATCH = 500;
/** A tick ends after about so long; the next one goes on. */
const BUDGET = 1_000;

interface Parts {
  /** Deletes at most `limit` that are older than `before`; how many. */
  readonly forget: (kind: Kind, before: number, limit: number) => Promise<number>;
  readonly clock: Clock;
  readonly log: Log;
}

/** What a tick calls; never rejects. */
export function createOutdating({ forget, clock, log }: Parts): (now: number) => Promise<void> {
  const kinds = Object.keys(retention).filter((kind): kind is Kind => kind in retention);
  let begun = Number.NEGATIVE_INFINITY;
  let left: Kind[] = [];
  return async (now) => {
    if (left.length === 0) {
      // A clock that was set back is no reason to wait longer.
      if (Math.abs(now - begun) < DAY) return;
      begun = now;
      left = [...kinds];
    }
    const until = clock.now() + BUDGET;
    for (let [kind] = left; kind !== undefined && clock.now() < until; [kind] = left) {
      try {
        const gone = await forget(kind, begun - keptFor(kind), BATCH);
        if (gone < BATCH) left.shift();
      } catch (err) {
        log.error({ err, kind }, 'old data could not be deleted; tried again at the next tick');
        return;
      }
    }
  };
}
