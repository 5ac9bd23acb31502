/** The bot's own HTTP: health, readiness, and what an adapter mounts. */
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../core/ports.ts';
import { type Parts, readiness } from './readiness.ts';

interface Options {
  /** 0: any that is free. */
  readonly port: number;
  readonly parts: Parts;
  readonly log: Log;
}

/** Hands requests whose path is `prefix` or below it to a handler; may be called before or after `start`. */
export type Mount = (prefix: string, handler: RequestListener) => void;

export interface Serve {
  readonly mount: Mount;
  /** All is mounted: from now on a path that nobody serves is answered with 404, until now with 503. */
  complete(): void;
  /** Resolves with the port; rejects with a line for people. */
  start(): Promise<number>;
  /** Takes no new connections and resolves when the requests in hand are answered. */
  stop(): Promise<void>;
}

export function createServe({ port, parts, log }: Options): Serve {
  const mounted = new Map<string, RequestListener>();
  let complete = false;
  const nothingHere = (response: ServerResponse) => {
    if (complete) return answer(response, 404, 'nothing here\n');
    response.setHeader('retry-after', '5');
    return answer(response, 503, 'still starting\n');
  };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '').replace(/[?#].*$/s, '');
    const prefix = [...mounted.keys()].find(
      (candidate) => path === candidate || path.startsWith(`${candidate}/`),
    );
    if (prefix !== undefined) {
      mounted.get(prefix)?.(request, response);
      return;
    }
    if (path !== '/healthz' && path !== '/readyz') return nothingHere(response);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return answer(response, 405, 'only GET\n');
    }
    if (path === '/healthz') return answer(response, 200, 'ok\n');
    const found = await readiness(parts);
    response.setHeader('content-type', 'application/json');
    return answer(response, found.ready ? 200 : 503, `${JSON.stringify(found, null, 2)}\n`);
  };
  let stopping = false;
  const server = createServer((request, response) => {
    // A line kept open for a next request would hold up the stop.
    response.once('close', () => stopping && server.closeIdleConnections());
    cutWhatIsNotRead(request, response);
    handle(request, response).catch((err: unknown) => {
      log.warn({ err, path: request.url?.slice(0, 100) }, 'a request over HTTP failed');
      if (!response.headersSent) answer(response, 404, 'nothing here\n');
      else response.destroy();
    });
  });
  server.headersTimeout = 5_000;
  server.requestTimeout = 10_000;
  // Longer than a balancer keeps its end open, so that it is never the first to send on a closed line.
  server.keepAliveTimeout = 75_000;
  return {
    mount(prefix, handler) {
      mounted.set(prefix, handler);
    },
    complete() {
      complete = true;
    },
    start: () =>
      new Promise((resolve, reject) => {
        server.on('error', (error) => reject(new Error(faultLine(error, port), { cause: error })));
        server.listen(port, () => resolve(addressOf(server.address()).port));
      }),
    stop: () =>
      new Promise((resolve) => {
        stopping = true;
        server.close(() => resolve());
      }),
  };
}

/** How long (ms) a client may go on sending after it was answered. */
const AFTER_ANSWER_MS = 1_000;

/** Whoever answers before a body has been read to its end (it is too big, or unasked for) wants no more of it. */
function cutWhatIsNotRead(request: IncomingMessage, response: ServerResponse): void {
  response.once('finish', () => {
    if (request.complete) return;
    // Not at once: a line that is cut while the client still sends would take the answer along.
    const cut = setTimeout(() => request.destroy(), AFTER_ANSWER_MS);
    request.once('close', () => clearTimeout(cut));
  });
}

function answer(response: ServerResponse, status: number, body: string): void {
  response.statusCode = status;
  response.end(body);
}

function addressOf(address: string | AddressInfo | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address;
}

function faultLine(error: Error, port: number): string {
  switch ('code' in error ? error.code : undefined) {
    case 'EADDRINUSE':
      return `PORT ${port} is taken by another program. Stop that one, or set PORT to another number.`;
    case 'EACCES':
      return `I may not listen on PORT ${port}. Set PORT to a number above 1023.`;
    default:
      return `I can't listen on PORT ${port}: ${error.message}.`;
  }
}
