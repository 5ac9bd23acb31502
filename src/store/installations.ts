import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { Installation, InstallationStore, Versioned } from '../core/workspaces/ports.ts';
import { createLeft } from './left-workspaces.ts';
import type { Tables, Workspace } from './schema.ts';
import { type Seal, SealFault } from './seal.ts';

type Row = Selectable<Tables['installations']>;

export function createInstallations(db: Kysely<Tables>, seal: Seal): InstallationStore {
  const opened = (row: Row): Versioned | null => {
    if (row.token === null) return null;
    try {
      return asInstallation(row, seal.open(row.token, aboutToken(row)));
    } catch (error) {
      if (!(error instanceof SealFault)) throw error;
      throw new SealFault(`The token of ${row.workspace} can't be read. ${error.message}`);
    }
  };
  /** With the newest key, unless it was installed again meanwhile. */
  const sealAnew = async ({ platform, id, version, token }: Versioned) => {
    await db
      .updateTable('installations')
      .set({ token: seal.close(token, aboutToken({ platform, workspace: id })) })
      .where('platform', '=', platform)
      .where('workspace', '=', id)
      .where('version', '=', version)
      .where('gone_at', 'is', null)
      .execute();
  };

  return {
    ...createLeft(db),

    async save(installation, at) {
      const { platform, id: workspace, orgWide } = installation;
      const values = {
        ...asValues(installation),
        token: seal.close(installation.token, aboutToken({ platform, workspace })),
        version: randomUUID(),
        at,
        gone_at: null,
      };
      await db.transaction().execute(async (inside) => {
        await inside
          .insertInto('installations')
          .values({ platform, workspace, channel: '', ...values })
          .onConflict((conflict) => conflict.columns(['platform', 'workspace']).doUpdateSet(values))
          .execute();
        if (!orgWide) return;
        await inside
          .updateTable('org_workspaces')
          .set({ gone_at: null })
          .where('platform', '=', platform)
          .where('organisation', '=', workspace)
          .execute();
      });
    },

    async get(platform, id) {
      const row = await db
        .selectFrom('installations')
        .selectAll()
        .where('platform', '=', platform)
        .where('workspace', '=', id)
        .where('gone_at', 'is', null)
        .executeTakeFirst();
      return row ? opened(row) : null;
    },

    async all(platform) {
      const rows = await db
        .selectFrom('installations')
        .selectAll()
        .where('platform', '=', platform)
        .where('gone_at', 'is', null)
        .orderBy('workspace')
        .execute();
      const installations: Versioned[] = [];
      const faults: string[] = [];
      for (const row of rows) {
        try {
          const installation = opened(row);
          if (!installation) continue;
          if (!seal.isCurrent(row.token ?? '')) await sealAnew(installation);
          installations.push(installation);
        } catch (error) {
          if (!(error instanceof SealFault)) throw error;
          faults.push(error.message);
        }
      }
      return { installations, faults };
    },
  };
}

/** Bound to its workspace, so that another row's can't be put there. */
function aboutToken({ platform, workspace }: Workspace): string {
  return JSON.stringify(['token', platform, workspace]);
}

function asValues({ enterprise, orgWide, user, name, bot }: Installation) {
  return { enterprise, org_wide: Number(orgWide), bot_user: user, name, bot };
}

function asInstallation(row: Row, token: string): Versioned {
  const { platform, workspace: id, enterprise, org_wide, bot_user: user, name, bot, version } = row;
  return { platform, id, enterprise, orgWide: org_wide === 1, user, name, bot, token, version };
}
