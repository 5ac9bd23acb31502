import type { Kysely } from 'kysely';
import type { PracticeStore } from '../core/quiz/ports.ts';
import type { Tables } from './schema.ts';

export function createPractice(db: Kysely<Tables>): PracticeStore {
  return {
    async misses(person, { platform, workspace }) {
      return (
        db
          .selectFrom('quiz_answers as a')
          .innerJoin('quiz_rounds as r', (join) =>
            join
              .onRef('r.platform', '=', 'a.platform')
              .onRef('r.workspace', '=', 'a.workspace')
              .onRef('r.id', '=', 'a.round'),
          )
          .select(({ fn }) => ['r.question_id as question', fn.max('a.at').as('at')])
          .where('a.platform', '=', platform)
          .where('a.workspace', '=', workspace)
          .where('a.person', '=', person)
          .where('a.right', '=', 0)
          // Practice mustn't give away what the channel shall learn at the close.
          .where((eb) => eb.or([eb('r.stage', '<>', 'open'), eb('r.reveal', '=', 'at-once')]))
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('quiz_cards as c')
                  .select('c.question')
                  .where('c.platform', '=', platform)
                  .where('c.workspace', '=', workspace)
                  .where('c.person', '=', person)
                  .whereRef('c.question', '=', 'r.question_id'),
              ),
            ),
          )
          .groupBy('r.question_id')
          .orderBy('at')
          .execute()
      );
    },

    async cards(person, { platform, workspace }) {
      const rows = await db
        .selectFrom('quiz_cards')
        .select(['question', 'state', 'due_at as dueAt', 'turn'])
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('person', '=', person)
        .orderBy('due_at')
        .orderBy('question')
        .execute();
      return rows;
    },

    async save(person, { platform, workspace }, { question, state, dueAt, turn }) {
      const values = { state, due_at: dueAt, turn };
      const { numInsertedOrUpdatedRows: changed } = await db
        .insertInto('quiz_cards')
        .values({ platform, workspace, channel: '', person, question, ...values })
        .onConflict((conflict) =>
          conflict
            .columns(['platform', 'workspace', 'person', 'question'])
            .doUpdateSet(values)
            .where('quiz_cards.turn', '=', turn - 1),
        )
        .executeTakeFirstOrThrow();
      return changed === 1n;
    },
  };
}
