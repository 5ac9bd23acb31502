import type { Migration } from 'kysely/migration';

/** Why a greeting didn't come, for who set it up: never for whom it was. */
export const welcomeTroubles: Migration = {
  async up(db) {
    for (const column of ['reason', 'missing']) {
      await db.schema.alterTable('welcome_notes').addColumn(column, 'text').execute();
    }
  },
};
