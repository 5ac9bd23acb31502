/** One database with two workspaces in it, in which everything has the same ids, and every row of one is marked. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { type CompiledQuery, Kysely } from 'kysely';
import type { Store } from '../../src/core/ports.ts';
import { sqliteLocks } from '../../src/store/locks.ts';
import { migrate } from '../../src/store/migrations.ts';
import type { Tables } from '../../src/store/schema.ts';
import { createSeal } from '../../src/store/seal.ts';
import { openSqlite, sqliteDialect } from '../../src/store/sqlite.ts';
import { storeOn } from '../../src/store/store.ts';
import { anAsk } from '../an-ask.ts';
import { aPost, aRound, aSchedule, hour } from '../store/a-round.ts';

export const here = { platform: 'slack', workspace: 'T0HERE', channel: 'C1' } as const;
export const there = { ...here, workspace: 'T0THERE' } as const;
/** Stands in every text of the other place. */
export const secret = 'SECRET-OF-THERE';
export const day = '2026-01-14';
export const now = Date.UTC(2026, 0, 15, 9);

export interface TwoPlaces {
  readonly store: Store;
  /** Every query from now on. */
  onQuery(hear: (query: CompiledQuery) => void): void;
  /** Every row of the other place, by table. */
  rowsThere(): Readonly<Record<string, readonly unknown[]>>;
  close(): Promise<void>;
}

/** `change` wraps the database, to plant a fault. */
export async function twoPlaces(
  change: (store: Store, db: Kysely<Tables>) => Store = (store) => store,
): Promise<TwoPlaces> {
  const dataDir = mkdtempSync(join(tmpdir(), 'whoowns-places-'));
  const file: DatabaseSync = await openSqlite(dataDir);
  let hear: (query: CompiledQuery) => void = () => {};
  const db = new Kysely<Tables>({
    dialect: sqliteDialect(file, dataDir),
    log: (event) => hear(event.query),
  });
  await migrate(db);
  const seal = createSeal([{ id: 'k1', key: new Uint8Array(32).fill(1) }]);
  const store = change(storeOn(db, sqliteLocks, seal), db);
  await furnish(store, here, 'of here');
  await furnish(store, there, secret);
  const tables = file
    .prepare("select name from sqlite_master where type = 'table' and sql like '%workspace%'")
    .all()
    .map(({ name }) => String(name));
  return {
    store,
    onQuery(to) {
      hear = to;
    },
    rowsThere: () =>
      Object.fromEntries(
        tables.map((table) => [
          table,
          file.prepare(`select * from ${table} where workspace = ?`).all(there.workspace),
        ]),
      ),
    async close() {
      await db.destroy();
      rmSync(dataDir, { recursive: true });
    },
  };
}

type Place = typeof here | typeof there;

/** A row in every table, with the same ids wherever it is. */
async function furnish(store: Store, place: Place, mark: string): Promise<void> {
  const { quiz, tour, welcome, backlog, asked, installations } = store;
  await store.asks.add(anAsk('ask', { place, text: mark, outcome: 'unknown', at: now - hour }));
  await store.deliveries.claim('delivery', place, now);
  await quiz.schedules.save(
    aSchedule({ place, settings: mark, next: { date: '2026-01-16', at: now + 24 * hour } }),
    null,
  );
  for (const [id, date] of [
    ['post', day],
    ['open', '2026-01-15'],
  ] as const) {
    const times = { date, dueAt: now - hour, closesAt: now + hour, expiresAt: now + hour };
    await quiz.posts.add(aPost(id, { place, ...times }));
    await quiz.rounds.open(aRound(id, { place, date, question: mark, closesAt: now + hour }));
  }
  for (const post of await quiz.posts.claim(['slack'], now, now + hour, 9)) {
    await quiz.posts.mark(post, { kind: 'sent', messageId: 'm' });
  }
  await quiz.rounds.press(
    { id: 'open', place },
    { id: 'U1', name: mark },
    { index: 0, right: false },
    now,
  );
  await quiz.rounds.press(
    { id: 'open', place },
    { id: 'U9', name: mark },
    { index: 0, right: true },
    now,
  );
  await quiz.people.optOut('U2', place, true);
  await quiz.practice.save('U1', place, { question: 'q', state: mark, dueAt: now, turn: 1 });
  await quiz.disputes.add({ id: 'd', place, round: 'open', question: 'q', reason: mark, at: now });
  await tour.start('U1', place, now);
  await tour.answer('U1', place, { lesson: mark, choice: 0, right: true }, now);
  await welcome.save({
    place,
    greet: 'direct',
    announce: true,
    since: now,
    card: { key: mark, id: 'm' },
  });
  await welcome.notes.add({
    id: 'note',
    place,
    kind: 'greeting',
    person: { id: 'U1', name: mark },
    // Not due yet: who comes sets going what is due anywhere.
    at: now + hour,
  });
  await backlog.note(
    { kind: 'unknown', text: mark, topic: null, service: null },
    'entry',
    place,
    now,
  );
  await asked.count([{ topic: mark, service: null }], place, now);
  await installations.save(
    {
      platform: 'slack',
      id: place.workspace,
      enterprise: null,
      orgWide: false,
      user: 'U0BOT',
      name: mark,
      bot: null,
      token: mark,
    },
    now,
  );
  await installations.belongs('slack', place.workspace, mark);
  // A mark is all that stays of an answer to an open round.
  await store.personal.forget('U9', place);
}
