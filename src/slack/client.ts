/** One Socket Mode connection of Bolt's, with its sharp edges off. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type App, type Logger, SocketModeReceiver } from '@slack/bolt';
import type { Meters } from '../core/meters.ts';
import type { Log } from '../core/ports.ts';
import { clientOptions } from './web.ts';

export interface ConnectionOptions {
  readonly app: App;
  readonly appToken: string;
  readonly apiUrl: string | null;
  /** For opening it and for each call, in milliseconds. */
  readonly timeoutMs: number;
  /** Without a pong for this long (ms), the line counts as dead. */
  readonly pingTimeoutMs: number;
  readonly logger: Logger;
  readonly log: Log;
  readonly meters: Meters;
}

export interface Connection {
  /** Resolves when Slack has said hello; rejects, and is closed, when it doesn't in time. */
  open(): Promise<void>;
  /** After it was open: once with `asked` when Slack is about to end it, once without when it is gone. */
  onEnd(ended: (asked: boolean) => void): void;
  close(): Promise<void>;
}

/** For one use: a new connection gets a client of its own, so that a dead one can't touch it. */
export function createConnection(options: ConnectionOptions): Connection {
  const { app, appToken, pingTimeoutMs, logger, log, timeoutMs } = options;
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    clientPingTimeout: pingTimeoutMs,
    // Its own reconnecting rejects with nobody listening once it gives up, and that ends the process.
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(options) },
  });
  receiver.init(app);
  const { client } = receiver;
  let end = (_asked: boolean) => {};
  let asked = false;

  const [read] = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', async (data: unknown, isBinary: boolean) => {
    // Left to the library, the line is cut at once and Slack's side of the goodbye is waited for.
    if (isGoodbye(data)) {
      if (!asked) end(true);
      asked = true;
      return;
    }
    try {
      await read?.call(client, data, isBinary);
    } catch (err) {
      // An envelope without an event (app_rate_limited) would end the process as an unhandled rejection.
      log.warn({ err, adapter: 'slack' }, 'an envelope from Slack could not be read');
    }
  });

  const close = async () => {
    end = () => {};
    const late = new AbortController();
    const closing = client.disconnect().catch(() => {});
    await Promise.race([closing, sleep(1000, undefined, { signal: late.signal }).catch(() => {})]);
    late.abort();
    // A second time cuts the line: the library would wait 30 s for a peer that doesn't hang up.
    client.websocket?.disconnect();
  };

  return {
    async open() {
      const late = new AbortController();
      const starting = client.start();
      const tooLate = sleep(timeoutMs, undefined, { signal: late.signal }).then(() => {
        throw new DOMException('Slack never said hello', 'TimeoutError');
      });
      try {
        await Promise.race([starting, tooLate]);
        client.once('disconnected', () => end(false));
      } catch (error) {
        starting.catch(() => {});
        void close();
        throw error ?? new Error('the connection ended before it began');
      } finally {
        tooLate.catch(() => {});
        late.abort();
      }
    },
    onEnd(ended) {
      end = ended;
    },
    close,
  };
}

/** Slack's notice that it is about to end the connection, some seconds ahead. */
function isGoodbye(data: unknown): boolean {
  if (typeof data !== 'string' || !data.includes('"disconnect"')) return false;
  try {
    const envelope: unknown = JSON.parse(data);
    return (
      typeof envelope === 'object' &&
      envelope !== null &&
      Reflect.get(envelope, 'type') === 'disconnect'
    );
  } catch {
    return false;
  }
}
