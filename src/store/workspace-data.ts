/** All that is kept of one workspace, when it is left. */
import type { Kysely } from 'kysely';
import type { Tables, Workspace } from './schema.ts';

/** Whether a table holds what a workspace's people made; a new table has to be said here. */
const holdsData: Readonly<Record<keyof Tables, boolean>> = {
  asks: true,
  deliveries: true,
  quiz_schedules: true,
  quiz_posts: true,
  quiz_rounds: true,
  quiz_answers: true,
  quiz_markers: true,
  quiz_people: true,
  quiz_cards: true,
  quiz_disputes: true,
  tours: true,
  tour_answers: true,
  welcomes: true,
  welcome_notes: true,
  backlog: true,
  asked_topics: true,
  // Where the bot is installed, which outlives the data until it is forgotten itself.
  installations: false,
  org_workspaces: false,
};

function* dataTables(): Generator<keyof Tables> {
  let table: keyof Tables;
  for (table in holdsData) if (holdsData[table]) yield table;
}

/** Nothing more is posted there until an admin resumes it. Inside a transaction. */
export async function pauseWorkspace(
  db: Kysely<Tables>,
  { platform, workspace }: Workspace,
): Promise<void> {
  await db
    .updateTable('quiz_schedules')
    .set({ next_date: null, next_at: null, paused: 'by-trouble' })
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .execute();
  await db
    .deleteFrom('quiz_posts')
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .where('state', '=', 'pending')
    .where('attempt', '=', 0)
    .execute();
}

/** Inside a transaction. */
export async function forgetWorkspace(
  db: Kysely<Tables>,
  { platform, workspace }: Workspace,
): Promise<void> {
  for (const table of dataTables()) {
    await db
      .deleteFrom(table)
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .execute();
  }
}
