import type { Kysely } from 'kysely';
import type { DeliveryStore } from '../core/ports.ts';
import type { Tables } from './schema.ts';

export function createDeliveries(db: Kysely<Tables>): DeliveryStore {
  return {
    async claim(key, { platform, workspace, channel }, at) {
      const { numInsertedOrUpdatedRows: inserted } = await db
        .insertInto('deliveries')
        .values({ platform, workspace, channel, key, at })
        .onConflict((conflict) => conflict.columns(['platform', 'workspace', 'key']).doNothing())
        .executeTakeFirstOrThrow();
      return inserted === 1n;
    },

    async forgetBefore(before) {
      const { numDeletedRows } = await db
        .deleteFrom('deliveries')
        .where('at', '<', before)
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}
