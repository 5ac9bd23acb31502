/** `npm run move-to-postgres`: everything from the SQLite file into PostgreSQL. */
import { moveToPostgres } from '../store/move.ts';
import { placeOfData } from './place.ts';
import { run, Usage } from './shell.ts';

const HELP = `usage: npm run -s move-to-postgres

Copies the database in DATA_DIR into the empty PostgreSQL database at DATABASE_URL: all of it, or nothing.
Stop the bot first, and start it again with DATABASE_URL set. The SQLite file stays as it is.
`;

await run(HELP, async (args) => {
  if (args.length > 0) throw new Usage(`I take no words, not: ${args.join(' ')}`);
  const { dataDir, databaseUrl } = placeOfData();
  if (databaseUrl === null) throw new Usage('DATABASE_URL says where to move; it is not set.');
  const moved = await moveToPostgres(dataDir, databaseUrl);
  const rows = moved.map((each) => `${String(each.rows).padStart(9)}  ${each.table}`);
  return [
    ...rows,
    'Moved, and counted on both sides. Start the bot with DATABASE_URL set; the SQLite file stays as it was.',
  ].join('\n');
});
