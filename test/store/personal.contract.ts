/** What is kept about a person is shown whole and deleted whole, whatever tables there are. */
import { beforeAll, expect, test } from 'vitest';
import type { Store } from '../../src/core/ports.ts';
import { whenForgotten } from '../../src/store/personal.ts';
import { type Anything, everyRow, type Row } from './every-table.ts';

const workspace = { platform: 'slack', workspace: 'T1' } as const;
const person = 'U-ANNA';
const name = 'Anna Arbeiter';

/** Columns that say who somebody is. */
const people: Readonly<Record<string, readonly string[]>> = {
  asks: ['person'],
  quiz_schedules: ['admin'],
  quiz_answers: ['person', 'name'],
  quiz_people: ['person'],
  quiz_cards: ['person'],
  tours: ['person'],
  tour_answers: ['person'],
  welcome_notes: ['person', 'name'],
};

/** Columns that say nothing about who somebody is. Before a new one is added here: can it hold a person? */
const others: Readonly<Record<string, string>> = {
  asks: 'id text service topic outcome right at',
  // The key is hashed.
  deliveries: 'key at',
  quiz_schedules: 'settings next_date next_at paused refused_since',
  quiz_posts:
    'id kind date due_at expires_at closes_at state ready_at attempt safe_attempt first_tried_at message_id reason missing notice_at',
  quiz_rounds:
    'id date question question_id topic dealt difficulty reveal closes_at posted message_id stage answers right shown_count counted_at shown_at',
  quiz_answers: 'round choice right at',
  // The mark is hashed.
  quiz_markers: 'round mark',
  quiz_people: 'opted_out',
  quiz_cards: 'question state due_at turn',
  quiz_disputes: 'id round question reason at',
  tours: 'home started_at finished_at',
  tour_answers: 'lesson choice right at',
  welcomes: 'greet announce since card_key card_id',
  welcome_notes: 'kind mark id state ready_at attempt safe_attempt tried_at at reason missing',
  backlog: 'id kind text topic service count first_at last_at closed',
  asked_topics: 'topic service count last_at',
  // The bot's own user and name.
  installations: 'enterprise org_wide bot_user bot token version at gone_at name',
  org_workspaces: 'organisation gone_at',
};

/** What the person is not shown of their own rows: how the program finds and sends them. */
const workings: Readonly<Record<string, string>> = {
  asks: 'id',
  quiz_schedules: 'settings next_date next_at paused refused_since',
  quiz_answers: 'round',
  // Always empty.
  quiz_people: 'channel',
  quiz_cards: 'channel',
  // Once there is a reason, there is no name any more.
  welcome_notes: 'mark id state ready_at attempt safe_attempt tried_at reason missing',
};

/** `raw` reads and writes the same database past the store. */
export function personalContract(
  open: () => Promise<{ readonly store: Store; readonly raw: Anything }>,
): void {
  let store: Store;
  let raw: Anything;
  let tables: ReadonlyMap<string, ReadonlyMap<string, string>>;
  const placed = ['platform', 'workspace', 'channel'];
  const wordsOf = (list: Readonly<Record<string, string>>, table: string) =>
    list[table]?.split(' ') ?? [];

  beforeAll(async () => {
    ({ store, raw } = await open());
    tables = new Map(
      (await raw.introspection.getTables()).map((table) => [
        table.name,
        new Map(table.columns.map((column) => [column.name, column.dataType.toLowerCase()])),
      ]),
    );
  });

  /** A row in every table, with this person wherever there is room for one. */
  const fill = async (who: string, called: string) => {
    const tag = who.replace('U-', '');
    const real: Row = { person: who, admin: who, round: `${tag} round` };
    const open: Row = { id: `${tag} round`, stage: 'open', reveal: 'at-once' };
    for (const [table, columns] of tables) {
      const row: Row = {};
      for (const [column, type] of columns) {
        row[column] = type === 'text' ? `${tag} ${table} ${column}` : figure();
      }
      const known = Object.entries(real).filter(([column]) => columns.has(column));
      if (people[table]?.includes('name')) known.push(['name', called]);
      const given = table === 'quiz_rounds' ? open : {};
      // Of these a workspace has one row.
      const single = ['installations', 'org_workspaces'].includes(table);
      const where = single ? { ...workspace, workspace: tag } : workspace;
      await raw
        .insertInto(table)
        .values({ ...row, ...Object.fromEntries(known), ...given, ...where })
        .execute();
    }
  };
  let figures = 1_000_000_000;
  const figure = () => ++figures;
  const dump = () => everyRow(raw);

  test('every table says what becomes of a person’s rows in it', () => {
    expect([...tables.keys()].sort()).toEqual(Object.keys(whenForgotten).sort());
    const withPeople = Object.entries(whenForgotten).flatMap(([table, fate]) =>
      fate === 'nobody' ? [] : [table],
    );
    expect(withPeople.sort()).toEqual(Object.keys(people).sort());
  });

  test('every column is known to hold a person or not to', () => {
    for (const [table, columns] of tables) {
      const known = [...placed, ...(people[table] ?? []), ...wordsOf(others, table)];
      expect([...columns.keys()].sort(), table).toEqual(known.sort());
    }
  });

  test('the export has every row and every column about the person, and of nobody else', async () => {
    await fill(person, name);
    await fill('U-BEN', 'Ben Becker');
    const kept = JSON.stringify(await store.personal.kept(person, workspace));
    for (const table of Object.keys(people)) {
      const rows = await raw.selectFrom(table).selectAll().execute();
      const mine = rows.find((row) => Object.values(row).includes(person));
      expect(mine, table).toBeDefined();
      for (const [column, value] of Object.entries(mine ?? {})) {
        const left = ['platform', 'workspace', ...wordsOf(workings, table)];
        if (left.includes(column) || value === person) continue;
        if (['right', 'opted_out'].includes(column)) continue;
        expect(kept, `${table}.${column}`).toContain(JSON.stringify(value));
      }
    }
    expect(kept).not.toMatch(/BEN|Ben/);
    const elsewhere = { ...workspace, workspace: 'T2' };
    expect(await store.personal.kept(person, elsewhere)).toEqual([]);
  });

  test('forgetting leaves nothing of the person in any column, and everybody else as they were', async () => {
    const before = await dump();
    await store.personal.forget(person, { ...workspace, workspace: 'T2' });
    expect(await dump()).toEqual(before);
    await store.personal.forget(person, workspace);
    const after = await dump();
    expect(JSON.stringify(after)).not.toContain(person);
    expect(JSON.stringify(after)).not.toContain(name);
    expect(await store.personal.kept(person, workspace)).toEqual([]);
    for (const [table, rows] of Object.entries(after)) {
      const others = (all: readonly Row[] | undefined) =>
        all?.filter((row) => JSON.stringify(row).includes('BEN'));
      expect(others(rows), table).toEqual(others(before[table]));
    }
  });

  test('the mark that says "has answered" goes when its round closes', async () => {
    const marks = async () => (await dump()).quiz_markers ?? [];
    const hashes = (await marks()).filter(({ mark }) => /^[0-9a-f]{64}$/.test(String(mark)));
    expect(hashes).toHaveLength(1);
    expect(hashes).toMatchObject([{ round: 'ANNA round' }]);
    await store.quiz.rounds.close(4_000_000_000_000);
    expect(await marks()).toEqual([]);
  });
}
