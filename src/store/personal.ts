/** All that is kept under a person's id: to show it to them, and to delete it. */
import type { Kysely, Transaction } from 'kysely';
import type { PersonalStore, Workspace } from '../core/privacy/ports.ts';
import { keptOf } from './personal-kept.ts';
import { markOf } from './quiz-press.ts';
import type { Tables } from './schema.ts';

/** Every table, and what becomes of a person's rows in it when they are forgotten. */
export const whenForgotten = {
  asks: 'deleted',
  deliveries: 'nobody',
  quiz_schedules: 'emptied',
  quiz_posts: 'nobody',
  quiz_rounds: 'nobody',
  quiz_answers: 'deleted',
  quiz_markers: 'nobody',
  quiz_people: 'deleted',
  quiz_cards: 'deleted',
  quiz_disputes: 'nobody',
  tours: 'deleted',
  tour_answers: 'deleted',
  welcomes: 'nobody',
  welcome_notes: 'emptied',
  backlog: 'nobody',
  asked_topics: 'nobody',
  installations: 'nobody',
  org_workspaces: 'nobody',
} as const satisfies Readonly<Record<keyof Tables, 'deleted' | 'emptied' | 'nobody'>>;

/** Every table. */
export function* tableNames(): Generator<keyof Tables> {
  let name: keyof Tables;
  for (name in whenForgotten) yield name;
}

type Deleted = {
  [T in keyof Tables]: (typeof whenForgotten)[T] extends 'deleted' ? T : never;
}[keyof Tables];

export function createPersonal(db: Kysely<Tables>): PersonalStore {
  return {
    kept: (person, workspace) => keptOf(db, person, workspace),

    async forget(person, workspace) {
      const { platform, workspace: name } = workspace;
      await db.transaction().execute(async (inside) => {
        await deleteAnswers(inside, person, workspace);
        for (const table of [...tableNames()].filter(isDeleted)) {
          await inside
            .deleteFrom(table)
            .where('platform', '=', platform)
            .where('workspace', '=', name)
            .where('person', '=', person)
            .execute();
        }
        // A greeting that still waits isn't sent; that there was one stays, unreadable.
        await inside
          .updateTable('welcome_notes')
          .set({ state: 'dropped', person: null, name: null })
          .where('platform', '=', platform)
          .where('workspace', '=', name)
          .where('person', '=', person)
          .execute();
        await inside
          .updateTable('quiz_schedules')
          .set({ admin: null })
          .where('platform', '=', platform)
          .where('workspace', '=', name)
          .where('admin', '=', person)
          .execute();
      });
    },
  };
}

function isDeleted(table: keyof Tables): table is Deleted {
  return whenForgotten[table] === 'deleted';
}

/** Of an open round a mark stays until its close, so that nobody answers twice. */
async function deleteAnswers(
  inside: Transaction<Tables>,
  person: string,
  { platform, workspace }: Workspace,
): Promise<void> {
  // Deleted first: an answer that comes in between is seen by neither, or by both.
  const answered = await inside
    .deleteFrom('quiz_answers')
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .where('person', '=', person)
    .returning('round')
    .execute();
  const rounds = new Set(answered.map(({ round }) => round));
  const stillOpen = await inside
    .selectFrom('quiz_rounds')
    .select(['id', 'channel'])
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .where('stage', '=', 'open')
    .execute();
  const open = stillOpen.filter(({ id }) => rounds.has(id));
  if (open.length === 0) return;
  const markers = open.map(({ id, channel }) => {
    return { platform, workspace, channel, round: id, mark: markOf(id, person) };
  });
  await inside
    .insertInto('quiz_markers')
    .values(markers)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
