/** Workspaces that an organisation's installation serves, and those that were left. */
import type { Kysely } from 'kysely';
import type { InstallationStore } from '../core/workspaces/ports.ts';
import type { Tables, Workspace } from './schema.ts';
import { forgetWorkspace, pauseWorkspace } from './workspace-data.ts';

type Left = Omit<InstallationStore, 'save' | 'get' | 'all'>;

export function createLeft(db: Kysely<Tables>): Left {
  return {
    async belongs(platform, workspace, organisation) {
      const values = { organisation, gone_at: null };
      await db
        .insertInto('org_workspaces')
        .values({ platform, workspace, channel: '', ...values })
        .onConflict((conflict) => conflict.columns(['platform', 'workspace']).doUpdateSet(values))
        .execute();
    },

    async organisationOf(platform, workspace) {
      const row = await db
        .selectFrom('org_workspaces')
        .select('organisation')
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('gone_at', 'is', null)
        .executeTakeFirst();
      return row?.organisation ?? null;
    },

    async remove({ platform, id, version }, at) {
      return db.transaction().execute(async (inside) => {
        const { numUpdatedRows } = await inside
          .updateTable('installations')
          .set({ token: null, gone_at: at })
          .where('platform', '=', platform)
          .where('workspace', '=', id)
          .where('version', '=', version)
          .where('gone_at', 'is', null)
          .executeTakeFirstOrThrow();
        if (numUpdatedRows === 0n) return false;
        const served = await inside
          .updateTable('org_workspaces')
          .set({ gone_at: at })
          .where('platform', '=', platform)
          .where('organisation', '=', id)
          .where('gone_at', 'is', null)
          .returning(['platform', 'workspace'])
          .execute();
        for (const each of [{ platform, workspace: id }, ...served]) {
          if (!(await isServed(inside, each))) await pauseWorkspace(inside, each);
        }
        return true;
      });
    },

    async leave(platform, workspace, organisation, at) {
      return db.transaction().execute(async (inside) => {
        const { numUpdatedRows } = await inside
          .updateTable('org_workspaces')
          .set({ gone_at: at })
          .where('platform', '=', platform)
          .where('workspace', '=', workspace)
          .where('organisation', '=', organisation)
          .where('gone_at', 'is', null)
          .executeTakeFirstOrThrow();
        if (numUpdatedRows === 0n) return false;
        if (!(await isServed(inside, { platform, workspace }))) {
          await pauseWorkspace(inside, { platform, workspace });
        }
        return true;
      });
    },

    async forgetBefore(before) {
      const left = await db
        .selectFrom('installations')
        .select(['platform', 'workspace'])
        .where('gone_at', '<', before)
        .union(
          db
            .selectFrom('org_workspaces')
            .select(['platform', 'workspace'])
            .where('gone_at', '<', before),
        )
        .execute();
      for (const each of left) {
        await db.transaction().execute(async (inside) => forget(inside, each, before));
      }
      return left.length;
    },
  };
}

/** By an installation of its own, or by its organisation's. */
async function isServed(db: Kysely<Tables>, { platform, workspace }: Workspace): Promise<boolean> {
  const own = await db
    .selectFrom('installations')
    .select('workspace')
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .where('gone_at', 'is', null)
    .executeTakeFirst();
  if (own) return true;
  const served = await db
    .selectFrom('org_workspaces')
    .select('workspace')
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .where('gone_at', 'is', null)
    .executeTakeFirst();
  return served !== undefined;
}

async function forget(db: Kysely<Tables>, left: Workspace, before: number): Promise<void> {
  for (const table of ['installations', 'org_workspaces'] as const) {
    await db
      .deleteFrom(table)
      .where('platform', '=', left.platform)
      .where('workspace', '=', left.workspace)
      .where('gone_at', '<', before)
      .execute();
  }
  // Installed again in another way, or left in the other way only lately: then its data stays.
  const rest = await db
    .selectFrom('org_workspaces')
    .select('workspace')
    .where('platform', '=', left.platform)
    .where('workspace', '=', left.workspace)
    .union(
      db
        .selectFrom('installations')
        .select('workspace')
        .where('platform', '=', left.platform)
        .where('workspace', '=', left.workspace),
    )
    .executeTakeFirst();
  if (!rest) await forgetWorkspace(db, left);
}
