import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const backlog: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('backlog')
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('workspace', 'text', (column) => column.notNull())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('topic', 'text', (column) => column.notNull())
      .addColumn('service', 'text', (column) => column.notNull())
      .addColumn('count', 'integer', (column) => column.notNull())
      .addColumn('first_at', 'bigint', (column) => column.notNull())
      .addColumn('last_at', 'bigint', (column) => column.notNull())
      .addColumn('closed', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('backlog_key', ['platform', 'workspace', 'id'])
      .addUniqueConstraint('backlog_noted', [
        'platform',
        'workspace',
        'kind',
        'text',
        'topic',
        'service',
      ])
      .execute();
    await db.schema.createIndex('backlog_last_at').on('backlog').column('last_at').execute();

    await db.schema
      .createTable('asked_topics')
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('workspace', 'text', (column) => column.notNull())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('topic', 'text', (column) => column.notNull())
      .addColumn('service', 'text', (column) => column.notNull())
      .addColumn('count', 'integer', (column) => column.notNull())
      .addColumn('last_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('asked_topics_key', ['platform', 'workspace', 'topic', 'service'])
      .execute();
    await db.schema
      .createIndex('asked_topics_last_at')
      .on('asked_topics')
      .column('last_at')
      .execute();
  },
};
