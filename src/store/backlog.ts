import type { Kysely } from 'kysely';
import type { BacklogStore, Entry, Workspace } from '../core/backlog/ports.ts';
import type { BacklogTables } from './backlog-tables.ts';
import type { Tables } from './schema.ts';

export function createBacklog(db: Kysely<Tables>): BacklogStore {
  const open = ({ platform, workspace }: Workspace) =>
    db
      .selectFrom('backlog')
      .selectAll()
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .where('closed', '=', 0);
  return {
    async note({ kind, text, topic, service }, id, { platform, workspace }, at) {
      const where = { platform, workspace, channel: '', kind, text };
      const what = { topic: topic ?? '', service: service ?? '' };
      const counted = { count: 1, first_at: at, last_at: at, closed: 0 };
      await db
        .insertInto('backlog')
        .values({ ...where, ...what, ...counted, id })
        .onConflict((conflict) =>
          conflict
            .columns(['platform', 'workspace', 'kind', 'text', 'topic', 'service'])
            .doUpdateSet(({ eb, ref }) => ({
              count: eb(ref('backlog.count'), '+', 1),
              last_at: ref('excluded.last_at'),
            })),
        )
        .execute();
    },

    async top(workspace, limit) {
      const rows = await open(workspace)
        .orderBy('count', 'desc')
        .orderBy('last_at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(asEntry);
    },

    async get(id, workspace) {
      const row = await open(workspace).where('id', '=', id).executeTakeFirst();
      return row ? asEntry(row) : null;
    },

    async close(id, { platform, workspace }) {
      const { numUpdatedRows } = await db
        .updateTable('backlog')
        .set({ closed: 1 })
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .where('closed', '=', 0)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
  };
}

function asEntry(row: BacklogTables['backlog']): Entry {
  const { id, kind, text, topic, service, count } = row;
  const named = { topic: topic || null, service: service || null };
  return { id, kind, text, ...named, count, firstAt: row.first_at, lastAt: row.last_at };
}
