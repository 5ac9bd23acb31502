/** Stays connected over Socket Mode: after a dropped line, a goodbye, `invalid_auth`, an outage. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { State } from '../core/ports.ts';
import { type Connection, type ConnectionOptions, createConnection } from './client.ts';
import { faultOf } from './fault.ts';
import { connectionLine } from './lines.ts';

export interface Socket {
  /** Resolves when connected; rejects with a line for people. */
  start(): Promise<void>;
  stop(): Promise<void>;
  state(): State;
}

/** The waits between tries grow up to this (ms). */
const LONGEST_WAIT_MS = 30_000;
/** A line that held for this long (ms) doesn't count as failing when it ends. */
const STEADY_MS = 10_000;

export function createSocket(options: ConnectionOptions): Socket {
  const { log, meters } = options;
  let state: State = { state: 'starting', detail: 'connecting' };
  let leaving = new AbortController();
  let current: Connection | null = null;
  /** Connections that failed or fell soon, in a row. */
  let failed = 0;

  const connect = async () => {
    const { signal } = leaving;
    const connection = createConnection(options);
    await connection.open();
    if (signal.aborted) return connection.close();
    const before = current;
    current = connection;
    const since = Date.now();
    state = { state: 'up', detail: 'connected over Socket Mode' };
    let ending = false;
    connection.onEnd((asked) => {
      if (!asked && current === connection) {
        state = { state: 'down', detail: 'the connection broke; connecting again' };
      }
      if (ending) return;
      ending = true;
      failed = Date.now() - since > STEADY_MS ? 0 : failed + 1;
      log.info({ adapter: 'slack', asked }, 'a connection to Slack ended; connecting again');
      void reconnect(signal);
    });
    // What still came over the line before has been taken; now it may go.
    await before?.close();
  };

  const reconnect = async (signal: AbortSignal) => {
    let asked = 0;
    while (!signal.aborted) {
      const step = failed === 0 ? 0 : Math.min(250 * 2 ** failed, LONGEST_WAIT_MS);
      const wait = Math.max(asked, step * (0.75 + Math.random() / 2));
      await sleep(wait, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      try {
        await connect();
        meters.count('reconnects', { platform: 'slack' });
        log.info({ adapter: 'slack' }, 'connected to Slack again');
        return;
      } catch (error) {
        failed += 1;
        const fault = faultOf('apps.connections.open', error);
        asked = Math.min(fault.retryAfterMs ?? 0, LONGEST_WAIT_MS);
        const line = connectionLine(fault, 'SLACK_APP_TOKEN');
        if (line !== state.detail) log.error({ adapter: 'slack', err: fault }, line);
        state = { state: 'down', detail: line };
      }
    }
  };

  return {
    async start() {
      leaving = new AbortController();
      failed = 0;
      state = { state: 'starting', detail: 'connecting' };
      try {
        await connect();
      } catch (error) {
        const line = connectionLine(faultOf('apps.connections.open', error), 'SLACK_APP_TOKEN');
        state = { state: 'down', detail: line };
        throw new Error(line, { cause: error });
      }
    },
    async stop() {
      leaving.abort();
      state = { state: 'down', detail: 'stopped' };
      await current?.close();
      current = null;
    },
    state: () => state,
  };
}
