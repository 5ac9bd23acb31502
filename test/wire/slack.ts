/**
 * A small Slack in this process that Bolt connects to: the Web API, Socket Mode's WebSocket, response_urls,
 * and signed requests over HTTP. Everything that leaves the bot is held to Block Kit.
 */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { createGrants, type Grants } from './slack-grants.ts';
import {
  type Answer,
  createWorkspace,
  type Posted,
  refuse,
  type Workspace,
} from './slack-workspace.ts';

export const botToken = 'xoxb-1-test';
export const appToken = 'xapp-1-test';
export const signingSecret = '0123456789abcdef0123456789abcdef';

/** What comes instead of the usual answer, once. */
export type Instead =
  | { readonly status: number; readonly retryAfter?: number; readonly location?: string }
  | { readonly error: string; readonly needed?: string }
  /** Nothing, until the client gives up. */
  | 'hang'
  /** Done, but the answer is lost. */
  | 'lost'
  /** Done, and the connection breaks before the answer. */
  | 'drop'
  /** Not done: the connection breaks. */
  | 'cut';

export interface Call {
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly at: number;
  readonly token: string;
}

export interface SlackWire {
  readonly apiUrl: string;
  readonly workspace: Workspace;
  /** Who else has the app. */
  readonly grants: Grants;
  /** The same Slack, as it is seen in another workspace. */
  at(team: string): SlackWire;
  readonly calls: Call[];
  /** Connections over Socket Mode that have said hello, ever. */
  readonly connections: () => number;
  readonly open: () => number;
  /** Calls under way. */
  readonly busy: () => number;
  /** The next calls of a method (or "response_url") go wrong, in this order; then all is well again. */
  script(method: string, ...instead: readonly Instead[]): void;
  /** Asked for each call that no script is for; null: it goes well. */
  trouble: (method: string, args: Readonly<Record<string, unknown>>) => Instead | null;
  /** Which of the open sockets an envelope goes to; the newest by default. */
  choose: (open: number) => number;
  /** All calls are refused with this, or ("dead") nothing gets through; null: all is well again. */
  outage(kind: string | null): void;
  /** New sockets are opened but not greeted. */
  mute(on: boolean): void;
  /** Pings get no answer, as on a line that is dead without anybody having said so. */
  deaf(on: boolean): void;
  responseUrl(channel: string, user: string, message: Posted | null): string;
  /** What makes each of them secret. */
  responseSecrets(): readonly string[];
  /** Sends an envelope over the newest socket, or the one so numbered; resolves with its acknowledgement. */
  envelope(type: string, payload: unknown, more?: object, socket?: number): Promise<unknown>;
  /** Sends anything at all. */
  raw(frame: string): void;
  /** Slack's notice that a connection is about to end. */
  goodbye(reason: string): void;
  /** Cuts all sockets without a word. */
  drop(): void;
  close(): Promise<void>;
}

