import type { Kysely } from 'kysely';
import type { Round, RoundStore } from '../core/quiz/ports.ts';
import type { Locks } from './locks.ts';
import { createCloses } from './quiz-closes.ts';
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
    ...createCloses(db, locks),

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
