/**
 * `node test/store/record-versions.ts`: keeps, for each migration that has none yet, a database as it was
 * after it, with rows in every table. What is kept once is never written again: it stands for the databases
 * that people have. Both databases read the same SQL.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import { createMigrator, migrationNames } from '../../src/store/migrations.ts';
import { sqliteDialect } from '../../src/store/sqlite.ts';
import { type Anything, fillEveryTable } from './every-table.ts';
import { fileOfVersion, versions } from './versions.ts';

mkdirSync(versions, { recursive: true });
for (const name of migrationNames) if (!existsSync(fileOfVersion(name))) await record(name);

async function record(migration: string): Promise<void> {
  const statements: string[] = [];
  const db: Anything = new Kysely({
    dialect: sqliteDialect(new DatabaseSync(':memory:'), 'memory'),
    log({ query }) {
      if (/^(create|alter|drop) /.test(query.sql)) statements.push(query.sql);
    },
  });
  const { error } = await createMigrator(db).migrateTo(migration);
  if (error) throw error;
  await sql`update kysely_migration set timestamp = '2026-01-01T00:00:00.000Z'`.execute(db);
  const made = [...statements];
  for (const [index, tag] of ['one', 'two'].entries()) {
    await fillEveryTable(db, tag, 1_700_000_000 + index);
  }
  for (const { name } of await db.introspection.getTables({ withInternalKyselyTables: true })) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(
      db,
    );
    for (const row of rows) {
      const columns = Object.keys(row).map((column) => `"${column}"`);
      const values = Object.values(row).map(literal);
      made.push(`insert into "${name}" (${columns.join(', ')}) values (${values.join(', ')})`);
    }
  }
  await db.destroy();
  writeFileSync(fileOfVersion(migration), `${made.join(';\n')};\n`);
}

function literal(value: unknown): string {
  if (value === null) return 'null';
  return typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`;
}
