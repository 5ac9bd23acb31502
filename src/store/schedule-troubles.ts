/** Posts that didn't come, or may not have: who is told, and who may send them again. */
import type { Kysely } from 'kysely';
import type { PostStore } from '../core/schedule/ports.ts';
import type { Locks } from './locks.ts';
import { asPost } from './schedule-row.ts';
import type { Tables } from './schema.ts';

type Troubles = Pick<PostStore, 'troubles' | 'again' | 'claimNotices' | 'noticed' | 'overdue'>;

export function createTroubles(db: Kysely<Tables>, locks: Locks): Troubles {
  return {
    async troubles({ platform, workspace, channel }, limit) {
      const rows = await db
        .selectFrom('quiz_posts')
        .selectAll()
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('channel', '=', channel)
        .where('state', 'in', ['skipped', 'unsure'])
        .orderBy('date', 'desc')
        .limit(limit)
        .execute();
      return rows.map(asPost);
    },

    async again(id, { platform, workspace }, now) {
      const row = await db
        .updateTable('quiz_posts')
        .set((eb) => ({
          state: 'pending',
          ready_at: now,
          safe_attempt: eb.ref('attempt'),
          // A person asked for it: while the round is open it isn't too late.
          expires_at: eb.ref('closes_at'),
        }))
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .where('state', '=', 'unsure')
        .returningAll()
        .executeTakeFirst();
      return row ? asPost(row) : null;
    },

    async claimNotices(platforms, now, leaseUntil, limit) {
      if (platforms.length === 0) return [];
      const rows = await db
        .updateTable('quiz_posts')
        .set({ notice_at: leaseUntil })
        .where((eb) =>
          eb(
            eb.refTuple('platform', 'workspace', 'id'),
            'in',
            locks
              .skipping(
                eb
                  .selectFrom('quiz_posts')
                  .select(['platform', 'workspace', 'id'])
                  .where('platform', 'in', platforms)
                  .where('notice_at', '<=', now)
                  .limit(limit),
              )
              .$asTuple('platform', 'workspace', 'id'),
          ),
        )
        .returningAll()
        .execute();
      return rows.map(asPost);
    },

    async noticed({ id, place }) {
      await db
        .updateTable('quiz_posts')
        .set({ notice_at: null })
        .where('platform', '=', place.platform)
        .where('workspace', '=', place.workspace)
        .where('id', '=', id)
        .execute();
    },

    async overdue(now) {
      const { first: post } = await db
        .selectFrom('quiz_posts')
        .select(({ fn }) => fn.min('due_at').as('first'))
        .where('state', 'in', ['pending', 'sending'])
        .executeTakeFirstOrThrow();
      // What nobody has planned yet is late as well.
      const { first: plan } = await db
        .selectFrom('quiz_schedules')
        .select(({ fn }) => fn.min('next_at').as('first'))
        .executeTakeFirstOrThrow();
      return Math.max(0, now - (post ?? now), now - (plan ?? now));
    },
  };
}
