import { type Kysely, sql } from 'kysely';
import type { Post, PostMark, PostStore } from '../core/schedule/ports.ts';
import type { Locks } from './locks.ts';
import { asPost, postValues } from './schedule-row.ts';
import { createTroubles } from './schedule-troubles.ts';
import type { Tables } from './schema.ts';

export function createPosts(db: Kysely<Tables>, locks: Locks): PostStore {
  return {
    ...createTroubles(db, locks),

    async add(post) {
      const { numInsertedOrUpdatedRows: changed } = await db
        .insertInto('quiz_posts')
        .values(postValues(post))
        .onConflict((conflict) =>
          // A skipped one surely posted nothing: by hand it gets another chance.
          conflict
            .columns(['platform', 'workspace', 'channel', 'kind', 'date'])
            .doUpdateSet((eb) => ({
              due_at: post.dueAt,
              expires_at: post.expiresAt,
              closes_at: post.closesAt,
              state: 'pending',
              ready_at: post.dueAt,
              // Counted on: a process that slept through it all must not take this for its own.
              safe_attempt: eb.ref('quiz_posts.attempt'),
              first_tried_at: 0,
              reason: null,
              missing: '',
              notice_at: null,
            }))
            .where('quiz_posts.state', '=', 'skipped'),
        )
        .executeTakeFirstOrThrow();
      return changed === 1n;
    },

    async get({ platform, workspace, channel }, kind, date) {
      const row = await db
        .selectFrom('quiz_posts')
        .selectAll()
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('channel', '=', channel)
        .where('kind', '=', kind)
        .where('date', '=', date)
        .executeTakeFirst();
      return row ? asPost(row) : null;
    },

    async find(id, { platform, workspace }) {
      const row = await db
        .selectFrom('quiz_posts')
        .selectAll()
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? asPost(row) : null;
    },

    async claim(platforms, now, leaseUntil, limit) {
      if (platforms.length === 0) return [];
      const rows = await db
        .updateTable('quiz_posts')
        .set((eb) => ({
          state: 'sending',
          attempt: eb('attempt', '+', 1),
          ready_at: leaseUntil,
          first_tried_at: eb
            .case()
            .when('first_tried_at', '=', 0)
            .then(now)
            .else(eb.ref('first_tried_at'))
            .end(),
        }))
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
                  .where('state', 'in', ['pending', 'sending'])
                  .where('ready_at', '<=', now)
                  .orderBy('ready_at')
                  .limit(limit),
              )
              .$asTuple('platform', 'workspace', 'id'),
          ),
        )
        .returningAll()
        .execute();
      return rows.map(asPost);
    },

    async mark({ id, place, attempt }, mark) {
      const { platform, workspace } = place;
      return db.transaction().execute(async (inside) => {
        const { numUpdatedRows } = await inside
          .updateTable('quiz_posts')
          .set(marked(mark, attempt))
          .where('platform', '=', platform)
          .where('workspace', '=', workspace)
          .where('id', '=', id)
          .where('state', '=', 'sending')
          .where('attempt', '=', attempt)
          .executeTakeFirstOrThrow();
        if (numUpdatedRows === 0n) return false;
        if (mark.kind === 'sent') {
          await inside
            .updateTable('quiz_rounds')
            .set({ posted: 1, message_id: mark.messageId })
            .where('platform', '=', platform)
            .where('workspace', '=', workspace)
            .where('id', '=', id)
            .execute();
        }
        if (mark.kind === 'skipped') {
          await inside
            .deleteFrom('quiz_rounds')
            .where('platform', '=', platform)
            .where('workspace', '=', workspace)
            .where('id', '=', id)
            .execute();
        }
        return true;
      });
    },
  };
}

/** From now on, whenever that is. */
const atOnce = 0;

function marked(mark: PostMark, attempt: Post['attempt']) {
  switch (mark.kind) {
    case 'sent':
      return { state: 'sent', message_id: mark.messageId } as const;
    case 'skipped':
      return {
        state: 'skipped',
        reason: mark.reason,
        missing: mark.missing.join('\n'),
        notice_at: mark.notice ? atOnce : null,
      } as const;
    case 'again':
      return {
        state: 'pending',
        ...(mark.safe ? { safe_attempt: attempt } : {}),
        // Once it is too late, somebody has to say so.
        ready_at: sql<number>`case when expires_at < ${mark.notBefore} then expires_at else cast(${mark.notBefore} as bigint) end`,
      } as const;
    case 'unsure':
      return { state: 'unsure', notice_at: atOnce } as const;
  }
}
