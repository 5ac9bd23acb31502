import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Completion } from '../../src/core/message.ts';
import { decodeId, encodeId, lookupField, readField, uniqueIds } from '../../src/discord/ids.ts';
import { interactionShape, messageShape } from '../../src/discord/payload.ts';
import { receive, receiveMessage } from '../../src/discord/receive.ts';
import { createThrottle } from '../../src/discord/throttle.ts';

const user = { id: '100000000000000001', username: 'ana', global_name: 'Ana' };
const guild = '200000000000000001';
const common = {
  id: '300000000000000001',
  application_id: '400000000000000001',
  token: 'secret',
  guild_id: guild,
  channel_id: '500000000000000001',
  channel: { type: 0 },
  member: { user, nick: 'Ana of Ops', permissions: '16' },
  app_permissions: '2048',
  authorizing_integration_owners: { 0: guild },
  context: 0,
};
const direct = {
  ...common,
  guild_id: undefined,
  member: undefined,
  user,
  context: 1,
  authorizing_integration_owners: { 0: '0' },
};

const complete = (_: unknown, text: string): readonly Completion[] =>
  text === 'lambda' ? [{ label: 'AWS Lambda', value: 'lambda-id' }] : [];
const received = (payload: object) => receive(interactionShape.parse(payload), complete);
const requestOf = (payload: object) => {
  const one = received(payload);
  if (one.kind !== 'request') throw new Error(`a ${one.kind}`);
  return one.request;
};
const command = (options: readonly object[], some: object = {}) => ({
  ...common,
  type: 2,
  data: { name: 'whoowns', type: 1, options },
  ...some,
});
const press = (id: string, values?: readonly string[], some: object = {}) => ({
  ...common,
  type: 3,
  data: { custom_id: id, component_type: 2, ...(values ? { values } : {}) },
  message: { id: '600000000000000001', flags: 64 },
  ...some,
});

test('interactions are read by code made for their shape', () => {
  expect(() => z.compile(interactionShape, { strict: true })).not.toThrow();
});

describe('who and where', () => {
  test('a member is known by the name they have in the server, and by what they may', () => {
    const { person, place, outside, direct, delivery } = requestOf(command([]));
    expect(person).toEqual({ id: user.id, name: 'Ana of Ops', admin: 'channel', zone: null });
    expect(place).toEqual({ platform: 'discord', workspace: guild, channel: common.channel_id });
    expect({ outside, direct, delivery }).toEqual({
      outside: false,
      direct: false,
      delivery: common.id,
    });
  });

  test('without Manage Server or Manage Channels nobody is an admin', () => {
    const member = { ...common.member, permissions: '2048' };
    expect(requestOf(command([], { member })).person.admin).toBe(null);
  });

  test('in a direct message the place is the person, and nothing of a company is shown', () => {
    const { place, outside, direct: alone } = requestOf(command([], direct));
    expect(place.workspace).toBe(`dm-${user.id}`);
    expect({ outside, alone }).toEqual({ outside: true, alone: true });
  });

  test('in a group the place is who brought the bot, whoever presses', () => {
    const owner = { 1: '100000000000000009' };
    const group = { ...direct, context: 2, authorizing_integration_owners: owner };
    const { place, direct: alone } = requestOf(press('help', undefined, group));
    expect(place.workspace).toBe('dm-100000000000000009');
    expect(alone).toBe(false);
  });

  test('a person who brought their own installation into a server is outside', () => {
    const owner = { authorizing_integration_owners: { 1: user.id } };
    expect(requestOf(command([], owner)).outside).toBe(true);
    const both = { authorizing_integration_owners: { 0: guild, 1: user.id } };
    expect(requestOf(command([], both)).outside).toBe(false);
  });
});

