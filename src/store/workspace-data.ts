/** All that is kept of one workspace, when it is left. */
import type { Kysely } from 'kysely';
import { tableNames } from './personal.ts';
import type { Tables, Workspace } from './schema.ts';

/** Where the bot is installed outlives the data, until it is forgotten itself. */
const outlives: readonly (keyof Tables)[] = ['installations', 'org_workspaces'];

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
  for (const table of tableNames()) {
    if (outlives.includes(table)) continue;
    await db
      .deleteFrom(table)
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .execute();
  }
}
