import type { Meters } from '../src/core/meters.ts';
import type { Log } from '../src/core/ports.ts';

/** A log that keeps nothing. */
export const silent: Log = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  follow: (work) => work(),
  following: () => null,
};

/** Nobody watches. */
export const unwatched: Meters = { count: () => {}, took: () => {} };
