/** Whether the bot can do its work, part by part. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { State } from '../core/ports.ts';

/** Each part by name; asked anew each time, and asked at once. */
export type Parts = () => ReadonlyMap<string, () => State | Promise<State>>;

export interface Readiness {
  readonly ready: boolean;
  readonly parts: Readonly<Record<string, State>>;
}

/** The longest that a part may take to say how it is (ms). */
const patienceMs = 3_000;

/** Ready when every part is up; a part that fails to say how it is, or takes too long, is down. */
export async function readiness(parts: Parts): Promise<Readiness> {
  const states = await Promise.all(
    [...parts()].map(async ([name, ask]): Promise<[string, State]> => {
      try {
        return [name, await soon(ask)];
      } catch {
        return [name, { state: 'down', detail: "doesn't say how it is" }];
      }
    }),
  );
  return {
    ready: states.every(([, { state }]) => state === 'up'),
    parts: Object.fromEntries(states),
  };
}

async function soon(ask: () => State | Promise<State>): Promise<State> {
  const done = new AbortController();
  const late = sleep(patienceMs, undefined, { signal: done.signal }).then(
    (): State => ({ state: 'down', detail: "doesn't answer" }),
  );
  try {
    return await Promise.race([ask(), late]);
  } finally {
    done.abort();
    late.catch(() => {});
  }
}
