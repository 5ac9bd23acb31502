/** Slack: connects, listens, answers. */
import type { RequestListener } from 'node:http';
import { App, type Receiver } from '@slack/bolt';
import type { Meters } from '../core/meters.ts';
import type { Adapter, Log, State } from '../core/ports.ts';
import type { Bot } from '../core/request.ts';
import { createChat } from './chat.ts';
import { baseName } from './commands.ts';
import { createHttp, slackPath } from './http.ts';
import { tokenFault } from './lines.ts';
import { listen } from './listen.ts';
import { boltLogger, quietLogger } from './logger.ts';
import { createMany, type Many, type Oauth } from './many.ts';
import type { Calls, Offices } from './office.ts';
import { oneOffice } from './one-office.ts';
import { createSocket } from './socket.ts';
import { clientOptions } from './web.ts';
import { createWorking } from './working.ts';

interface Common {
  readonly via:
    | { readonly kind: 'socket'; readonly appToken: string }
    | { readonly kind: 'http'; readonly signingSecret: string };
  /** Null: Slack's own. */
  readonly apiUrl: string | null;
  readonly bot: Bot;
  readonly log: Log;
  readonly meters: Meters;
  /** For each call to Slack, in milliseconds. */
  readonly timeoutMs?: number;
  /** A socket without a pong for this long (ms) counts as dead. */
  readonly pingTimeoutMs?: number;
  /** How long stopping waits for answers under way, in milliseconds. */
  readonly lastWordsMs?: number;
}

/** One workspace by its bot token, or many by their installs. */
export type SlackOptions = Common & ({ readonly botToken: string } | { readonly oauth: Oauth });

export interface SlackAdapter extends Adapter {
  /** Where requests come in, by path: Slack's own where they don't come over a socket, and installs. */
  readonly http: ReadonlyMap<string, RequestListener>;
}

export function createSlack(options: SlackOptions): SlackAdapter {
  const { via, apiUrl, bot, log, meters } = options;
  const { timeoutMs = 5_000, pingTimeoutMs = 10_000, lastWordsMs = 8_000 } = options;
  const logger = boltLogger(log);
  const calls = { apiUrl, timeoutMs, meters, logger: quietLogger };
  const working = createWorking();
  const names = { base: baseName };
  const base = () => names.base;
  let running = false;

  const common = { ...calls, log, base };
  const { offices, many } = officesOf(options, common);

  const http =
    via.kind === 'http'
      ? createHttp({ signingSecret: via.signingSecret, log, logger, ready: () => running })
      : null;
  const app = new App({
    // A connection over Socket Mode brings its own receiver.
    receiver: http?.receiver ?? noReceiver,
    // We call Slack with clients of our own.
    authorize: async () => ({}),
    clientOptions: clientOptions(calls),
    logger,
    // We ignore all bots, ourselves among them.
    ignoreSelf: false,
    convoStore: false,
  });
  listen({ app, bot, log, meters, offices, farewell: many?.farewell ?? null, working, names });
  const socket =
    via.kind === 'socket'
      ? createSocket({ ...calls, app, appToken: via.appToken, pingTimeoutMs, log })
      : null;

  const httpState = (): State =>
    running
      ? { state: 'up', detail: `listening on ${slackPath}` }
      : { state: 'down', detail: 'not connected' };

  return {
    name: 'slack',
    chat: createChat({ offices, log, base }),
    http: new Map([
      ...(http ? [[slackPath, http.handler] as const] : []),
      ...(many ? many.install : []),
    ]),
    async start() {
      const faults = [
        'botToken' in options ? tokenFault('SLACK_BOT_TOKEN', options.botToken) : null,
        via.kind === 'socket' ? tokenFault('SLACK_APP_TOKEN', via.appToken) : null,
      ].filter((fault) => fault !== null);
      if (faults.length > 0) throw new Error(faults.join(' '));
      await offices.start();
      await socket?.start();
      running = true;
    },
    async stop() {
      running = false;
      await socket?.stop();
      await working.done(lastWordsMs);
      offices.stop();
    },
    state() {
      const refused = running ? offices.refusal() : null;
      if (refused !== null) return { state: 'down', detail: refused };
      return socket?.state() ?? httpState();
    },
  };
}

function officesOf(
  options: SlackOptions,
  common: Calls,
): { readonly offices: Offices; readonly many: Many | null } {
  if ('oauth' in options) {
    const many = createMany({ ...options.oauth, ...common });
    return { offices: many.offices, many };
  }
  return { offices: oneOffice({ ...common, token: options.botToken }), many: null };
}

const noReceiver: Receiver = {
  init: () => {},
  start: async () => {},
  stop: async () => {},
};
