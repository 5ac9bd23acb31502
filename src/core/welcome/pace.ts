/** How fast greetings go out, so that a hundred newcomers don't use up what a platform allows. */
import type { Rate } from '../ports.ts';

export interface Pace {
  /** How many may go out now. */
  room(now: number): number;
  took(count: number, now: number): void;
  /** The platform wants nothing before this instant. */
  hold(until: number): void;
}

export function createPace({ most, windowMs }: Rate): Pace {
  let times: readonly number[] = [];
  let heldUntil = 0;
  return {
    room(now) {
      if (now < heldUntil) return 0;
      times = times.filter((at) => at > now - windowMs);
      return most - times.length;
    },
    took(count, now) {
      times = [...times, ...Array.from({ length: count }, () => now)];
    },
    hold(until) {
      heldUntil = Math.max(heldUntil, until);
    },
  };
}
