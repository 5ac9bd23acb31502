import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Action, ActionKind } from '../../src/core/action.ts';
import { commands } from '../../src/core/command.ts';
import type { Chat } from '../../src/core/ports.ts';
import type { Place, Request } from '../../src/core/request.ts';
import { type ABot, aBot } from '../a-bot.ts';
import { replyOf } from '../requests.ts';
import { here, now, secret, type TwoPlaces, there, twoPlaces } from './two-places.ts';

let places: TwoPlaces;
let parts: ABot;
/** Everything that was posted or asked on the platform. */
let calls: { readonly place: Place; readonly said: string }[];
beforeEach(async () => {
  calls = [];
  places = await twoPlaces();
  // Only in the one workspace is the person an admin, by the configuration.
  const admins = new Set([`slack:${here.workspace}/U1`]);
  parts = await aBot({ store: places.store, chat: () => chat, admins });
});
afterEach(async () => {
  await parts.close();
  await places.close();
});

const heard = (place: Place, what: unknown = null) => {
  calls.push({ place, said: JSON.stringify(what) });
};
const sent = (place: Place, what: unknown) => {
  heard(place, what);
  return { kind: 'sent', id: 'm' } as const;
};
const chat: Chat = {
  keyHoldsMs: 0,
  greetings: { most: 10, windowMs: 5_000 },
  post: async (place, message) => sent(place, message),
  edit: async (place, _, message) => sent(place, message),
  direct: async (place, _, message) => sent(place, message),
  whisper: async (place, _, message) => sent(place, message),
  async find(place) {
    heard(place);
    return { kind: 'absent' };
  },
  async isBot(place) {
    heard(place);
    return false;
  },
  unheard: () => null,
  async about(place) {
    heard(place);
    return { admin: null, zone: null };
  },
  async missing(place) {
    heard(place);
    return [];
  },
};

let deliveries = 0;
const common = () => {
  deliveries += 1;
  const person = { id: 'U1', name: 'Ana', admin: null, zone: 'UTC' } as const;
  return {
    delivery: `d${deliveries}`,
    place: here,
    person,
    outside: false,
    direct: false,
  };
};

const at = { workspace: here.workspace, channel: here.channel };
/** Every button, with ids that are in both places. */
const actions: { readonly [K in ActionKind]: Extract<Action, { kind: K }> } = {
  service: { kind: 'service', ask: 'ask', service: 'rds' },
  compare: { kind: 'compare', ask: 'ask' },
  analogy: { kind: 'analogy', ask: 'ask' },
  card: { kind: 'card', ask: 'ask' },
  share: { kind: 'share', ask: 'ask' },
  right: { kind: 'right', ask: 'ask' },
  wrong: { kind: 'wrong', ask: 'ask' },
  meant: { kind: 'meant', ask: 'ask', topic: 'os-patching', service: '' },
  topic: { kind: 'topic', topic: 'os-patching', service: '' },
  'topic-in': { kind: 'topic-in', topic: 'os-patching', service: '', environment: 'prod' },
  example: { kind: 'example', index: '0' },
  search: { kind: 'search' },
  'search-form': { kind: 'search-form' },
  help: { kind: 'help' },
  'quiz-answer': { kind: 'quiz-answer', round: 'open', choice: '0' },
  'quiz-dispute': { kind: 'quiz-dispute', round: 'open' },
  'quiz-setup': { kind: 'quiz-setup', channel: here.channel },
  'quiz-card': { kind: 'quiz-card', question: 'q', turn: '1', choice: '0' },
  'quiz-practice': { kind: 'quiz-practice' },
  'quiz-board': { kind: 'quiz-board', span: 'all' },
  'quiz-forget': { kind: 'quiz-forget' },
  'quiz-export': { kind: 'quiz-export', page: '0' },
  'quiz-again': { kind: 'quiz-again', workspace: here.workspace, post: 'post' },
  tour: { kind: 'tour', ...at },
  'tour-answer': { kind: 'tour-answer', ...at, lesson: 'of-and-in', choice: '0' },
  'tour-read': { kind: 'tour-read', ...at, lesson: 'of-and-in' },
  backlog: { kind: 'backlog' },
  'backlog-entry': { kind: 'backlog-entry', entry: 'entry' },
  'backlog-close': { kind: 'backlog-close', entry: 'entry' },
  'backlog-alias': { kind: 'backlog-alias', entry: 'entry' },
  'backlog-topic': { kind: 'backlog-topic', entry: 'entry' },
};

const options = {
  question: 'who patches rds',
  time: '10:00',
  zone: 'UTC',
  channel: here.channel,
  until: '2026-02-02',
};
const requests: readonly (readonly [string, () => Request])[] = [
  ...commands.flatMap(({ name: command, subcommands }) =>
    [[], ...subcommands.map(({ path }) => path)].map((path) => {
      const named = `/${[command, ...path].join(' ')}`;
      const make = (): Request => ({ ...common(), kind: 'command', command, path, options });
      return [named, make] as const;
    }),
  ),
  ...Object.values(actions).flatMap((action) => [
    [
      `a press on ${action.kind}`,
      (): Request => ({ ...common(), kind: 'press', action, value: 'mfa', own: true }),
    ] as const,
    [
      `a form for ${action.kind}`,
      (): Request => ({
        ...common(),
        kind: 'form',
        action,
        values: { question: ['rds'], reason: ['r'], time: ['10:00'], zone: ['UTC'] },
      }),
    ] as const,
  ]),
  ...(['mention', 'direct', 'shortcut'] as const).map(
    (via) =>
      [
        `words by ${via}`,
        (): Request => ({ ...common(), kind: 'words', text: 'who patches zorgblatt', via }),
      ] as const,
  ),
  ['the home page', () => ({ ...common(), kind: 'home' })],
  ['the search', () => ({ ...common(), kind: 'search' })],
  ['somebody who joins', () => ({ ...common(), kind: 'joined', at: now })],
];

describe('what somebody does in one workspace reads and changes nothing of another', () => {
  test.each(requests)('%s', async (_, make) => {
    const before = JSON.stringify(places.rowsThere());
    const reply = await replyOf(parts, make());
    expect(JSON.stringify(reply)).not.toContain(secret);
    expect(JSON.stringify(places.rowsThere())).toBe(before);
    for (const { place, said } of calls) {
      // What is due is posted for all; a press may set that going.
      expect(said.includes(secret)).toBe(false);
      if (place.workspace !== here.workspace) expect(said).toBe('null');
    }
  });

  test('an admin of one posts nothing again in another', async () => {
    const { quiz } = places.store;
    await places.store.quiz.posts.claim(['slack'], now, now, 9);
    const action = { ...actions['quiz-again'], workspace: there.workspace };
    const before = JSON.stringify(await quiz.posts.find('post', there));
    const press: Request = { ...common(), kind: 'press', action, value: null, own: true };
    expect(JSON.stringify(await replyOf(parts, press))).toContain('needs somebody who may change');
    expect(JSON.stringify(await quiz.posts.find('post', there))).toBe(before);
  });
});
