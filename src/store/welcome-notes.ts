/** What goes out to a person once, ever: written down once, claimed by one process at a time. */
import { createHash } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { NewNote, Note, NoteMark, NoteStore } from '../core/welcome/ports.ts';
import type { Locks } from './locks.ts';
import type { Tables } from './schema.ts';

export function createNotes(db: Kysely<Tables>, locks: Locks): NoteStore {
  return {
    async add(note) {
      const { numInsertedOrUpdatedRows: inserted } = await db
        .insertInto('welcome_notes')
        .values({
          ...note.place,
          kind: note.kind,
          mark: markOf(note),
          id: note.id,
          person: note.person.id,
          name: note.person.name,
          state: 'waiting',
          ready_at: note.at,
          attempt: 0,
          safe_attempt: 0,
          tried_at: 0,
          at: note.at,
        })
        .onConflict((conflict) =>
          conflict.columns(['platform', 'workspace', 'channel', 'kind', 'mark']).doNothing(),
        )
        .executeTakeFirstOrThrow();
      return inserted === 1n;
    },

    async claim(platform, now, leaseUntil, limit) {
      const rows = await db
        .updateTable('welcome_notes')
        .set((eb) => ({
          state: 'sending',
          attempt: eb('attempt', '+', 1),
          ready_at: leaseUntil,
          tried_at: eb.case().when('tried_at', '=', 0).then(now).else(eb.ref('tried_at')).end(),
        }))
        .where((eb) =>
          eb(
            eb.refTuple('platform', 'workspace', 'id'),
            'in',
            locks
              .skipping(
                eb
                  .selectFrom('welcome_notes')
                  .select(['platform', 'workspace', 'id'])
                  .where('platform', '=', platform)
                  .where('state', 'in', ['waiting', 'sending'])
                  .where('ready_at', '<=', now)
                  .orderBy('ready_at')
                  .limit(limit),
              )
              .$asTuple('platform', 'workspace', 'id'),
          ),
        )
        .returningAll()
        .execute();
      return rows.map(asNote);
    },

    async mark({ id, place, attempt }, mark) {
      const { platform, workspace } = place;
      const { numUpdatedRows: updated } = await db
        .updateTable('welcome_notes')
        .set(marked(mark, attempt))
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .where('state', '=', 'sending')
        .where('attempt', '=', attempt)
        .executeTakeFirstOrThrow();
      return updated === 1n;
    },

    async counts({ platform, workspace, channel }) {
      const rows = await db
        .selectFrom('welcome_notes')
        .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('channel', '=', channel)
        .where('kind', '=', 'greeting')
        .groupBy('state')
        .execute();
      const of = (state: string) => Number(rows.find((row) => row.state === state)?.count ?? 0);
      return {
        sent: of('sent'),
        waiting: of('waiting') + of('sending'),
        refused: of('refused'),
        unsure: of('unsure'),
      };
    },

    async troubles({ platform, workspace, channel }, limit) {
      const rows = await db
        .selectFrom('welcome_notes')
        .select(({ fn }) => [
          'reason',
          'missing',
          fn.countAll<number>().as('count'),
          fn.max<number>('at').as('last_at'),
        ])
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('channel', '=', channel)
        .where('kind', '=', 'greeting')
        .where((eb) => eb.or([eb('reason', 'is not', null), eb('state', '=', 'unsure')]))
        .groupBy(['reason', 'missing'])
        .orderBy('last_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ reason, missing, count, last_at }) => ({
        reason,
        missing: missing === null ? [] : missing.split(','),
        count: Number(count),
        lastAt: Number(last_at),
      }));
    },
  };
}

function marked(mark: NoteMark, attempt: number) {
  if (mark.state !== 'waiting') {
    const why =
      'reason' in mark ? { reason: mark.reason, missing: mark.missing.join(',') || null } : {};
    return { state: mark.state, person: null, name: null, ...why };
  }
  const { state, readyAt, safe } = mark;
  return {
    state,
    ready_at: readyAt,
    ...(safe ? { safe_attempt: attempt, tried_at: 0 } : {}),
  };
}

/** The same for a person, a channel and a kind, for good. */
function markOf({ place, kind, person }: NewNote): string {
  const { platform, workspace, channel } = place;
  const whole = [platform, workspace, channel, kind, person.id].join('\n');
  return createHash('sha256').update(whole).digest('hex');
}

function asNote(row: Selectable<Tables['welcome_notes']>): Note {
  const { platform, workspace, channel, id, kind, at, attempt } = row;
  return {
    id,
    place: { platform, workspace, channel },
    kind,
    // Only what isn't settled is claimed, and that still has both.
    person: { id: row.person ?? '', name: row.name ?? '' },
    at,
    attempt,
    safeAttempt: row.safe_attempt,
    triedAt: row.tried_at,
  };
}
