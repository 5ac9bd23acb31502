/** Time, chance and who sits here: what the rest takes as arguments. */
import { hash, randomInt } from 'node:crypto';
import { userInfo } from 'node:os';
import type { Clock, Random } from '../core/ports.ts';

export const clock: Clock = { now: () => Date.now() };

export const random: Random = {
  id(length) {
    let id = '';
    while (id.length < length) {
      const letters = Math.min(length - id.length, 9);
      id += randomInt(36 ** letters)
        .toString(36)
        .padStart(letters, '0');
    }
    return id;
  },
  of: (seed, length) => hash('sha256', seed, 'base64url').slice(0, length),
};

/** The name of who started the process. */
export function personHere(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run as a user without a name.
    return 'you';
  }
}
