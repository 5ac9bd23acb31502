/** Bolt's logger over ours. */
import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../core/ports.ts';

/** Warnings and errors only: below that, Bolt logs whole payloads. */
export function boltLogger(log: Log): Logger {
  const lineOf = (said: readonly unknown[]) =>
    said.map((one) => (one instanceof Error ? one.message : String(one))).join(' ');
  const fields = { adapter: 'slack', part: 'bolt' };
  return {
    ...quietLogger,
    warn: (...said) => log.warn(fields, lineOf(said)),
    error: (...said) => log.error(fields, lineOf(said)),
  };
}

/** For calls and connections: what goes wrong there is thrown, and reported once by whoever catches it. */
export const quietLogger: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};
