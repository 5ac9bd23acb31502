/** Where the data lies, by the environment. */
import { environment } from '../config.ts';
import { variableShape } from '../variables.ts';
import { Usage } from './shell.ts';

interface Place {
  readonly dataDir: string;
  readonly databaseUrl: string | null;
}

/** Throws a Usage where a variable is wrong. */
export function placeOfData(): Place {
  const { DATA_DIR, DATABASE_URL } = environment();
  const shape = variableShape.pick({ DATA_DIR: true, DATABASE_URL: true });
  const read = shape.safeParse({
    DATA_DIR: DATA_DIR?.trim() || undefined,
    DATABASE_URL: DATABASE_URL?.trim() || undefined,
  });
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Usage(`${String(issue?.path[0])} ${issue?.message}`);
  }
  return { dataDir: read.data.DATA_DIR, databaseUrl: read.data.DATABASE_URL ?? null };
}

/** The folder of the SQLite file. Throws a Usage where the bot doesn't use one. */
export function folderOfFile(): string {
  const { dataDir, databaseUrl } = placeOfData();
  if (databaseUrl === null) return dataDir;
  throw new Usage(
    'DATABASE_URL is set, so the data is in PostgreSQL: use its own pg_dump and pg_restore. To work on the SQLite file all the same, empty DATABASE_URL for this command.',
  );
}
