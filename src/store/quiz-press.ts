/** A press on a round: one statement decides whether it counts. */
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Pressed, Round, RoundStore } from '../core/quiz/ports.ts';
import type { Locks } from './locks.ts';
import type { Tables } from './schema.ts';

type Args = Parameters<RoundStore['press']>;

/**
 * The first press while the round is open. Holding the round's row makes a close wait for the press or the
 * press see the close, so that every answer that counts is in the close's tally.
 */
export async function press(
  db: Kysely<Tables>,
  locks: Locks,
  { id, place }: Args[0],
  person: Args[1],
  choice: Args[2],
  now: number,
): Promise<Pressed> {
  const { platform, workspace } = place;
  const mark = markOf(id, person.id);
  const { numInsertedOrUpdatedRows: inserted } = await db
    .insertInto('quiz_answers')
    .columns([
      'platform',
      'workspace',
      'channel',
      'round',
      'person',
      'name',
      'choice',
      'right',
      'at',
    ])
    .expression((eb) =>
      locks.holding(
        eb
          .selectFrom('quiz_rounds as r')
          .select([
            'r.platform',
            'r.workspace',
            'r.channel',
            'r.id',
            sql<string>`cast(${person.id} as text)`.as('person'),
            sql<string>`cast(${person.name} as text)`.as('name'),
            sql<number>`cast(${choice.index} as integer)`.as('choice'),
            sql<number>`cast(${Number(choice.right)} as integer)`.as('right'),
            sql<number>`cast(${now} as bigint)`.as('at'),
          ])
          .where('r.platform', '=', platform)
          .where('r.workspace', '=', workspace)
          .where('r.id', '=', id)
          .where('r.stage', '=', 'open')
          .where('r.closes_at', '>', now)
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('quiz_markers as m')
                  .select('m.mark')
                  .where('m.platform', '=', platform)
                  .where('m.workspace', '=', workspace)
                  .where('m.round', '=', id)
                  .where('m.mark', '=', mark),
              ),
            ),
          ),
      ),
    )
    .onConflict((conflict) =>
      conflict.columns(['platform', 'workspace', 'round', 'person']).doNothing(),
    )
    .executeTakeFirstOrThrow();
  return inserted === 1n ? { kind: 'counted' } : whyNot(db, { id, place }, person.id, mark);
}

async function whyNot(
  db: Kysely<Tables>,
  { id, place: { platform, workspace } }: Pick<Round, 'id' | 'place'>,
  person: string,
  mark: string,
): Promise<Pressed> {
  const answer = await db
    .selectFrom('quiz_answers')
    .select(['choice', 'at'])
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .where('round', '=', id)
    .where('person', '=', person)
    .executeTakeFirst();
  if (answer) return { kind: 'before', ...answer };
  const marker = await db
    .selectFrom('quiz_markers')
    .select('mark')
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .where('round', '=', id)
    .where('mark', '=', mark)
    .executeTakeFirst();
  if (marker) return { kind: 'forgotten' };
  const round = await db
    .selectFrom('quiz_rounds')
    .select('id')
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  return { kind: round ? 'late' : 'unknown' };
}

/** What stays of somebody whose data was deleted while the round was open. */
export function markOf(round: string, person: string): string {
  return createHash('sha256').update(`${round}\n${person}`).digest('hex');
}
