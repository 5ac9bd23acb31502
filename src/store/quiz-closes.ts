/** The end of a round: no press counts any more, the tally stands, the message shows it. */
import type { Kysely } from 'kysely';
import type { RoundStore } from '../core/quiz/ports.ts';
import type { Locks } from './locks.ts';
import { answersOf, asRound } from './quiz-round-row.ts';
import type { Tables } from './schema.ts';

type Closes = Pick<RoundStore, 'close' | 'claimClosed' | 'shown' | 'unshown'>;

export function createCloses(db: Kysely<Tables>, locks: Locks): Closes {
  return {
    async close(now) {
      await db
        .updateTable('quiz_rounds')
        .set({ stage: 'closed' })
        .where('stage', '=', 'open')
        .where('closes_at', '<=', now)
        .execute();
      // A statement of its own: it sees every press that was let in before the one above.
      await db
        .updateTable('quiz_rounds')
        .set((eb) => ({
          stage: 'tallied',
          answers: answersOf(eb),
          right: answersOf(eb).where('a.right', '=', 1),
        }))
        .where('stage', '=', 'closed')
        .execute();
      await db
        .deleteFrom('quiz_markers')
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('quiz_rounds as r')
                .select('r.id')
                .whereRef('r.platform', '=', 'quiz_markers.platform')
                .whereRef('r.workspace', '=', 'quiz_markers.workspace')
                .whereRef('r.id', '=', 'quiz_markers.round')
                .where('r.stage', '=', 'open'),
            ),
          ),
        )
        .execute();
    },

    async claimClosed(platforms, now, leaseUntil, limit) {
      if (platforms.length === 0) return [];
      const rows = await db
        .updateTable('quiz_rounds')
        .set({ shown_at: leaseUntil })
        .where((eb) =>
          eb(
            eb.refTuple('platform', 'workspace', 'id'),
            'in',
            locks
              .skipping(
                eb
                  .selectFrom('quiz_rounds')
                  .select(['platform', 'workspace', 'id'])
                  .where('platform', 'in', platforms)
                  .where('stage', '=', 'tallied')
                  .where('posted', '=', 1)
                  .where('shown_at', '<=', now)
                  .orderBy('closes_at')
                  .limit(limit),
              )
              .$asTuple('platform', 'workspace', 'id'),
          ),
        )
        .returningAll()
        .execute();
      return rows.map(asRound);
    },

    async shown({ id, place }, leaseUntil) {
      await db
        .updateTable('quiz_rounds')
        .set({ stage: 'shown' })
        .where('platform', '=', place.platform)
        .where('workspace', '=', place.workspace)
        .where('id', '=', id)
        .where('stage', '=', 'tallied')
        .where('shown_at', '=', leaseUntil)
        .execute();
    },

    async unshown({ id, place }) {
      await db
        .updateTable('quiz_rounds')
        .set({ stage: 'tallied', shown_at: 0 })
        .where('platform', '=', place.platform)
        .where('workspace', '=', place.workspace)
        .where('id', '=', id)
        .where('stage', 'in', ['tallied', 'shown'])
        .execute();
    },
  };
}
