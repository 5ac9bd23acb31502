import type { Kysely } from 'kysely';
import type { DisputeStore } from '../core/quiz/ports.ts';
import type { Tables } from './schema.ts';

export function createDisputes(db: Kysely<Tables>): DisputeStore {
  return {
    async add({ place, ...dispute }) {
      const { platform, workspace, channel } = place;
      await db
        .insertInto('quiz_disputes')
        .values({ platform, workspace, channel, ...dispute })
        .onConflict((conflict) => conflict.columns(['platform', 'workspace', 'id']).doNothing())
        .execute();
    },

    async latest({ platform, workspace }, limit) {
      const rows = await db
        .selectFrom('quiz_disputes')
        .selectAll()
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .orderBy('at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map((row) => {
        const { platform, workspace, channel, ...dispute } = row;
        return { ...dispute, place: { platform, workspace, channel } };
      });
    },

    async settle(question, { platform, workspace }) {
      const { numDeletedRows } = await db
        .deleteFrom('quiz_disputes')
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('question', '=', question)
        .executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },
  };
}
