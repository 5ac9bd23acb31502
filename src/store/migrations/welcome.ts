import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { placedTable } from './placed-table.ts';

export const welcome: Migration = {
  async up(db: Kysely<unknown>) {
    await placedTable(db, 'tours')
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('home', 'text')
      .addColumn('started_at', 'bigint', (column) => column.notNull())
      .addColumn('finished_at', 'bigint')
      .addPrimaryKeyConstraint('tours_key', ['platform', 'workspace', 'person'])
      .execute();

    await placedTable(db, 'tour_answers')
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('lesson', 'text', (column) => column.notNull())
      .addColumn('choice', 'integer', (column) => column.notNull())
      .addColumn('right', 'integer', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('tour_answers_key', ['platform', 'workspace', 'person', 'lesson'])
      .execute();

    await placedTable(db, 'welcomes')
      .addColumn('greet', 'text', (column) => column.notNull())
      .addColumn('announce', 'integer', (column) => column.notNull())
      .addColumn('since', 'bigint', (column) => column.notNull())
      .addColumn('card_key', 'text', (column) => column.notNull())
      .addColumn('card_id', 'text')
      .addPrimaryKeyConstraint('welcomes_key', ['platform', 'workspace', 'channel'])
      .execute();

    await placedTable(db, 'welcome_notes')
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('mark', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('person', 'text')
      .addColumn('name', 'text')
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('ready_at', 'bigint', (column) => column.notNull())
      .addColumn('attempt', 'integer', (column) => column.notNull())
      .addColumn('safe_attempt', 'integer', (column) => column.notNull())
      .addColumn('tried_at', 'bigint', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('welcome_notes_key', [
        'platform',
        'workspace',
        'channel',
        'kind',
        'mark',
      ])
      .addUniqueConstraint('welcome_notes_id', ['platform', 'workspace', 'id'])
      .execute();
    await db.schema
      .createIndex('welcome_notes_due')
      .on('welcome_notes')
      .columns(['state', 'ready_at'])
      .execute();
  },
};
