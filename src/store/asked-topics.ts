import type { Kysely } from 'kysely';
import type { AskedStore, AskedTopic, Workspace } from '../core/team/ports.ts';
import { inBatches } from './batch.ts';
import type { Tables } from './schema.ts';

interface Asked extends AskedTopic {
  readonly workspace: Workspace;
  readonly at: number;
}

/** `written`: resolves when all that was counted so far is in the database, or refused. */
export function createAskedTopics(
  db: Kysely<Tables>,
): AskedStore & { readonly written: () => Promise<void> } {
  const counting = inBatches(async (batches: readonly (readonly Asked[])[]) => {
    await db
      .insertInto('asked_topics')
      .values(summed(batches.flat()))
      .onConflict((conflict) =>
        conflict
          .columns(['platform', 'workspace', 'topic', 'service'])
          .doUpdateSet(({ eb, ref }) => ({
            count: eb(ref('asked_topics.count'), '+', ref('excluded.count')),
            last_at: ref('excluded.last_at'),
          })),
      )
      .execute();
    return () => {};
  });
  return {
    written: counting.now,
    async count(asked, workspace, at) {
      if (asked.length > 0)
        await counting.add(
          asked.map((each) => ({ ...each, workspace, at })),
          100,
        );
    },

    async top({ platform, workspace }, limit) {
      await counting.now();
      const rows = await db
        .selectFrom('asked_topics')
        .select(['topic', 'service', 'count', 'last_at as lastAt'])
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .orderBy('count', 'desc')
        .orderBy('topic')
        .orderBy('service')
        .limit(limit)
        .execute();
      return rows.map(({ service, ...row }) => ({ ...row, service: service || null }));
    },
  };
}

/** One row for each, in one order: two processes that write the same rows never wait for each other. */
function summed(asked: readonly Asked[]): readonly Tables['asked_topics'][] {
  const rows = new Map<string, Tables['asked_topics']>();
  for (const { topic, service, at, workspace: where } of asked) {
    const { platform, workspace } = where;
    const key = JSON.stringify([platform, workspace, topic, service]);
    const count = (rows.get(key)?.count ?? 0) + 1;
    const named = { topic, service: service ?? '' };
    rows.set(key, { platform, workspace, channel: '', ...named, count, last_at: at });
  }
  return [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}
