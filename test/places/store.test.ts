import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../src/core/ports.ts';
import { anAsk } from '../an-ask.ts';
import { aPost, aRound, aSchedule, hour } from '../store/a-round.ts';
import { crossings } from './inspect.ts';
import { day, here, now, secret, type TwoPlaces, there, twoPlaces } from './two-places.ts';

/** Every method of the store, called for the one place. */
const repertoire: Readonly<Record<string, (store: Store) => Promise<unknown>>> = {
  'asks.add': ({ asks }) => asks.add(anAsk('another', { place: here })),
  'asks.get': ({ asks }) => asks.get('ask', here),
  'asks.judge': ({ asks }) => asks.judge('ask', here, true),
  'asks.latest': ({ asks }) => asks.latest('U1', here, 99),
  'deliveries.claim': ({ deliveries }) => deliveries.claim('delivery', here, now),
  'quiz.schedules.get': ({ quiz }) => quiz.schedules.get(here),
  'quiz.schedules.save': ({ quiz }) =>
    quiz.schedules.save(aSchedule({ place: here }), {
      date: day,
      dueAt: now,
      expiresAt: now,
      closesAt: now,
    }),
  'quiz.schedules.remove': ({ quiz }) => quiz.schedules.remove(here),
  'quiz.schedules.plan': ({ quiz }) =>
    quiz.schedules.plan(aSchedule({ place: here }), aPost('planned', { place: here }), null),
  'quiz.schedules.refused': ({ quiz }) => quiz.schedules.refused(here, now),
  'quiz.posts.add': ({ quiz }) =>
    quiz.posts.add(aPost('added', { place: here, date: '2026-02-01' })),
  'quiz.posts.get': ({ quiz }) => quiz.posts.get(here, 'round', day),
  'quiz.posts.find': ({ quiz }) => quiz.posts.find('post', here),
  'quiz.posts.mark': ({ quiz }) =>
    quiz.posts.mark({ id: 'post', place: here, attempt: 1 }, { kind: 'unsure' }),
  'quiz.posts.again': ({ quiz }) => quiz.posts.again('post', here, now),
  'quiz.posts.troubles': ({ quiz }) => quiz.posts.troubles(here, 99),
  'quiz.posts.noticed': ({ quiz }) => quiz.posts.noticed({ id: 'post', place: here }),
  'quiz.rounds.open': ({ quiz }) => quiz.rounds.open(aRound('post', { place: here })),
  'quiz.rounds.get': ({ quiz }) => quiz.rounds.get('open', here),
  'quiz.rounds.history': ({ quiz }) => quiz.rounds.history(here),
  'quiz.rounds.latest': ({ quiz }) => quiz.rounds.latest(here, null),
  'quiz.rounds.since': ({ quiz }) => quiz.rounds.since(here, '2000-01-01'),
  'quiz.rounds.press': ({ quiz }) =>
    quiz.rounds.press(
      { id: 'open', place: here },
      { id: 'U3', name: 'c' },
      { index: 1, right: true },
      now,
    ),
  'quiz.rounds.tally': ({ quiz }) => quiz.rounds.tally({ id: 'open', place: here }, 99),
  'quiz.rounds.claimCount': ({ quiz }) =>
    quiz.rounds.claimCount({ id: 'open', place: here }, now, now),
  'quiz.rounds.shown': ({ quiz }) => quiz.rounds.shown({ id: 'open', place: here }, now),
  'quiz.rounds.unshown': ({ quiz }) => quiz.rounds.unshown({ id: 'open', place: here }),
  'quiz.scores.days': ({ quiz }) => quiz.scores.days(here, 'U1'),
  'quiz.scores.channels': ({ quiz }) => quiz.scores.channels(here, 'U1', 99),
  'quiz.scores.board': ({ quiz }) => quiz.scores.board(here, null, 99),
  'quiz.scores.unknownAsks': ({ quiz }) => quiz.scores.unknownAsks(here, 0),
  'quiz.people.optOut': ({ quiz }) => quiz.people.optOut('U2', here, false),
  'quiz.people.isOut': ({ quiz }) => quiz.people.isOut('U2', here),
  'quiz.practice.misses': ({ quiz }) => quiz.practice.misses('U1', here),
  'quiz.practice.cards': ({ quiz }) => quiz.practice.cards('U1', here),
  'quiz.practice.save': ({ quiz }) =>
    quiz.practice.save('U1', here, { question: 'q', state: 's', dueAt: now, turn: 2 }),
  'quiz.disputes.add': ({ quiz }) =>
    quiz.disputes.add({ id: 'e', place: here, round: 'open', question: 'q', reason: 'r', at: now }),
  'quiz.disputes.latest': ({ quiz }) => quiz.disputes.latest(here, 99),
  'quiz.disputes.settle': ({ quiz }) => quiz.disputes.settle('q', here),
  'tour.start': ({ tour }) => tour.start('U2', here, now),
  'tour.point': ({ tour }) => tour.point('U1', here, here, now),
  'tour.home': ({ tour }) => tour.home('U1', here),
  'tour.answers': ({ tour }) => tour.answers('U1', here),
  'tour.answer': ({ tour }) =>
    tour.answer('U1', here, { lesson: 'l', choice: 0, right: true }, now),
  'tour.finish': ({ tour }) => tour.finish('U1', here, now),
  'tour.counts': ({ tour }) => tour.counts(here),
  'welcome.get': ({ welcome }) => welcome.get(here),
  'welcome.inWorkspace': ({ welcome }) => welcome.inWorkspace(here),
  'welcome.save': ({ welcome }) =>
    welcome.save({
      place: here,
      greet: 'line',
      announce: false,
      since: now,
      card: { key: 'k', id: null },
    }),
  'welcome.remove': ({ welcome }) => welcome.remove(here),
  'welcome.notes.add': ({ welcome }) =>
    welcome.notes.add({
      id: 'another',
      place: here,
      kind: 'finish',
      person: { id: 'U1', name: 'n' },
      at: now,
    }),
  'welcome.notes.mark': ({ welcome }) =>
    welcome.notes.mark({ id: 'note', place: here, attempt: 0 }, { state: 'dropped' }),
  'welcome.notes.counts': ({ welcome }) => welcome.notes.counts(here),
  'welcome.notes.troubles': ({ welcome }) => welcome.notes.troubles(here, 99),
  'backlog.note': ({ backlog }) =>
    backlog.note({ kind: 'unknown', text: 'x', topic: null, service: null }, 'n', here, now),
  'backlog.top': ({ backlog }) => backlog.top(here, 99),
  'backlog.get': ({ backlog }) => backlog.get('entry', here),
  'backlog.close': ({ backlog }) => backlog.close('entry', here),
  'asked.count': ({ asked }) => asked.count([{ topic: 't', service: null }], here, now),
  'asked.top': ({ asked }) => asked.top(here, 99),
  'personal.kept': ({ personal }) => personal.kept('U1', here),
  'personal.forget': ({ personal }) => personal.forget('U1', here),
  'installations.get': ({ installations }) => installations.get('slack', here.workspace),
  'installations.save': ({ installations }) =>
    installations.save(
      {
        platform: 'slack',
        id: here.workspace,
        enterprise: null,
        orgWide: false,
        user: 'U',
        name: 'n',
        bot: null,
        token: 't',
      },
      now,
    ),
  'installations.belongs': ({ installations }) =>
    installations.belongs('slack', here.workspace, 'E1'),
  'installations.organisationOf': ({ installations }) =>
    installations.organisationOf('slack', here.workspace),
  'installations.remove': async ({ installations }) => {
    const found = await installations.get('slack', here.workspace);
    return found && installations.remove(found, now);
  },
  'installations.leave': ({ installations }) =>
    installations.leave('slack', here.workspace, 'E1', now),
};

