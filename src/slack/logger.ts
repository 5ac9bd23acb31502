/** Bolt's logger over ours. */
import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../core/ports.ts';

/**
 * Warnings and errors only: below that, Bolt logs whole payloads. `quiet` puts them down to information, for
 * what the caller reports itself in a line of its own.
 */
export function boltLogger(log: Log, part: string, quiet = false): Logger {
  const lineOf = (said: readonly unknown[]) =>
    said.map((one) => (one instanceof Error ? one.message : String(one))).join(' ');
  const fields = { adapter: 'slack', part };
  return {
    debug: () => {},
    info: () => {},
    warn: (...said) => (quiet ? log.info : log.warn).call(log, fields, lineOf(said)),
    error: (...said) => (quiet ? log.info : log.error).call(log, fields, lineOf(said)),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}
