import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { State } from '../../src/core/ports.ts';
import type { Parts } from '../../src/serve/readiness.ts';
import { createServe, type Serve } from '../../src/serve/serve.ts';
import { silent } from '../silent.ts';

const up: State = { state: 'up', detail: 'connected' };
type Ask = () => State | Promise<State>;
const parts =
  (asks: Record<string, Ask>): Parts =>
  () =>
    new Map(Object.entries(asks));

let serve: Serve | undefined;
afterEach(() => serve?.stop());

async function serving(asked: Parts = parts({}), mount?: (serve: Serve) => void) {
  serve = createServe({ port: 0, parts: asked, log: silent });
  mount?.(serve);
  const port = await serve.start();
  return {
    port,
    get: (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init),
  };
}

test('health says that the process runs, whatever its parts do', async () => {
  const { get } = await serving(parts({ store: () => ({ state: 'down', detail: '' }) }));
  const response = await get('/healthz');
  expect([response.status, await response.text()]).toEqual([200, 'ok\n']);
});

test('readiness lists each part, and is good when all are up', async () => {
  const { get } = await serving(parts({ store: () => up, slack: async () => up }));
  const response = await get('/readyz');
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ ready: true, parts: { store: up, slack: up } });
});

test.each([
  { state: 'down', detail: 'the token is refused' },
  { state: 'starting', detail: 'connecting' },
] as const)('one part that is $state turns readiness red and says why', async (slack) => {
  const { get } = await serving(parts({ store: () => up, slack: () => slack }));
  const response = await get('/readyz');
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({ ready: false, parts: { store: up, slack } });
});

test('a part that fails to answer is down, and the others are still told', async () => {
  const broken = () => Promise.reject(new Error('no'));
  const { get } = await serving(parts({ store: broken, slack: () => up }));
  const response = await get('/readyz');
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ parts: { store: { state: 'down' }, slack: up } });
});

test('a part that does not answer is down, and nobody waits for it', async () => {
  const { get } = await serving(parts({ store: () => new Promise(() => {}), slack: () => up }));
  const response = await get('/readyz');
  expect(await response.json()).toMatchObject({
    ready: false,
    parts: { store: { state: 'down', detail: "doesn't answer" }, slack: up },
  });
});

test('a mounted handler gets its prefix and what is below it, and nothing else', async () => {
  const { get } = await serving(undefined, ({ mount }) =>
    mount('/slack', (request, response) => response.end(`slack ${request.url}`)),
  );
  expect(await (await get('/slack/events?a=1', { method: 'POST' })).text()).toBe(
    'slack /slack/events?a=1',
  );
  expect(await (await get('/slack')).text()).toBe('slack /slack');
  serve?.complete();
  expect((await get('/slackers')).status).toBe(404);
  expect((await get('/')).status).toBe(404);
});

test('while the rest is starting, what may still be mounted is asked for again later', async () => {
  const { get } = await serving();
  const early = await get('/slack/events', { method: 'POST' });
  expect([early.status, early.headers.get('retry-after')]).toEqual([503, '5']);
  serve?.mount('/slack', (_, response) => response.end('now'));
  serve?.complete();
  expect(await (await get('/slack/events')).text()).toBe('now');
});

test('a handler that throws is answered with 404 and the server goes on', async () => {
  const { get } = await serving(undefined, ({ mount }) =>
    mount('/slack', () => {
      throw new Error('no such route');
    }),
  );
  expect((await get('/slack/nowhere')).status).toBe(404);
  expect((await get('/healthz')).status).toBe(200);
});

test('health is only read', async () => {
  const { get } = await serving();
  expect((await get('/healthz', { method: 'POST', body: 'x' })).status).toBe(405);
});

test.each(['/healthz', '/mounted', '/nowhere'])(
  'nobody can go on sending to %s once it is answered',
  async (path) => {
    const { port } = await serving(undefined, ({ mount }) =>
      mount('/mounted', (_, response) => response.end('enough')),
    );
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.on('error', () => {});
    socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\ncontent-length: 1000000000\r\n\r\n`);
    const [answered] = await once(socket, 'data');
    expect(String(answered)).toMatch(/^HTTP\/1\.1 (200|503)/);
    const sending = setInterval(() => socket.write('x'.repeat(1000)), 10);
    await once(socket, 'close');
    clearInterval(sending);
    expect(socket.bytesWritten).toBeLessThan(10_000_000);
  },
);

test('a taken port is said in words', async () => {
  const { port } = await serving();
  const second = createServe({ port, parts: parts({}), log: silent });
  await expect(second.start()).rejects.toThrow(`PORT ${port} is taken by another program.`);
});

test('stopping answers what is in hand, then lets nobody in', async () => {
  let finish = () => {};
  const arrived = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let reply = () => {};
  const { port, get } = await serving(undefined, ({ mount }) =>
    mount('/slow', (_, response) => {
      reply = () => response.end('done');
      finish();
    }),
  );
  const slow = get('/slow');
  await arrived;
  const stopped = serve?.stop();
  const late = connect(port, '127.0.0.1');
  await once(late, 'error');
  reply();
  expect(await (await slow).text()).toBe('done');
  await stopped;
});

test('garbage on the line does no harm', async () => {
  const { port, get } = await serving();
  for (const garbage of ['\0\0\0\r\n\r\n', 'GET //\\ HTTP/1.1\r\nhost: x\r\n\r\n', 'GET']) {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.end(garbage);
    socket.resume();
    await once(socket, 'close');
  }
  expect((await get('/healthz')).status).toBe(200);
});
