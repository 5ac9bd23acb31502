/** Time, chance and who sits here: what the rest takes as arguments. */
import { hash, randomInt } from 'node:crypto';
import { userInfo } from 'node:os';
import type { Clock, Random } from '../core/ports.ts';

export const clock: Clock = { now: () => Date.now() };

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

export const random: Random = {
  id: (length) => Array.from({ length }, () => letters[randomInt(letters.length)]).join(''),
  of(seed, length) {
    // 64 bits give twelve or thirteen letters; none of the last ones is likelier than another.
    const bits = BigInt(`0x${hash('sha256', seed).slice(0, 16)}`);
    return bits.toString(36).padStart(length, '0').slice(-length);
  },
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
