import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createStore } from '../../src/store/store.ts';
import { type Postgres, startPostgres } from '../postgres.ts';
import { silent } from '../silent.ts';
import { race } from './race.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'whoowns-faults-'));
let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => {
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test.each(['PostgreSQL', 'SQLite'])(
  'processes that are killed and lose replies post once and lose no answer, on %s',
  async (name) => {
    const databaseUrl = name === 'SQLite' ? null : await postgres.database();
    const store = await createStore({ databaseUrl, dataDir, log: silent });
    const size = { processes: 2, channels: 20, members: 4, seed: 7 };
    const figures = await race({ ...size, store, databaseUrl, dataDir, tell: () => {} });
    await store.close();
    expect(figures).toMatchObject({
      duplicated: 0,
      missed: 0,
      lost: 0,
      twice: 0,
      lateCounted: 0,
      wrongCounts: 0,
    });
    expect(figures.kills).toBeGreaterThan(5);
    expect(figures.confirmed).toBeGreaterThan(40);
  },
  300_000,
);
