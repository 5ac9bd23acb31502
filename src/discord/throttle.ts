/** How many answers one person may put before everybody's eyes. */
import type { Clock } from '../core/ports.ts';

interface Options {
  readonly clock: Clock;
  /** Answers in a window, per person. */
  readonly most?: number;
  readonly windowMs?: number;
}

export interface Throttle {
  /** Whether one more may go out now; `told` says that this window's hint has been given already. */
  take(person: string): { readonly allowed: boolean; readonly told: boolean };
}

export function createThrottle({ clock, most = 5, windowMs = 60_000 }: Options): Throttle {
  const people = new Map<string, { at: number[]; toldAt: number }>();
  return {
    take(person) {
      const now = clock.now();
      const since = now - windowMs;
      if (people.size > 1_000) {
        for (const [id, { at }] of people) if ((at.at(-1) ?? 0) <= since) people.delete(id);
      }
      const known = people.get(person) ?? { at: [], toldAt: Number.NEGATIVE_INFINITY };
      people.set(person, known);
      known.at = known.at.filter((at) => at > since);
      if (known.at.length < most) {
        known.at.push(now);
        return { allowed: true, told: false };
      }
      const told = known.toldAt > since;
      if (!told) known.toldAt = now;
      return { allowed: false, told };
    },
  };
}
