import type { Kysely, Selectable } from 'kysely';
import type { Schedule, ScheduleStore } from '../core/schedule/ports.ts';
import type { Place } from './placed.ts';
import { postValues } from './schedule-row.ts';
import type { Tables } from './schema.ts';

export function createSchedules(db: Kysely<Tables>): ScheduleStore {
  return {
    async get(place) {
      const row = await db
        .selectFrom('quiz_schedules')
        .selectAll()
        .where('platform', '=', place.platform)
        .where('workspace', '=', place.workspace)
        .where('channel', '=', place.channel)
        .executeTakeFirst();
      return row ? asSchedule(row) : null;
    },

    async save(schedule, today) {
      const { platform, workspace, channel } = schedule.place;
      const values = asValues(schedule);
      await db.transaction().execute(async (inside) => {
        await inside
          .insertInto('quiz_schedules')
          .values({ platform, workspace, channel, ...values })
          .onConflict((conflict) =>
            conflict.columns(['platform', 'workspace', 'channel']).doUpdateSet(values),
          )
          .execute();
        if (!today) return;
        await inside
          .updateTable('quiz_posts')
          .set({
            due_at: today.dueAt,
            ready_at: today.dueAt,
            expires_at: today.expiresAt,
            closes_at: today.closesAt,
          })
          .where('platform', '=', platform)
          .where('workspace', '=', workspace)
          .where('channel', '=', channel)
          .where('kind', '=', 'round')
          .where('date', '=', today.date)
          .where('state', '=', 'pending')
          .where('attempt', '=', 0)
          .execute();
      });
    },

    async remove({ platform, workspace, channel }) {
      return db.transaction().execute(async (inside) => {
        const { numDeletedRows } = await inside
          .deleteFrom('quiz_schedules')
          .where('platform', '=', platform)
          .where('workspace', '=', workspace)
          .where('channel', '=', channel)
          .executeTakeFirstOrThrow();
        await inside
          .deleteFrom('quiz_posts')
          .where('platform', '=', platform)
          .where('workspace', '=', workspace)
          .where('channel', '=', channel)
          .where('state', '=', 'pending')
          .where('attempt', '=', 0)
          .execute();
        return numDeletedRows > 0n;
      });
    },

    async due(now, limit) {
      const rows = await db
        .selectFrom('quiz_schedules')
        .selectAll()
        .where('next_at', '<=', now)
        .orderBy('next_at')
        .limit(limit)
        .execute();
      return rows.map(asSchedule);
    },

    async plan({ place, next: expected }, post, next) {
      if (!expected) return;
      await db.transaction().execute(async (inside) => {
        // Who moves the schedule on adds the post: not one that was stopped or moved meanwhile.
        const { numUpdatedRows } = await inside
          .updateTable('quiz_schedules')
          .set({ next_date: next?.date ?? null, next_at: next?.at ?? null, paused: null })
          .where('platform', '=', place.platform)
          .where('workspace', '=', place.workspace)
          .where('channel', '=', place.channel)
          .where('next_at', '=', expected.at)
          .where('next_date', '=', expected.date)
          .executeTakeFirstOrThrow();
        if (numUpdatedRows === 0n || !post) return;
        await inside
          .insertInto('quiz_posts')
          .values(postValues(post))
          .onConflict((conflict) =>
            conflict.columns(['platform', 'workspace', 'channel', 'kind', 'date']).doNothing(),
          )
          .execute();
      });
    },

    async refused({ platform, workspace, channel }, since) {
      await db
        .updateTable('quiz_schedules')
        .set({ refused_since: since })
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('channel', '=', channel)
        .execute();
    },
  };
}

function asValues(schedule: Schedule) {
  return {
    settings: schedule.settings,
    admin: schedule.admin,
    next_date: schedule.next?.date ?? null,
    next_at: schedule.next?.at ?? null,
    paused: schedule.paused,
    refused_since: schedule.refusedSince,
  };
}

function asSchedule(row: Selectable<Tables['quiz_schedules']>): Schedule {
  const place: Place = {
    platform: row.platform,
    workspace: row.workspace,
    channel: row.channel,
  };
  const { next_date: date, next_at: at } = row;
  return {
    place,
    settings: row.settings,
    admin: row.admin,
    next: date !== null && at !== null ? { date, at } : null,
    paused: row.paused,
    refusedSince: row.refused_since,
  };
}
