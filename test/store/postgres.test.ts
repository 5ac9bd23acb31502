import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
