import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const installations: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('installations')
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('workspace', 'text', (column) => column.notNull())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('enterprise', 'text')
      .addColumn('org_wide', 'integer', (column) => column.notNull())
      .addColumn('bot_user', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('bot', 'text')
      .addColumn('token', 'text')
      .addColumn('version', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('gone_at', 'bigint')
      .addPrimaryKeyConstraint('installations_key', ['platform', 'workspace'])
      .execute();
    await db.schema
      .createTable('org_workspaces')
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('workspace', 'text', (column) => column.notNull())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('organisation', 'text', (column) => column.notNull())
      .addColumn('gone_at', 'bigint')
      .addPrimaryKeyConstraint('org_workspaces_key', ['platform', 'workspace'])
      .execute();
    await db.schema
      .createIndex('org_workspaces_organisation')
      .on('org_workspaces')
      .columns(['platform', 'organisation'])
      .execute();
  },
};