export async function createSlackWire({ now = Date.now } = {}): Promise<SlackWire> {
  const workspace = createWorkspace({ now });
  const grants = createGrants(botToken, workspace, () => createWorkspace({ now }));
  const calls: Call[] = [];
  const scripts = new Map<string, Instead[]>();
  const responses = new Map<
    string,
    {
      readonly workspace: Workspace;
      readonly channel: string;
      readonly user: string;
      message: Posted | null;
      left: number;
    }
  >();
  const waiting = new Map<string, (payload: unknown) => void>();
  const sockets: WebSocket[] = [];
  let outage: string | null = null;
  let muted = false;
  let deaf = false;
  let count = 0;
  let greeted = 0;
  let busy = 0;
  let base = '';

  const answerTo = (method: string, token: string, args: Record<string, unknown>): Answer => {
    if (method === 'apps.connections.open') {
      if (token !== appToken) return refuse('invalid_auth');
      return { ok: true, url: `${base.replace('http', 'ws')}/link/?ticket=${count}` };
    }
    if (method === 'oauth.v2.access') return grants.exchange(args);
    const grant = grants.of(token);
    if (!grant) return refuse('invalid_auth');
    if (grant.over !== null) return refuse(grant.over);
    const workspace = grants.about(grant, args);
    switch (method) {
      case 'auth.test':
        return {
          ok: true,
          url: 'https://home.slack.com/',
          team: 'Home',
          user: 'whoowns',
          ...(grant.orgWide ? {} : { team_id: grant.id }),
          ...(grant.enterprise === null ? {} : { enterprise_id: grant.enterprise }),
          user_id: grant.botUser,
          bot_id: grant.botId,
          is_enterprise_install: grant.orgWide,
        };
      case 'chat.postMessage':
        return workspace.post(args);
      case 'chat.postEphemeral': {
        const { user, ...rest } = args;
        return workspace.post(rest, String(user));
      }
      case 'chat.update':
        return workspace.update(args);
      case 'views.open':
        return workspace.open(args, false);
      case 'views.push':
        return workspace.open(args, true);
      case 'views.update':
        return workspace.updateView(args);
      case 'views.publish':
        return workspace.publish(args);
      case 'conversations.info':
        return workspace.info(args);
      case 'conversations.history':
        return workspace.history(args);
      case 'users.info':
        return {
          ok: true,
          user: {
            id: args.user,
            team_id: args.user === 'U00PARTNER' ? 'T000OTHER' : grant.id,
            ...(grant.orgWide ? { enterprise_user: { enterprise_id: grant.id } } : {}),
            tz: 'Europe/Zurich',
            is_admin: args.user === 'U00ADMIN',
            is_bot: args.user === 'U00ROBOT',
          },
        };
      default:
        return refuse('unknown_method');
    }
  };

  const respond = (id: string, body: unknown): { status: number; answer: Answer } => {
    const url = responses.get(id);
    if (!url) return { status: 404, answer: refuse('expired_url') };
    if (url.left === 0) return { status: 404, answer: refuse('used_url') };
    url.left -= 1;
    const error = url.workspace.place(body, url.channel, url.user, url.message);
    return error ? { status: 400, answer: refuse(error) } : { status: 200, answer: { ok: true } };
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    const path = (request.url ?? '').split('?')[0] ?? '';
    const [, kind = '', name = ''] = path.split('/');
    const method = kind === 'response' ? 'response_url' : name;
    const args = kind === 'response' ? JSON.parse(body) : argsOf(body);
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    calls.push({ method, args, at: Date.now(), token });
    if (outage !== null) return send(response, 200, refuse(outage));
    const [scripted, ...rest] = scripts.get(method) ?? [];
    scripts.set(method, rest);
    const instead = scripted ?? wire.trouble(method, args);
    if (instead === 'hang') return;
    if (instead === 'cut') return void response.destroy();
    if (typeof instead === 'object' && instead !== null) return sendInstead(response, instead);
    const unheard = instead === 'lost' || instead === 'drop';
    if (kind === 'response') {
      const { status, answer } = respond(name, args);
      if (!unheard) return send(response, status, answer);
    } else {
      const answer = answerTo(method, token, args);
      if (!unheard) return send(response, 200, answer);
    }
    if (instead === 'drop') response.destroy();
  };

  const server = createServer((request, response) => {
    busy += 1;
    response.once('close', () => {
      busy -= 1;
    });
    handle(request, response).catch((error: unknown) => {
      workspace.faults.push(`the wire: ${String(error)}`);
      response.destroy();
    });
  });
  server.on('connection', (socket) => {
    if (outage === 'dead') socket.destroy();
  });
  const links = new WebSocketServer({ noServer: true, autoPong: false });
  server.on('upgrade', (request, socket, head) => {
    links.handleUpgrade(request, socket, head, (link) => {
      sockets.push(link);
      link.on('ping', (data) => {
        if (!deaf) link.pong(data);
      });
      link.on('message', (data) => {
        const { envelope_id, payload } = JSON.parse(String(data));
        waiting.get(envelope_id)?.(payload);
        waiting.delete(envelope_id);
      });
      link.on('close', () => sockets.splice(sockets.indexOf(link), 1));
      if (muted) return;
      greeted += 1;
      link.send(JSON.stringify({ type: 'hello', num_connections: sockets.length }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const responseUrlIn =
    (workspace: Workspace): SlackWire['responseUrl'] =>
    (channel, user, message) => {
      count += 1;
      // Whoever knows it may write there.
      const secret = `${count}-${Math.random().toString(36).slice(2)}`;
      responses.set(secret, { workspace, channel, user, message, left: 5 });
      return `${base}/response/${secret}`;
    };
  const wire: SlackWire = {
    apiUrl: `${base}/api/`,
    workspace,
    calls,
    connections: () => greeted,
    open: () => sockets.length,
    busy: () => busy,
    trouble: () => null,
    choose: (open) => open - 1,
    script: (method, ...instead) => scripts.set(method, [...instead]),
    outage(kind) {
      outage = kind;
      if (kind === 'dead') server.closeAllConnections();
    },
    mute(on) {
      muted = on;
    },
    deaf(on) {
      deaf = on;
    },
    responseUrl: responseUrlIn(workspace),
    responseSecrets: () => [...responses.keys()],
    grants,
    at(team) {
      const there = grants.workspace(team);
      return { ...wire, workspace: there, responseUrl: responseUrlIn(there) };
    },
    envelope(type, payload, more = {}, socket = wire.choose(sockets.length)) {
      count += 1;
      const envelope_id = `envelope-${count}`;
      const acknowledged = new Promise<unknown>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error('not acknowledged within 3 s')), 3_000);
        waiting.set(envelope_id, (answer) => {
          clearTimeout(late);
          resolve(answer);
        });
      });
      const envelope = { envelope_id, type, payload, accepts_response_payload: true, ...more };
      sockets.at(socket)?.send(JSON.stringify(envelope));
      return acknowledged;
    },
    raw: (frame) => sockets.at(-1)?.send(frame),
    goodbye: (reason) => sockets.at(-1)?.send(JSON.stringify({ type: 'disconnect', reason })),
    drop: () => {
      for (const socket of sockets) socket.terminate();
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.terminate();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return wire;
}

/** Headers as Slack signs its requests. */
export function signed(
  body: string,
  { secret = signingSecret, at = Math.floor(Date.now() / 1000) } = {},
): Readonly<Record<string, string>> {
  const hash = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${hash}` };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}

/** The Web API takes forms whose structured fields are JSON. */
function argsOf(body: string): Record<string, unknown> {
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => {
      const structured = ['blocks', 'view', 'metadata'].includes(name);
      return [name, structured ? JSON.parse(value) : value];
    }),
  );
}

function sendInstead(response: ServerResponse, instead: Exclude<Instead, string>): void {
  if ('error' in instead) {
    send(response, 200, refuse(instead.error, { needed: instead.needed }));
    return;
  }
  const { status, retryAfter, location } = instead;
  if (location !== undefined) response.setHeader('location', location);
  if (retryAfter !== undefined) response.setHeader('retry-after', String(retryAfter));
  response.writeHead(status).end('');
}

function send(response: ServerResponse, status: number, answer: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
}