describe('what', () => {
  test('options come by their names, as text', () => {
    const options = [
      { name: 'question', type: 3, value: 'patching' },
      { name: 'visible', type: 5, value: true },
    ];
    expect(requestOf(command(options))).toMatchObject({
      kind: 'command',
      command: 'whoowns',
      path: [],
      options: { question: 'patching', visible: 'true' },
    });
  });

  test('a subcommand in a group is a path of two words', () => {
    const inside = [{ name: 'time', type: 3, value: '09:00' }];
    const options = [
      { name: 'quiz', type: 2, options: [{ name: 'setup', type: 1, options: inside }] },
    ];
    const data = { name: 'whoowns-admin', type: 1, options };
    expect(requestOf(command([], { data }))).toMatchObject({
      path: ['quiz', 'setup'],
      options: { time: '09:00' },
    });
  });

  test('a message may be replaced when only its reader sees it', () => {
    expect(requestOf(press('help'))).toMatchObject({ kind: 'press', own: true });
    const shared = { message: { id: '600000000000000001', flags: 32768 } };
    expect(requestOf(press('help', undefined, shared))).toMatchObject({ own: false });
  });

  test('an entry of a menu is a press on its own action; a pick carries its value', () => {
    expect(requestOf(press('~menu', ['card:abc']))).toMatchObject({
      action: { kind: 'card', ask: 'abc' },
      value: null,
    });
    expect(requestOf(press('~pick:search', ['patching']))).toMatchObject({
      action: { kind: 'search' },
      value: 'patching',
    });
  });

  test('what is typed in the box beside a picker becomes what it names', () => {
    const modal = (id: string, value: string) => ({
      ...common,
      type: 5,
      data: {
        custom_id: id,
        components: [{ type: 18, component: { type: 4, custom_id: 'value', value } }],
      },
    });
    expect(requestOf(modal('~typed:service:search', 'lambda'))).toMatchObject({
      value: 'lambda-id',
    });
    expect(requestOf(modal('~typed:service:search', 'nosuch'))).toMatchObject({ value: 'nosuch' });
    expect(requestOf(modal('~typed:ask:search', 'lambda'))).toMatchObject({ value: 'lambda' });
  });

  test('a form comes back with its values, looked up where a field says so', () => {
    const fields = [
      { custom_id: 'question', value: 'patching' },
      { custom_id: lookupField('service', 'service'), value: 'lambda' },
      { custom_id: 'days', values: ['mon', 'tue'] },
      { custom_id: 'note', value: '' },
    ].map((component) => ({ type: 18, component }));
    const payload = { ...common, type: 5, data: { custom_id: 'search', components: fields } };
    expect(requestOf(payload)).toMatchObject({
      kind: 'form',
      action: { kind: 'search' },
      values: { question: ['patching'], service: ['lambda-id'], days: ['mon', 'tue'], note: [] },
    });
  });

  test('a new kind of option or component does not make the rest unreadable', () => {
    expect(requestOf(command([{ name: 'question', type: 99, value: 'x' }]))).toBeDefined();
  });

  test('a message that says nothing but our name asks for help', () => {
    const payload = messageShape.parse({
      id: '1',
      channel_id: '2',
      guild_id: '3',
      type: 0,
      content: '<@!9>  ',
      author: user,
    });
    expect(receiveMessage(payload, '9')).toMatchObject({ text: '', via: 'mention' });
    expect(receiveMessage(payload, '8')).toBeNull();
  });
});

describe('the ids of controls', () => {
  const action = { kind: 'search' } as const;

  test('come back as they went out', () => {
    const ids = [
      { kind: 'action', action },
      { kind: 'pick', action },
      { kind: 'type', completes: 'zone', action },
      { kind: 'typed', completes: 'ask', action },
    ] as const;
    for (const id of ids) expect(decodeId(encodeId(id) ?? '')).toEqual(id);
    expect(decodeId('~menu~3')).toEqual({ kind: 'menu' });
    expect(readField(lookupField('a~b', 'zone'))).toEqual({ name: 'a~b', completes: 'zone' });
    expect(readField('zone')).toEqual({ name: 'zone', completes: null });
  });

  test('are each used once in a message, and mean the same all the same', () => {
    const unique = uniqueIds();
    const made = Array.from({ length: 12 }, () => unique({ kind: 'action', action }) ?? '');
    expect(new Set(made).size).toBe(12);
    for (const id of made) expect(decodeId(id)).toEqual({ kind: 'action', action });
  });

  test('over 100 characters are none', () => {
    const long = { kind: 'card', ask: 'x'.repeat(95) } as const;
    expect(encodeId({ kind: 'action', action: long })).not.toBeNull();
    expect(encodeId({ kind: 'pick', action: long })).toBeNull();
    const longer = { kind: 'card', ask: 'x'.repeat(200) } as const;
    expect(encodeId({ kind: 'action', action: longer })).toBeNull();
  });
});

test('the throttle lets so many through in a window, tells once, and forgets', () => {
  let now = 0;
  const throttle = createThrottle({ clock: { now: () => now }, most: 2, windowMs: 1_000 });
  const take = () => throttle.take('ana');
  expect([take(), take(), take(), take()]).toEqual([
    { allowed: true, told: false },
    { allowed: true, told: false },
    { allowed: false, told: false },
    { allowed: false, told: true },
  ]);
  expect(throttle.take('ben').allowed).toBe(true);
  now = 1_001;
  expect(take()).toEqual({ allowed: true, told: false });
});
