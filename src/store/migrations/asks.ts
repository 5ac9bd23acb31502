import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const asks: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('asks')
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('workspace', 'text', (column) => column.notNull())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('service', 'text')
      .addColumn('topic', 'text')
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addColumn('right', 'integer')
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('asks_key', ['platform', 'workspace', 'id'])
      .execute();
    await db.schema
      .createIndex('asks_of_person')
      .on('asks')
      .columns(['platform', 'workspace', 'person', 'at'])
      .execute();
    await db.schema.createIndex('asks_at').on('asks').column('at').execute();
  },
};
