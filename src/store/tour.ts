import type { Kysely } from 'kysely';
import type { TourStore } from '../core/tour/ports.ts';
import type { Tables } from './schema.ts';

export function createTour(db: Kysely<Tables>): TourStore {
  return {
    async start(person, { platform, workspace, channel }, at) {
      await db
        .insertInto('tours')
        .values({
          platform,
          workspace,
          channel,
          person,
          home: null,
          started_at: at,
          finished_at: null,
        })
        .onConflict((conflict) => conflict.columns(['platform', 'workspace', 'person']).doNothing())
        .execute();
    },

    async point(person, { platform, workspace }, to, at) {
      const target = { channel: to.channel, home: to.workspace };
      await db
        .insertInto('tours')
        .values({ platform, workspace, person, ...target, started_at: at, finished_at: null })
        .onConflict((conflict) =>
          conflict.columns(['platform', 'workspace', 'person']).doUpdateSet(target),
        )
        .execute();
    },

    async home(person, { platform, workspace }) {
      const row = await db
        .selectFrom('tours')
        .select(['home', 'channel'])
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('person', '=', person)
        .executeTakeFirst();
      return row ? { workspace: row.home ?? workspace, channel: row.channel } : null;
    },

    async answers(person, { platform, workspace }) {
      const rows = await db
        .selectFrom('tour_answers')
        .select(['lesson', 'choice', 'right'])
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('person', '=', person)
        .orderBy('at')
        .orderBy('lesson')
        .execute();
      return rows.map(({ right, ...row }) => ({ ...row, right: right === 1 }));
    },

    async answer(person, { platform, workspace, channel }, { lesson, choice, right }, at) {
      const { numInsertedOrUpdatedRows: inserted } = await db
        .insertInto('tour_answers')
        .values({ platform, workspace, channel, person, lesson, choice, right: Number(right), at })
        .onConflict((conflict) =>
          conflict.columns(['platform', 'workspace', 'person', 'lesson']).doNothing(),
        )
        .executeTakeFirstOrThrow();
      return inserted === 1n;
    },

    async finish(person, { platform, workspace }, at) {
      const { numUpdatedRows: updated } = await db
        .updateTable('tours')
        .set({ finished_at: at })
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('person', '=', person)
        .where('finished_at', 'is', null)
        .executeTakeFirstOrThrow();
      return updated === 1n;
    },

    async counts({ platform, workspace }) {
      const tours = await db
        .selectFrom('tours')
        .select(({ fn }) => [
          fn.countAll<number>().as('started'),
          fn.count<number>('finished_at').as('finished'),
        ])
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('home', 'is', null)
        .executeTakeFirstOrThrow();
      const lessons = await db
        .selectFrom('tour_answers')
        .select(({ fn }) => [
          'lesson',
          fn.countAll<number>().as('answers'),
          fn.sum<number>('right').as('right'),
        ])
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .groupBy('lesson')
        .execute();
      return {
        started: Number(tours.started),
        finished: Number(tours.finished),
        lessons: new Map(
          lessons.map(({ lesson, answers, right }) => [
            lesson,
            { answers: Number(answers), wrong: Number(answers) - Number(right) },
          ]),
        ),
      };
    },
  };
}
