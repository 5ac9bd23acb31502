import { LRUCache } from 'lru-cache';
import type { Lookup } from './lookup.ts';

/** A text longer than this is hardly asked twice. */
const LONGEST = 200;

/**
 * The same lookup, which remembers what it was asked of late: a team asks the same few things, and everybody
 * types the same first letters. A lookup never changes and neither do its answers, so what is remembered
 * stays true as long as the lookup is used. `most`: different questions, and as many beginnings of one.
 */
export function withRecent(lookup: Lookup, most = 2_000): Lookup {
  const asked = remembering(most, lookup.ask);
  const completed = remembering(most, lookup.complete);
  return { ask: asked, complete: completed, topic: lookup.topic };
}

/** Calls `make` once for the same arguments, as long as they are among the last `most` different ones. */
function remembering<A extends readonly unknown[], R extends object>(
  most: number,
  make: (...args: A) => R,
): (...args: A) => R {
  const known = new LRUCache<string, R>({ max: most });
  return (...args) => {
    const key = JSON.stringify(args);
    if (key.length > LONGEST) return make(...args);
    const before = known.get(key);
    if (before) return before;
    const made = make(...args);
    known.set(key, made);
    return made;
  };
}
