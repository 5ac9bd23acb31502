import type { Kysely } from 'kysely';
import type { PeopleStore } from '../core/quiz/ports.ts';
import { markOf } from './quiz-press.ts';
import type { Tables } from './schema.ts';

export function createPeople(db: Kysely<Tables>): PeopleStore {
  return {
    async optOut(person, { platform, workspace }, out) {
      await db
        .insertInto('quiz_people')
        .values({ platform, workspace, channel: '', person, opted_out: Number(out) })
        .onConflict((conflict) =>
          conflict
            .columns(['platform', 'workspace', 'person'])
            .doUpdateSet({ opted_out: Number(out) }),
        )
        .execute();
    },

    async isOut(person, { platform, workspace }) {
      const row = await db
        .selectFrom('quiz_people')
        .select('opted_out')
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('person', '=', person)
        .executeTakeFirst();
      return row?.opted_out === 1;
    },

    async forget(person, { platform, workspace }) {
      await db.transaction().execute(async (inside) => {
        const answered = await inside
          .deleteFrom('quiz_answers')
          .where('platform', '=', platform)
          .where('workspace', '=', workspace)
          .where('person', '=', person)
          .returning('round')
          .execute();
        const open = await inside
          .selectFrom('quiz_rounds')
          .select(['id', 'channel'])
          .where('platform', '=', platform)
          .where('workspace', '=', workspace)
          .where('stage', '=', 'open')
          .execute();
        const rounds = new Set(answered.map(({ round }) => round));
        const markers = open
          .filter(({ id }) => rounds.has(id))
          .map(({ id, channel }) => ({
            platform,
            workspace,
            channel,
            round: id,
            mark: markOf(id, person),
          }));
        if (markers.length > 0) {
          await inside
            .insertInto('quiz_markers')
            .values(markers)
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        }
        for (const table of [
          'quiz_people',
          'quiz_cards',
          'asks',
          'tours',
          'tour_answers',
        ] as const) {
          await inside
            .deleteFrom(table)
            .where('platform', '=', platform)
            .where('workspace', '=', workspace)
            .where('person', '=', person)
            .execute();
        }
        // A greeting that still waits isn't sent; that there was one stays, unreadable.
        await inside
          .updateTable('welcome_notes')
          .set({ state: 'dropped', person: null, name: null })
          .where('platform', '=', platform)
          .where('workspace', '=', workspace)
          .where('person', '=', person)
          .execute();
        await inside
          .updateTable('quiz_schedules')
          .set({ admin: null })
          .where('platform', '=', platform)
          .where('workspace', '=', workspace)
          .where('admin', '=', person)
          .execute();
      });
    },
  };
}
