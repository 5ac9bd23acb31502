/** Deletes what is old enough, a few rows at a time. */
import { type Kysely, sql } from 'kysely';
import type { Aging, AgingStore } from '../core/privacy/ports.ts';
import type { Tables } from './schema.ts';

interface Ageing {
  readonly table: keyof Tables;
  /** Its primary key, besides platform and workspace. */
  readonly key: readonly string[];
  /** The instant that counts. */
  readonly since: string;
}

const ages = {
  asks: { table: 'asks', key: ['id'], since: 'at' },
  rounds: { table: 'quiz_rounds', key: ['id'], since: 'closes_at' },
  answers: { table: 'quiz_answers', key: ['round', 'person'], since: 'at' },
  posts: { table: 'quiz_posts', key: ['id'], since: 'closes_at' },
  cards: { table: 'quiz_cards', key: ['person', 'question'], since: 'due_at' },
  tours: { table: 'tours', key: ['person'], since: 'started_at' },
  lessons: { table: 'tour_answers', key: ['person', 'lesson'], since: 'at' },
  greetings: { table: 'welcome_notes', key: ['channel', 'kind', 'mark'], since: 'at' },
  backlog: { table: 'backlog', key: ['id'], since: 'last_at' },
  asked: { table: 'asked_topics', key: ['topic', 'service'], since: 'last_at' },
  disputes: { table: 'quiz_disputes', key: ['id'], since: 'at' },
  deliveries: { table: 'deliveries', key: ['key'], since: 'at' },
} as const satisfies Readonly<Record<Aging, Ageing>>;

export function createAging(db: Kysely<Tables>): AgingStore {
  return {
    async forgetBefore(kind, before, limit) {
      const { table, key, since }: Ageing = ages[kind];
      const columns = sql.join(['platform', 'workspace', ...key].map((name) => sql.ref(name)));
      const { numAffectedRows } = await sql`
        delete from ${sql.table(table)} where (${columns}) in (
          select ${columns} from ${sql.table(table)}
          where ${sql.ref(since)} < ${before} order by ${sql.ref(since)} limit ${limit}
        )`.execute(db);
      return Number(numAffectedRows ?? 0);
    },
  };
}
