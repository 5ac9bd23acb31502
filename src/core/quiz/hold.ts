/** Which platforms said that it is too much for now: they are left alone for as long as they asked. */
import type { Clock, Sent } from '../ports.ts';
import type { Platform } from '../request.ts';

export interface Hold {
  note(platform: Platform, sent: Sent): void;
  /** The end of it (ms); in the past where there is none. */
  until(platform: Platform): number;
  isFree(platform: Platform): boolean;
}

export function createHold(clock: Clock): Hold {
  const ends = new Map<Platform, number>();
  const until = (platform: Platform) => ends.get(platform) ?? 0;
  return {
    note(platform, sent) {
      if (sent.kind !== 'failed' || sent.retryAfterMs === null) return;
      ends.set(platform, Math.max(until(platform), clock.now() + sent.retryAfterMs));
    },
    until,
    isFree: (platform) => until(platform) <= clock.now(),
  };
}
