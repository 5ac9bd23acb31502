import { once } from 'node:events';
import { createServer } from 'node:net';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import type { Store } from '../../src/core/ports.ts';
import { createStore } from '../../src/store/store.ts';
import { anAsk, place } from '../an-ask.ts';
import { type Postgres, startPostgres } from '../postgres.ts';
import { silent } from '../silent.ts';
import { storeContract } from '../store.contract.ts';

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const open = (url: string): Promise<Store> =>
  createStore({ databaseUrl: url, dataDir: '/nowhere', log: silent });

storeContract(async () => {
  const url = await postgres.database();
  return () => open(url);
});

test('a database that is away is a passing fault, and one that comes back is used again', async () => {
  const fresh = await postgres.database();
  const store = await open(fresh);
  await store.asks.add(anAsk('before'));
  await postgres.halt();
  try {
    expect(await store.ready()).toBe(false);
    await expect(store.asks.add(anAsk('lost'))).rejects.toMatchObject({
      name: 'StoreFault',
      passing: true,
      message: expect.stringContaining('Is it running?'),
    });
    await expect(open(fresh)).rejects.toMatchObject({ name: 'StoreFault', passing: true });
  } finally {
    await postgres.start();
  }
  expect(await store.ready()).toBe(true);
  expect(await store.asks.get('before', place)).not.toBeNull();
  await store.close();
});

test('a database that is not there is said, without its address', async () => {
  const missing = (await postgres.database()).replace(/\/[^/]*$/, '/nobody_made_this');
  const fault = await open(missing).catch((error: unknown) => error);
  expect(fault).toMatchObject({ name: 'StoreFault', passing: false });
  expect(String(fault)).toContain("doesn't exist");
  expect(String(fault)).not.toContain('127.0.0.1');
});

test.each([
  ['TLS that is not offered', '?sslmode=verify-full', "doesn't offer TLS"],
  ['a CA file that is not there', '?sslrootcert=/nowhere.pem', 'with this DATABASE_URL'],
])('%s is said as what it is', async (_, query, said) => {
  const fault = await open(`${await postgres.database()}${query}`).catch((error: unknown) => error);
  expect(fault).toMatchObject({ name: 'StoreFault', passing: false });
  expect(String(fault)).toContain(said);
});

/** What PostgreSQL sends somebody who is to give a password: "authenticate with SCRAM", then its challenge. */
const challenges = [
  authentication(10, 'SCRAM-SHA-256\0\0'),
  authentication(11, 'r=nonce,s=c2FsdA==,i=4096'),
];

function authentication(kind: number, words: string): Buffer {
  return Buffer.from([0x52, 0, 0, 0, 8 + words.length, 0, 0, 0, kind, ...Buffer.from(words)]);
}

test.each([
  ['a password left out', challenges, false, "doesn't accept DATABASE_URL's user and password"],
  ['a server that hangs up', [], true, 'ended the connection'],
])('%s is told from a database that is slow', async (_, answers, passing, said) => {
  const server = createServer((socket) => {
    const left = [...answers];
    socket.on('error', () => {});
    socket.on('data', () => {
      const answer = left.shift();
      if (answer) socket.write(answer);
      else socket.end();
    });
  });
  onTestFinished(() => void server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const fault = await open(`postgres://u@127.0.0.1:${port}/x`).catch((error: unknown) => error);
  expect(fault).toMatchObject({ name: 'StoreFault', passing });
  expect(String(fault)).toContain(said);
});

test('tables that a newer version made are left alone', async () => {
  const fresh = await postgres.database();
  await (await open(fresh)).close();
  const client = new Client(fresh);
  await client.connect();
  await client.query(
    `insert into kysely_migration values ('9999-tomorrow', '2999-01-01T00:00:00.000Z')`,
  );
  await client.end();
  await expect(open(fresh)).rejects.toMatchObject({
    name: 'StoreFault',
    message: expect.stringContaining('newer whoowns'),
  });
});
