import type { Kysely, Selectable } from 'kysely';
import type { Welcome, WelcomeStore } from '../core/welcome/ports.ts';
import type { Locks } from './locks.ts';
import type { Tables } from './schema.ts';
import { createNotes } from './welcome-notes.ts';

export function createWelcome(db: Kysely<Tables>, locks: Locks): WelcomeStore {
  return {
    notes: createNotes(db, locks),

    async get({ platform, workspace, channel }) {
      const row = await db
        .selectFrom('welcomes')
        .selectAll()
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('channel', '=', channel)
        .executeTakeFirst();
      return row ? asWelcome(row) : null;
    },

    async inWorkspace({ platform, workspace }) {
      const rows = await db
        .selectFrom('welcomes')
        .selectAll()
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .orderBy('since')
        .orderBy('channel')
        .execute();
      return rows.map(asWelcome);
    },

    async save({ place, greet, announce, since, card }) {
      const { platform, workspace, channel } = place;
      const values = {
        greet,
        announce: Number(announce),
        since,
        card_key: card.key,
        card_id: card.id,
      };
      await db
        .insertInto('welcomes')
        .values({ platform, workspace, channel, ...values })
        .onConflict((conflict) =>
          conflict.columns(['platform', 'workspace', 'channel']).doUpdateSet(values),
        )
        .execute();
    },

    async remove({ platform, workspace, channel }) {
      const row = await db
        .deleteFrom('welcomes')
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('channel', '=', channel)
        .returningAll()
        .executeTakeFirst();
      return row ? asWelcome(row) : null;
    },
  };
}

function asWelcome(row: Selectable<Tables['welcomes']>): Welcome {
  const { platform, workspace, channel, greet, announce, since, card_key, card_id } = row;
  return {
    place: { platform, workspace, channel },
    greet,
    announce: announce === 1,
    since,
    card: { key: card_key, id: card_id },
  };
}
