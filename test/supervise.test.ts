import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import type { Adapter, State } from '../src/core/ports.ts';
import { type Supervised, supervise } from '../src/run/supervise.ts';
import { silent } from './silent.ts';

/** The smallest adapter with a real line to lose: it is up while it is connected. */
function createLine(port: () => number): Adapter & { starts(): number } {
  let socket: Socket | undefined;
  let starts = 0;
  const state = (): State =>
    socket?.readyState === 'open'
      ? { state: 'up', detail: 'connected' }
      : { state: 'down', detail: 'the line is cut' };
  return {
    name: 'line',
    chat: null,
    starts: () => starts,
    state,
    async start() {
      starts++;
      socket = connect(port(), '127.0.0.1');
      socket.on('error', () => {});
      await once(socket, 'connect').catch(refused);
    },
    async stop() {
      socket?.destroy();
    },
  };
}

function refused(): never {
  throw new Error('The other end is not there');
}

let far: Server | undefined;
const ends = new Set<Socket>();
let port = 0;
async function listen() {
  far = createServer((socket) => ends.add(socket)).listen(port, '127.0.0.1');
  await once(far, 'listening');
  const address = far.address();
  if (address && typeof address === 'object') port = address.port;
}
async function cut() {
  for (const end of ends) end.destroy();
  ends.clear();
  far?.close();
  far = undefined;
}

const supervised: Supervised[] = [];
afterEach(async () => {
  await Promise.all(supervised.splice(0).map((each) => each.stop()));
  await cut();
});

async function until(what: () => boolean) {
  while (!what()) await sleep(5);
}

test('an adapter that cannot start is down with the reason, and is up once it can', async () => {
  await listen();
  await cut();
  const line = createLine(() => port);
  const kept = supervise(line, { log: silent, firstMs: 20 });
  supervised.push(kept);
  expect(kept.state().state).toBe('starting');
  await until(() => kept.state().state === 'down');
  expect(kept.state().detail).toMatch(/^The other end is not there\. Trying again within \d+ s\.$/);
  await listen();
  await until(() => kept.state().state === 'up');
  expect(line.starts()).toBeGreaterThan(1);
});

test('an adapter that stays down after it had started is started anew', async () => {
  await listen();
  const line = createLine(() => port);
  const kept = supervise(line, { log: silent, firstMs: 20, downForMs: 80 });
  supervised.push(kept);
  await until(() => kept.state().state === 'up');
  await cut();
  await until(() => kept.state().state === 'down');
  await listen();
  await until(() => kept.state().state === 'up');
  expect(line.starts()).toBeGreaterThan(1);
});

test('stopping ends the trying at once', async () => {
  await listen();
  await cut();
  const line = createLine(() => port);
  const kept = supervise(line, { log: silent, firstMs: 3_600_000 });
  await until(() => kept.state().state === 'down');
  await kept.stop();
  expect(line.starts()).toBe(1);
});

test('an adapter that fails to stop is no reason to hang or throw', async () => {
  await listen();
  const line = createLine(() => port);
  const stubborn: Adapter = { ...line, stop: () => Promise.reject(new Error('no')) };
  const kept = supervise(stubborn, { log: silent });
  await until(() => kept.state().state === 'up');
  await kept.stop();
  await line.stop();
});
