import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { placedTable } from './placed-table.ts';

export const quiz: Migration = {
  async up(db: Kysely<unknown>) {
    await placedTable(db, 'quiz_schedules')
      .addColumn('settings', 'text', (column) => column.notNull())
      .addColumn('admin', 'text')
      .addColumn('next_date', 'text')
      .addColumn('next_at', 'bigint')
      .addColumn('paused', 'text')
      .addColumn('refused_since', 'bigint')
      .addPrimaryKeyConstraint('quiz_schedules_key', ['platform', 'workspace', 'channel'])
      .execute();
    await index(db, 'quiz_schedules', ['next_at']);

    await placedTable(db, 'quiz_posts')
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('date', 'text', (column) => column.notNull())
      .addColumn('due_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('closes_at', 'bigint', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('ready_at', 'bigint', (column) => column.notNull())
      .addColumn('attempt', 'integer', (column) => column.notNull())
      .addColumn('safe_attempt', 'integer', (column) => column.notNull())
      .addColumn('first_tried_at', 'bigint', (column) => column.notNull())
      .addColumn('message_id', 'text')
      .addColumn('reason', 'text')
      .addColumn('missing', 'text', (column) => column.notNull())
      .addColumn('notice_at', 'bigint')
      .addPrimaryKeyConstraint('quiz_posts_key', ['platform', 'workspace', 'id'])
      .addUniqueConstraint('quiz_posts_day', ['platform', 'workspace', 'channel', 'kind', 'date'])
      .execute();
    await index(db, 'quiz_posts', ['state', 'ready_at']);
    await index(db, 'quiz_posts', ['notice_at']);

    await placedTable(db, 'quiz_rounds')
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('date', 'text', (column) => column.notNull())
      .addColumn('question', 'text', (column) => column.notNull())
      .addColumn('question_id', 'text', (column) => column.notNull())
      .addColumn('topic', 'text', (column) => column.notNull())
      .addColumn('dealt', 'integer', (column) => column.notNull())
      .addColumn('difficulty', 'integer', (column) => column.notNull())
      .addColumn('reveal', 'text', (column) => column.notNull())
      .addColumn('closes_at', 'bigint', (column) => column.notNull())
      .addColumn('posted', 'integer', (column) => column.notNull())
      .addColumn('message_id', 'text')
      .addColumn('stage', 'text', (column) => column.notNull())
      .addColumn('answers', 'integer', (column) => column.notNull())
      .addColumn('right', 'integer', (column) => column.notNull())
      .addColumn('shown_count', 'integer', (column) => column.notNull())
      .addColumn('counted_at', 'bigint', (column) => column.notNull())
      .addColumn('shown_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('quiz_rounds_key', ['platform', 'workspace', 'id'])
      .execute();
    await index(db, 'quiz_rounds', ['platform', 'workspace', 'channel', 'date']);
    await index(db, 'quiz_rounds', ['stage', 'closes_at']);

    await placedTable(db, 'quiz_answers')
      .addColumn('round', 'text', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('choice', 'integer', (column) => column.notNull())
      .addColumn('right', 'integer', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('quiz_answers_key', ['platform', 'workspace', 'round', 'person'])
      .execute();
    await index(db, 'quiz_answers', ['platform', 'workspace', 'person', 'at']);

    await placedTable(db, 'quiz_markers')
      .addColumn('round', 'text', (column) => column.notNull())
      .addColumn('mark', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('quiz_markers_key', ['platform', 'workspace', 'round', 'mark'])
      .execute();

    await placedTable(db, 'quiz_people')
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('opted_out', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('quiz_people_key', ['platform', 'workspace', 'person'])
      .execute();

    await placedTable(db, 'quiz_cards')
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('question', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('due_at', 'bigint', (column) => column.notNull())
      .addColumn('turn', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('quiz_cards_key', ['platform', 'workspace', 'person', 'question'])
      .execute();

    await placedTable(db, 'quiz_disputes')
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('round', 'text', (column) => column.notNull())
      .addColumn('question', 'text', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('quiz_disputes_key', ['platform', 'workspace', 'id'])
      .execute();
    await index(db, 'quiz_disputes', ['at']);
  },
};

function index(db: Kysely<unknown>, table: string, columns: readonly string[]): Promise<void> {
  const name = [table, ...columns.filter((column) => column !== 'platform')].join('_');
  return db.schema
    .createIndex(name)
    .on(table)
    .columns([...columns])
    .execute();
}
