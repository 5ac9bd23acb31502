/** A platform as small as can be: channels that hold messages, over HTTP, and every way of failing. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Message } from '../../src/core/message.ts';

export interface BoardMessage {
  readonly id: string;
  readonly channel: string;
  readonly key: string;
  /** As last edited. */
  message: Message;
  readonly versions: Message[];
}

export interface BoardDirect {
  readonly person: string;
  readonly message: Message;
  /** By direct message, or as a line in the channel that only the person sees. */
  readonly how: 'direct' | 'whisper';
}

/** What happens to a request instead of an answer. */
export type Trouble =
  /** Carried out, but the reply never arrives. */
  | { readonly kind: 'drop' }
  /** Not carried out, and the connection breaks. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'busy'; readonly retryAfterMs: number }
  | { readonly kind: 'refuse'; readonly reason: string; readonly missing: readonly string[] }
  /** The channel may not be read. */
  | { readonly kind: 'blind' };

export interface Board {
  readonly url: string;
  readonly messages: readonly BoardMessage[];
  readonly directs: readonly BoardDirect[];
  readonly edits: number;
  /** Asked for each request; null: it goes well. */
  trouble: (path: string, channel: string) => Trouble | null;
  /** The same key within this time gives the earlier message. */
  keyHoldsMs: (channel: string) => number;
  now: () => number;
  /** Who may change channels. */
  readonly admins: Set<string>;
  readonly bots: Set<string>;
  in(channel: string): readonly BoardMessage[];
  close(): Promise<void>;
}

export interface BoardCall {
  readonly channel: string;
  readonly key: string;
  readonly id: string;
  readonly person: string;
  readonly message: Message;
}

export async function startBoard(): Promise<Board> {
  const messages: BoardMessage[] = [];
  const byKey = new Map<string, { readonly message: BoardMessage; readonly at: number }>();
  const directs: BoardDirect[] = [];
  const directKeys = new Map<string, { readonly id: string; readonly at: number }>();
  let edits = 0;
  const server = createServer((request, response) => {
    read(request).then(
      (call) => serve(request.url ?? '', call, response),
      () => response.destroy(),
    );
  });

  const post = ({ channel, key, message }: BoardCall) => {
    const known = byKey.get(`${channel}/${key}`);
    if (known && board.now() - known.at < board.keyHoldsMs(channel))
      return { id: known.message.id };
    const id = `m${messages.length + 1}`;
    const posted: BoardMessage = { id, channel, key, message, versions: [message] };
    messages.push(posted);
    if (!known) byKey.set(`${channel}/${key}`, { message: posted, at: board.now() });
    return { id };
  };
  const direct = ({ channel, key, person, message }: BoardCall, how: BoardDirect['how']) => {
    const name = `${person}/${key}`;
    const known = directKeys.get(name);
    if (known && board.now() - known.at < board.keyHoldsMs(channel)) return { id: known.id };
    directs.push({ person, message, how });
    const id = `d${directs.length}`;
    if (!known) directKeys.set(name, { id, at: board.now() });
    return { id };
  };
  const edit = ({ id, message }: BoardCall) => {
    const known = messages.find((each) => each.id === id);
    if (!known) return { refused: 'gone', missing: [] };
    edits += 1;
    known.message = message;
    known.versions.push(message);
    return { id };
  };
  const answer = (path: string, call: BoardCall): unknown => {
    switch (path) {
      case '/post':
        return post(call);
      case '/edit':
        return edit(call);
      case '/find':
        return { id: byKey.get(`${call.channel}/${call.key}`)?.message.id ?? null };
      case '/direct':
        return direct(call, 'direct');
      case '/whisper':
        return direct(call, 'whisper');
      case '/bot':
        return { bot: board.bots.has(call.person) };
      case '/about':
        return { admin: board.admins.has(call.person), zone: 'Europe/Berlin' };
      case '/missing':
        return { missing: [] };
      default:
        throw new Error(`no such call: ${path}`);
    }
  };
  const serve = (path: string, call: BoardCall, response: ServerResponse) => {
    const trouble = board.trouble(path, call.channel);
    switch (trouble?.kind) {
      case 'cut':
        response.destroy();
        return;
      case 'drop':
        answer(path, call);
        response.destroy();
        return;
      case 'busy':
        response.writeHead(429).end(JSON.stringify({ retryAfterMs: trouble.retryAfterMs }));
        return;
      case 'refuse':
        response.end(JSON.stringify({ refused: trouble.reason, missing: trouble.missing }));
        return;
      case 'blind':
        response.end(JSON.stringify(path === '/find' ? { blind: true } : answer(path, call)));
        return;
      case undefined:
        response.end(JSON.stringify(answer(path, call)));
    }
  };

  // A socket that is closed just as it is used again looks like a lost reply, and isn't meant here.
  server.keepAliveTimeout = 10 * 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const board: Board = {
    url: `http://127.0.0.1:${port}`,
    messages,
    directs,
    get edits() {
      return edits;
    },
    trouble: () => null,
    keyHoldsMs: () => 0,
    now: Date.now,
    admins: new Set(),
    bots: new Set(),
    in: (channel) => messages.filter((message) => message.channel === channel),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return board;
}

async function read(request: IncomingMessage): Promise<BoardCall> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return JSON.parse(text);
}
