import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Ask, AskStore } from '../core/ports.ts';
import { inBatches } from './batch.ts';
import type { Tables, Workspace } from './schema.ts';

/** `written`: resolves when all that was added so far is in the database, or refused. */
export function createAsks(
  db: Kysely<Tables>,
): AskStore & { readonly written: () => Promise<void> } {
  const inWorkspace = ({ platform, workspace }: Workspace) =>
    db
      .selectFrom('asks')
      .selectAll()
      .where('platform', '=', platform)
      .where('workspace', '=', workspace);
  // People ask in bursts, and a write by itself keeps the process waiting for the disk. Only the buttons of an
  // answer need its ask, and for a while they find it in memory.
  const adding = inBatches(async (asks: readonly Ask[]) => {
    const insert = db.insertInto('asks').values(asks.map(asRow));
    // Where one of many is there already, the database refuses them all, and each is written by itself.
    const lenient = insert.onConflict((conflict) =>
      conflict.columns(['platform', 'workspace', 'id']).doNothing(),
    );
    const { numInsertedOrUpdatedRows: added } = await (asks.length === 1
      ? lenient
      : insert
    ).executeTakeFirstOrThrow();
    return () => added !== 0n;
  });
  return {
    add: (ask, patient) => adding.add(ask, patient ? 100 : 20),
    written: adding.now,

    async get(id, workspace) {
      await adding.now();
      const row = await inWorkspace(workspace).where('id', '=', id).executeTakeFirst();
      return row ? asAsk(row) : null;
    },

    async judge(id, { platform, workspace }, right) {
      await adding.now();
      const { numUpdatedRows: changed } = await db
        .updateTable('asks')
        .set({ right: asNumber(right) })
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .where((eb) => eb.or([eb('right', 'is', null), eb('right', '<>', asNumber(right))]))
        .executeTakeFirstOrThrow();
      return changed > 0n;
    },

    async latest(person, workspace, limit) {
      await adding.now();
      const rows = await inWorkspace(workspace)
        .where('person', '=', person)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(asAsk);
    },
  };
}

function asRow({ place, right, ...ask }: Ask): Insertable<Tables['asks']> {
  const { platform, workspace, channel } = place;
  return { platform, workspace, channel, ...ask, right: asNumber(right) };
}

function asAsk({ platform, workspace, channel, right, ...ask }: Selectable<Tables['asks']>): Ask {
  return {
    ...ask,
    place: { platform, workspace, channel },
    right: right === null ? null : right === 1,
  };
}

function asNumber(truth: boolean | null): number | null {
  return truth === null ? null : Number(truth);
}