/** Methods that are about every workspace at once; each row that they give says to which it belongs. */
const aboutAll: Readonly<Record<string, string>> = {
  'quiz.schedules.due': 'the ticker plans for all; each schedule carries its place',
  'quiz.posts.claim': 'the ticker posts for all; each post carries its place',
  'quiz.posts.claimNotices': 'the ticker tells all admins; each post carries its place',
  'quiz.posts.overdue': 'a number for the metrics, of no one',
  'quiz.rounds.close': 'the clock closes rounds wherever they are',
  'quiz.rounds.claimClosed': 'the ticker shows closes for all; each round carries its place',
  'welcome.notes.claim': 'the ticker greets for all; each note carries its place',
  'aging.forgetBefore': 'what is too old goes wherever it is',
  'installations.all': 'their tokens are looked after together; each carries its workspace',
  'installations.forgetBefore': 'deletes, one by one, only workspaces that were left',
  stand: 'is about processes, and reads no table',
  ready: 'asks nothing but whether it can be asked',
};

/** An organisation that leaves takes along the workspaces that it served, and no others: known by its own id. */
const byOrganisation = /^org_workspaces: of any workspace in update .*"organisation" = \?/;

/** The dotted names of all methods. */
function methodsOf(store: object, under = ''): readonly string[] {
  return Object.entries(store).flatMap(([name, value]) =>
    typeof value === 'function' ? [under + name] : methodsOf(value, `${under}${name}.`),
  );
}

let places: TwoPlaces;
beforeAll(async () => {
  places = await twoPlaces();
});
afterAll(() => places.close());

test('every method of the store is called here, or about all workspaces for a reason', () => {
  const known = [...Object.keys(repertoire), ...Object.keys(aboutAll), 'close'];
  expect([...new Set(known)].sort()).toEqual([...methodsOf(places.store)].sort());
});

test('the other place has something in every table', () => {
  for (const [table, rows] of Object.entries(places.rowsThere())) {
    expect(rows.length, table).toBeGreaterThan(0);
  }
});

