import type { CreateTableBuilder, Kysely } from 'kysely';

/** A table whose rows belong to a place. Migrations stand on it: it never changes. */
export function placedTable(
  db: Kysely<unknown>,
  table: string,
): CreateTableBuilder<string, string> {
  return db.schema
    .createTable(table)
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull());
}
