/** `npm run faults`: the whole race on both stores, in figures. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStore } from '../../src/store/store.ts';
import { startPostgres } from '../postgres.ts';
import { silent } from '../silent.ts';
import type { Figures } from './crowd.ts';
import { race } from './race.ts';

const [, , given, channels = '500'] = process.argv;
const size = { processes: 4, channels: Number(channels), members: 8 };
const seed = Number(given ?? Date.now() % 100_000);
const tell = (line: string) => process.stdout.write(`  ${line}\n`);
const found: Record<string, Figures> = {};

const dataDir = mkdtempSync(join(tmpdir(), 'whoowns-faults-'));
const postgres = await startPostgres();
try {
  for (const name of ['PostgreSQL', 'SQLite']) {
    process.stdout.write(`${name}, seed ${seed}\n`);
    const databaseUrl = name === 'SQLite' ? null : await postgres.database();
    const store = await createStore({ databaseUrl, dataDir, log: silent });
    found[name] = await race({ ...size, store, databaseUrl, dataDir, seed, tell });
    await store.close();
  }
} finally {
  await postgres.stop();
  rmSync(dataDir, { recursive: true });
}
console.table(found);
const bad = Object.values(found).some(
  ({ duplicated, missed, lost, twice, lateCounted, wrongCounts }) =>
    duplicated + missed + lost + twice + lateCounted + wrongCounts > 0,
);
process.exitCode = bad ? 1 : 0;
