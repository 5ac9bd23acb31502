/** `npm run faults [seed] [channels]`: the whole race on both stores, in figures. */
import { startPostgres } from '../postgres.ts';
import { type Figures, race } from './race.ts';

const [, , given, channels = '500'] = process.argv;
const size = { processes: 4, channels: Number(channels), members: 4, calmMs: 300 };
const seed = Number(given ?? Date.now() % 100_000);
const tell = (line: string) => process.stdout.write(`  ${line}\n`);
const found: Record<string, Figures> = {};

const postgres = await startPostgres();
try {
  for (const name of ['PostgreSQL', 'SQLite']) {
    process.stdout.write(`${name}, seed ${seed}\n`);
    const databaseUrl = name === 'SQLite' ? null : await postgres.database();
    found[name] = await race({ ...size, databaseUrl, seed, tell });
  }
} finally {
  await postgres.stop();
}
console.table(found);
const bad = Object.values(found).some(
  ({ duplicated, missed, lost, twice, lateCounted, stillOpen, wrongCounts, refused }) =>
    duplicated + missed + lost + twice + lateCounted + stillOpen + wrongCounts + refused > 0,
);
process.exitCode = bad ? 1 : 0;
