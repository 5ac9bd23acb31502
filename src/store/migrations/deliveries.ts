import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const deliveries: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('deliveries')
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('workspace', 'text', (column) => column.notNull())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('deliveries_key', ['platform', 'workspace', 'key'])
      .execute();
    await db.schema.createIndex('deliveries_at').on('deliveries').column('at').execute();
  },
};
