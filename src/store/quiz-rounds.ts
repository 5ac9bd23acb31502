import type { Kysely } from 'kysely';
import type { Round, RoundStore } from '../core/quiz/ports.ts';
import type { Locks } from './locks.ts';
import { press } from './quiz-press.ts';
import { answersOf, asRound, roundValues } from './quiz-round-row.ts';
import type { Tables } from './schema.ts';

export function createRounds(db: Kysely<Tables>, locks: Locks): RoundStore {
  const one = (
    id: string,
    { platform, workspace }: Pick<Round['place'], 'platform' | 'workspace'>,
  ) =>
    db
      .selectFrom('quiz_rounds')
      .selectAll()
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .where('id', '=', id);
  const inChannel = ({ platform, workspace, channel }: Round['place']) =>
    db
      .selectFrom('quiz_rounds')
      .selectAll()
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .where('channel', '=', channel);
  return {
    async open(round) {
      await db
        .insertInto('quiz_rounds')
        .values(roundValues(round))
        .onConflict((conflict) => conflict.columns(['platform', 'workspace', 'id']).doNothing())
        .execute();
      return asRound(await one(round.id, round.place).executeTakeFirstOrThrow());
    },

    async get(id, workspace) {
      const row = await one(id, workspace).executeTakeFirst();
      return row ? asRound(row) : null;
    },

    async history(place) {
      const rows = await inChannel(place)
        .clearSelect()
        .select(['question_id', 'topic', 'dealt', 'difficulty', 'answers', 'right'])
        .orderBy('date')
        .orderBy('closes_at')
        .execute();
      return rows.map(({ question_id: questionId, dealt, ...row }) => ({
        ...row,
        questionId,
        dealt: dealt === 1,
      }));
    },

    async latest(place, before) {
      const row = await inChannel(place)
        .where('posted', '=', 1)
        .$if(before !== null, (query) => query.where('date', '<', before ?? ''))
        .orderBy('date', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? asRound(row) : null;
    },

    async since(place, date) {
      const rows = await inChannel(place)
        .where('posted', '=', 1)
        .where('stage', '<>', 'open')
        .where('date', '>=', date)
        .orderBy('date')
        .execute();
      return rows.map(asRound);
    },

    press: (round, person, choice, now) => press(db, locks, round, person, choice, now),

    async tally({ id, place }, limit) {
      const answers = db
        .selectFrom('quiz_answers as a')
        .where('a.platform', '=', place.platform)
        .where('a.workspace', '=', place.workspace)
        .where('a.round', '=', id);
      const counts = await answers
        .select((eb) => ['a.choice', eb.fn.countAll<number>().as('count')])
        .groupBy('a.choice')
        .execute();
      const winners = await answers
        .select(['a.person', 'a.name'])
        .where('a.right', '=', 1)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('quiz_people as p')
                .select('p.person')
                .where('p.platform', '=', place.platform)
                .where('p.workspace', '=', place.workspace)
                .whereRef('p.person', '=', 'a.person')
                .where('p.opted_out', '=', 1),
            ),
          ),
        )
        .orderBy('a.at')
        .orderBy('a.person')
        .limit(limit)
        .execute();
      return { counts: new Map(counts.map(({ choice, count }) => [choice, count])), winners };
    },

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
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('quiz_rounds as r')
              .select('r.id')
              .whereRef('r.platform', '=', 'quiz_markers.platform')
              .whereRef('r.workspace', '=', 'quiz_markers.workspace')
              .whereRef('r.id', '=', 'quiz_markers.round')
              .where('r.stage', '<>', 'open'),
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

    async claimCount({ id, place }, now, since) {
      const row = await db
        .updateTable('quiz_rounds')
        .set((eb) => ({ counted_at: now, shown_count: answersOf(eb) }))
        .where('platform', '=', place.platform)
        .where('workspace', '=', place.workspace)
        .where('id', '=', id)
        .where('stage', '=', 'open')
        .where('posted', '=', 1)
        .where('counted_at', '<=', since)
        .where((eb) => eb('shown_count', '<>', answersOf(eb)))
        .returning('shown_count')
        .executeTakeFirst();
      return row?.shown_count ?? null;
    },
  };
}
