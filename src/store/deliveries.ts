import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { DeliveryStore } from '../core/ports.ts';
import type { Tables } from './schema.ts';

export function createDeliveries(db: Kysely<Tables>): DeliveryStore {
  return {
    async claim(key, { platform, workspace, channel }, at) {
      const { numInsertedOrUpdatedRows: inserted } = await db
        .insertInto('deliveries')
        .values({ platform, workspace, channel, key: unreadable(key), at })
        .onConflict((conflict) => conflict.columns(['platform', 'workspace', 'key']).doNothing())
        .executeTakeFirstOrThrow();
      return inserted === 1n;
    },
  };
}

/** A key may name the person; all that matters is whether it is the same. */
function unreadable(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
