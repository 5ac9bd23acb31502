/** Whether the bot can do its work, part by part. */
import type { State } from '../core/ports.ts';

/** Each part by name; asked anew each time, and asked at once. */
export type Parts = () => ReadonlyMap<string, () => State | Promise<State>>;

export interface Readiness {
  readonly ready: boolean;
  readonly parts: Readonly<Record<string, State>>;
}

/** Ready when every part is up; a part that fails to say how it is, is down. */
export async function readiness(parts: Parts): Promise<Readiness> {
  const states = await Promise.all(
    [...parts()].map(async ([name, ask]): Promise<[string, State]> => {
      try {
        return [name, await ask()];
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
