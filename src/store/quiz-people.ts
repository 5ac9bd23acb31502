import type { Kysely } from 'kysely';
import type { PeopleStore } from '../core/quiz/ports.ts';
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
  };
}