/** What is wrong with one method: queries that leave the place, rows read or changed elsewhere. */
async function faultsOf(on: TwoPlaces, call: (store: Store) => Promise<unknown>) {
  const before = on.rowsThere();
  const faults: string[] = [];
  let asked = 0;
  on.onQuery((query) => {
    asked += 1;
    const found = crossings(query.query, here).map((fault) => `${fault} in ${query.sql}`);
    faults.push(...found.filter((fault) => !byOrganisation.test(fault)));
  });
  const result = await call(on.store);
  on.onQuery(() => {});
  const said = JSON.stringify(result, (_, value) => (value instanceof Map ? [...value] : value));
  if (said?.includes(secret)) faults.push('gives what is of there');
  if (JSON.stringify(on.rowsThere()) !== JSON.stringify(before)) faults.push('changes rows there');
  return { faults, asked };
}

describe('no query crosses from one workspace to another', () => {
  test.each(Object.entries(repertoire))('%s', async (_, call) => {
    const { faults, asked } = await faultsOf(places, call);
    expect(faults).toEqual([]);
    expect(asked).toBeGreaterThan(0);
  });
});

describe('what is about all workspaces gives each its own', () => {
  test('claims and dues', async () => {
    const fresh = await twoPlaces();
    const { quiz, welcome } = fresh.store;
    const late = now + 48 * hour;
    await quiz.rounds.close(late);
    const rows = [
      ...(await quiz.schedules.due(late, 99)),
      ...(await quiz.rounds.claimClosed(['slack'], late, late, 99)),
      ...(await welcome.notes.claim('slack', late, late, 99)),
    ];
    await fresh.close();
    expect(new Set(rows.map(({ place }) => place.workspace)).size).toBe(2);
    for (const row of rows) {
      expect(JSON.stringify(row).includes(secret), JSON.stringify(row)).toBe(
        row.place.workspace === there.workspace,
      );
    }
  });
});

describe('a planted crossing is found', () => {
  test.each<
    [
      string,
      (store: Store, db: Parameters<Parameters<typeof twoPlaces>[0] & object>[1]) => Store,
      keyof typeof repertoire,
      RegExp,
    ]
  >([
    [
      'a query without the workspace',
      (store, db) => ({
        ...store,
        asks: {
          ...store.asks,
          get: async (id) => {
            await db.selectFrom('asks').selectAll().where('id', '=', id).execute();
            return null;
          },
        },
      }),
      'asks.get',
      /^asks: of any (platform|workspace) in select/,
    ],
    [
      'a join that forgets the workspace',
      (store, db) => ({
        ...store,
        asks: {
          ...store.asks,
          get: async (id, { platform, workspace }) => {
            await db
              .selectFrom('asks')
              .innerJoin('quiz_answers as a', (join) =>
                join
                  .onRef('a.person', '=', 'asks.person')
                  .onRef('a.platform', '=', 'asks.platform'),
              )
              .select('a.name')
              .where('asks.platform', '=', platform)
              .where('asks.workspace', '=', workspace)
              .where('asks.id', '=', id)
              .execute();
            return null;
          },
        },
      }),
      'asks.get',
      /^a: of any workspace in/,
    ],
    [
      'another query inside one',
      (store, db) => ({
        ...store,
        asks: {
          ...store.asks,
          get: async (_, { platform, workspace }) => {
            await db
              .selectFrom('asks')
              .select('id')
              .where('platform', '=', platform)
              .where('workspace', '=', workspace)
              .where(({ exists, selectFrom }) =>
                exists(selectFrom('quiz_people').select('person').where('opted_out', '=', 1)),
              )
              .execute();
            return null;
          },
        },
      }),
      'asks.get',
      /^quiz_people: of any platform in/,
    ],
    [
      'a condition that only may hold',
      (store, db) => ({
        ...store,
        asks: {
          ...store.asks,
          get: async (id, { platform, workspace }) => {
            await db
              .selectFrom('asks')
              .select('id')
              .where('platform', '=', platform)
              .where((eb) => eb.or([eb('workspace', '=', workspace), eb('id', '=', id)]))
              .execute();
            return null;
          },
        },
      }),
      'asks.get',
      /^asks: of any workspace in/,
    ],
    [
      'a change of another workspace',
      (store, db) => ({
        ...store,
        asks: {
          ...store.asks,
          judge: async () => {
            await db
              .updateTable('asks')
              .set({ right: 1 })
              .where('platform', '=', 'slack')
              .where('workspace', '=', there.workspace)
              .execute();
            return true;
          },
        },
      }),
      'asks.judge',
      /changes rows there/,
    ],
    [
      'SQL that nobody can read',
      (store, db) => ({
        ...store,
        asks: {
          ...store.asks,
          get: async () => {
            await sql`select * from asks`.execute(db);
            return null;
          },
        },
      }),
      'asks.get',
      /^a RawNode, which nobody can read/,
    ],
  ])('%s', async (_, plant, method, fault) => {
    const planted = await twoPlaces(plant);
    const call = repertoire[method];
    if (!call) throw new Error('no such method');
    const { faults } = await faultsOf(planted, call);
    await planted.close();
    expect(faults).toContainEqual(expect.stringMatching(fault));
  });
});
