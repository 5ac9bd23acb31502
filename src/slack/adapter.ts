/** Slack: connects, listens, answers. */
import type { RequestListener } from 'node:http';
import { App, type Receiver } from '@slack/bolt';
import type { Adapter, Log, Meters, State } from '../core/ports.ts';
import type { Bot } from '../core/request.ts';
import { createChat } from './chat.ts';
import { baseName } from './commands.ts';
import { createDeliver } from './deliver.ts';
import { faultOf, type SlackFault } from './fault.ts';
import { createHttp, slackPath } from './http.ts';
import type { Installed } from './installed.ts';
import { connectionLine, refusesToken, tokenFault } from './lines.ts';
import { listen } from './listen.ts';
import { boltLogger, quietLogger } from './logger.ts';
import { createOutsiders } from './outsiders.ts';
import { createSocket } from './socket.ts';
import { clientOptions, createWeb, type Web } from './web.ts';
import { createWorking } from './working.ts';

export interface SlackOptions {
  readonly botToken: string;
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

export interface SlackAdapter extends Adapter {
  /** Where Slack's requests come in; null over Socket Mode. */
  readonly http: { readonly path: string; readonly handler: RequestListener } | null;
}

export function createSlack({
  botToken,
  via,
  apiUrl,
  bot,
  log,
  meters,
  timeoutMs = 5_000,
  pingTimeoutMs = 10_000,
  lastWordsMs = 8_000,
}: SlackOptions): SlackAdapter {
  const logger = boltLogger(log);
  const calls = { apiUrl, timeoutMs, meters, logger: quietLogger };
  /** Why Slack takes the bot token no more, since its last call; null: it takes it. */
  let refused: string | null = null;
  const ended = (fault: SlackFault | null) => {
    const line = fault && refusesToken(fault) ? connectionLine(fault, 'SLACK_BOT_TOKEN') : null;
    // While it starts, whoever started it is told.
    if (line !== null && line !== refused && running) log.error({ adapter: 'slack' }, line);
    // A refusal of another kind, or none at all, says nothing of the token.
    if (fault === null || line !== null) refused = line;
  };
  const web = createWeb({ ...calls, token: botToken, ended });
  const working = createWorking();
  let installed: Installed | null = null;
  let running = false;
  const who = (): Installed => {
    if (!installed) throw new Error('not connected yet');
    return installed;
  };

  const name = () => installed?.name ?? 'whoowns';
  const names = { base: baseName };

  const http =
    via.kind === 'http'
      ? createHttp({ signingSecret: via.signingSecret, log, logger, ready: () => running })
      : null;
  const app = new App({
    // A connection over Socket Mode brings its own receiver.
    receiver: http?.receiver ?? noReceiver,
    authorize: async () => {
      const { user, bot, team } = who();
      return { botToken, botUserId: user, ...(bot === null ? {} : { botId: bot }), teamId: team };
    },
    clientOptions: clientOptions(calls),
    logger,
    // We ignore all bots, ourselves among them.
    ignoreSelf: false,
    convoStore: false,
  });
  listen({
    app,
    bot,
    log,
    meters,
    installed: who,
    outsiders: createOutsiders(web),
    deliver: createDeliver({ web, log, name, base: () => names.base }),
    working,
    names,
  });
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
    chat: createChat({ web, log, name, base: () => names.base }),
    http: http && { path: slackPath, handler: http.handler },
    async start() {
      const faults = [
        tokenFault('SLACK_BOT_TOKEN', botToken),
        via.kind === 'socket' ? tokenFault('SLACK_APP_TOKEN', via.appToken) : null,
      ].filter((fault) => fault !== null);
      if (faults.length > 0) throw new Error(faults.join(' '));
      installed = await installation(web);
      await socket?.start();
      running = true;
    },
    async stop() {
      running = false;
      await socket?.stop();
      await working.done(lastWordsMs);
      web.hurry();
    },
    state() {
      if (running && refused !== null) return { state: 'down', detail: refused };
      return socket?.state() ?? httpState();
    },
  };
}

const noReceiver: Receiver = {
  init: () => {},
  start: async () => {},
  stop: async () => {},
};

/** Whose token it is. Rejects with a line for people. */
async function installation(web: Web): Promise<Installed> {
  try {
    const found = await web.call('auth.test', 'safe', (client) => client.auth.test());
    return {
      team: found.team_id ?? found.enterprise_id ?? '',
      enterprise: found.enterprise_id ?? null,
      orgWide: found.is_enterprise_install ?? false,
      user: found.user_id ?? '',
      name: found.user ?? 'whoowns',
      bot: found.bot_id ?? null,
    };
  } catch (error) {
    const fault = faultOf('auth.test', error);
    throw new Error(connectionLine(fault, 'SLACK_BOT_TOKEN'), { cause: error });
  }
}
