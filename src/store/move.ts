/** Everything from the SQLite file into an empty PostgreSQL database: all of it, or nothing. */
import { existsSync } from 'node:fs';
import { Kysely, sql, type Transaction } from 'kysely';
import { databaseIn, fault, fileFault, refuseWhileOpen } from './database-file.ts';
import { migrate } from './migrations.ts';
import { tableNames } from './personal.ts';
import { postgresDialect } from './postgres.ts';
import type { Tables } from './schema.ts';
import { openSqlite, sqliteDialect } from './sqlite.ts';

type Table = keyof Tables;

const BATCH = 500;

export interface Moved {
  readonly table: string;
  readonly rows: number;
}

/** Throws a StoreFault. The SQLite file stays as it is, and nobody writes to it meanwhile. */
export async function moveToPostgres(
  dataDir: string,
  databaseUrl: string,
): Promise<readonly Moved[]> {
  const file = databaseIn(dataDir);
  if (!existsSync(file)) throw fault(`There is no database in ${dataDir}: nothing to move.`);
  try {
    refuseWhileOpen(file);
  } catch (error) {
    throw fileFault(error, file);
  }
  const source = new Kysely<Tables>({ dialect: sqliteDialect(await openSqlite(dataDir), dataDir) });
  const target = new Kysely<Tables>({
    // Only the statement that fails matters here, and it says so itself.
    dialect: postgresDialect({ databaseUrl, limitMs: 0, onLost: () => {} }),
  });
  try {
    await migrate(source);
    await migrate(target);
    return await source
      .transaction()
      .execute((from) => target.transaction().execute((to) => copyAll(from, to)));
  } finally {
    await Promise.all([source.destroy(), target.destroy()]);
  }
}

async function copyAll(
  from: Transaction<Tables>,
  to: Transaction<Tables>,
): Promise<readonly Moved[]> {
  const tables = [...tableNames()];
  await sql`lock table ${sql.join(tables.map((table) => sql.table(table)))} in exclusive mode`.execute(
    to,
  );
  const full: string[] = [];
  for (const table of tables) if ((await rowsIn(to, table)) > 0) full.push(table);
  if (full.length > 0) {
    throw fault(
      `The PostgreSQL database holds data already (${full.join(', ')}). Name an empty one in DATABASE_URL.`,
    );
  }
  const moved: Moved[] = [];
  for (const table of tables) {
    await copy(table, from, to);
    const [rows, arrived] = [await rowsIn(from, table), await rowsIn(to, table)];
    if (rows !== arrived) {
      throw fault(`Of ${rows} rows of ${table} only ${arrived} arrived. Nothing was moved.`);
    }
    moved.push({ table, rows });
  }
  return moved;
}

/** A batch at a time, by SQLite's own row numbers. */
async function copy(table: Table, from: Kysely<Tables>, to: Kysely<Tables>): Promise<void> {
  for (let last = 0; ; ) {
    const { rows } = await sql<Readonly<Record<string, unknown>> & { readonly moved: number }>`
      select rowid as moved, * from ${sql.table(table)}
      where rowid > ${last} order by rowid limit ${BATCH}`.execute(from);
    const [first] = rows;
    if (!first) return;
    last = rows.at(-1)?.moved ?? last;
    const columns = Object.keys(first).filter((name) => name !== 'moved');
    const values = rows.map((row) => sql`(${sql.join(columns.map((name) => row[name]))})`);
    await sql`
      insert into ${sql.table(table)} (${sql.join(columns.map((name) => sql.ref(name)))})
      values ${sql.join(values)}`.execute(to);
  }
}

async function rowsIn(db: Kysely<Tables>, table: Table): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from ${sql.table(table)}`.execute(db);
  return Number(rows[0]?.count ?? 0);
}
