import type { Log } from '../src/core/ports.ts';

/** A log that keeps nothing. */
export const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };
