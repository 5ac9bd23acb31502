/** Every change to the tables, in order; names sort, and one that was ever released is never changed. */
import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { StoreFault } from './fault.ts';
import { asks } from './migrations/asks.ts';
import { backlog } from './migrations/backlog.ts';
import { deliveries } from './migrations/deliveries.ts';
import { installations } from './migrations/installations.ts';
import { quiz } from './migrations/quiz.ts';
import { welcome } from './migrations/welcome.ts';
import { welcomeTroubles } from './migrations/welcome-troubles.ts';
import type { Tables } from './schema.ts';

const migrations: Readonly<Record<string, Migration>> = {
  '0001-asks': asks,
  '0002-deliveries': deliveries,
  '0003-quiz': quiz,
  '0004-welcome': welcome,
  '0005-backlog': backlog,
  '0006-installations': installations,
  '0007-welcome-troubles': welcomeTroubles,
};

/** Their names, in order. */
export const migrationNames: readonly string[] = Object.keys(migrations);

export const writtenByNewer =
  'The database was written by a newer whoowns. Run that version, or use another database.';

export function createMigrator<DB>(db: Kysely<DB>): Migrator {
  return new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
}

/** Brings the tables up to date, once however many processes start at once. Throws a StoreFault. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const { error, results } = await createMigrator(db).migrateToLatest();
  if (error === undefined) return;
  if (error instanceof StoreFault) throw error;
  const newer = /previously executed migration .* is missing/.test(String(error));
  const failed = results?.find((result) => result.status === 'Error')?.migrationName;
  throw new StoreFault(
    newer
      ? writtenByNewer
      : `The database's tables could not be brought up to date${failed ? ` (${failed})` : ''}. Nothing was changed.`,
    { passing: false, cause: error },
  );
}
