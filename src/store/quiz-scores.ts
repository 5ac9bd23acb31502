import type { Kysely } from 'kysely';
import type { ScoreStore } from '../core/quiz/ports.ts';
import type { Tables } from './schema.ts';

export function createScores(db: Kysely<Tables>): ScoreStore {
  return {
    async days({ platform, workspace, channel }, person) {
      const rows = await db
        .selectFrom('quiz_rounds as r')
        .leftJoin('quiz_answers as a', (join) =>
          join
            .onRef('a.platform', '=', 'r.platform')
            .onRef('a.workspace', '=', 'r.workspace')
            .onRef('a.round', '=', 'r.id')
            .on('a.person', '=', person),
        )
        .select(['r.date', 'r.topic', 'r.stage', 'r.reveal', 'a.right'])
        .where('r.platform', '=', platform)
        .where('r.workspace', '=', workspace)
        .where('r.channel', '=', channel)
        .where('r.posted', '=', 1)
        .orderBy('r.date')
        .execute();
      return rows.map(({ stage, right, ...day }) => ({
        ...day,
        closed: stage !== 'open',
        right: right === null ? null : right === 1,
      }));
    },

    async channels({ platform, workspace }, person, limit) {
      const rows = await db
        .selectFrom('quiz_answers')
        .select(({ fn }) => ['channel', fn.max('at').as('latest')])
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('person', '=', person)
        .groupBy('channel')
        .orderBy('latest', 'desc')
        .orderBy('channel')
        .limit(limit)
        .execute();
      return rows.map(({ channel }) => channel);
    },

    async board({ platform, workspace, channel }, from, limit) {
      const standings = await db
        .selectFrom('quiz_rounds as r')
        .innerJoin('quiz_answers as a', (join) =>
          join
            .onRef('a.platform', '=', 'r.platform')
            .onRef('a.workspace', '=', 'r.workspace')
            .onRef('a.round', '=', 'r.id'),
        )
        .select(({ fn }) => [
          'a.person',
          fn.sum<number>('a.right').as('right'),
          fn.countAll<number>().as('answers'),
        ])
        .where('r.platform', '=', platform)
        .where('r.workspace', '=', workspace)
        .where('r.channel', '=', channel)
        .where('r.stage', '<>', 'open')
        .$if(from !== null, (query) => query.where('r.date', '>=', from ?? ''))
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('quiz_people as p')
                .select('p.person')
                .where('p.platform', '=', platform)
                .where('p.workspace', '=', workspace)
                .whereRef('p.person', '=', 'a.person')
                .where('p.opted_out', '=', 1),
            ),
          ),
        )
        .groupBy('a.person')
        .orderBy('right', 'desc')
        .orderBy('answers')
        .orderBy('a.person')
        .limit(limit)
        .execute();
      const names = await namesOf(
        db,
        { platform, workspace },
        standings.map(({ person }) => person),
      );
      return standings.map((standing) => ({
        ...standing,
        name: names.get(standing.person) ?? standing.person,
      }));
    },

    async unknownAsks({ platform, workspace, channel }, since) {
      const { count } = await db
        .selectFrom('asks')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('channel', '=', channel)
        .where('outcome', '=', 'unknown')
        .where('at', '>=', since)
        .executeTakeFirstOrThrow();
      return count;
    },
  };
}

/** The name that each person had at their last answer. */
async function namesOf(
  db: Kysely<Tables>,
  { platform, workspace }: Pick<Tables['quiz_answers'], 'platform' | 'workspace'>,
  people: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (people.length === 0) return new Map();
  const rows = await db
    .selectFrom(
      db
        .selectFrom('quiz_answers')
        .select(({ fn }) => [
          'person',
          'name',
          fn
            .agg<number>('row_number')
            .over((over) => over.partitionBy('person').orderBy('at', 'desc'))
            .as('age'),
        ])
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('person', 'in', people)
        .as('named'),
    )
    .select(['named.person', 'named.name'])
    .where('named.age', '=', 1)
    .execute();
  return new Map(rows.map(({ person, name }) => [person, name]));
}
