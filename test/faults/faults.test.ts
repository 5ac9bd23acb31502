import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Postgres, startPostgres } from '../postgres.ts';
import { race } from './race.ts';

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

test.each(['PostgreSQL', 'SQLite'])(
  'processes that are killed, stopped and lose replies post once and lose no answer, on %s',
  async (name) => {
    const databaseUrl = name === 'SQLite' ? null : await postgres.database();
    const size = { processes: 2, channels: 12, members: 2, calmMs: 1_000, seed: 7 };
    const figures = await race({ ...size, databaseUrl, tell: () => {} });
    expect(figures).toMatchObject({
      duplicated: 0,
      missed: 0,
      lost: 0,
      twice: 0,
      lateCounted: 0,
      stillOpen: 0,
      wrongCounts: 0,
      refused: 0,
    });
    expect(figures.kills).toBeGreaterThan(4);
    expect(figures.freezes).toBeGreaterThan(0);
    expect(figures.confirmed).toBeGreaterThan(15);
  },
  300_000,
);
