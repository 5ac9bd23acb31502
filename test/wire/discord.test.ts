/** The small Discord refuses what Discord refuses: else the adapter's tests would prove nothing. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DiscordWire, startDiscord } from './discord.ts';
import { bodyFaults, choiceFaults, modalFaults } from './discord-check.ts';
import { read } from './discord-read.ts';
import { shapeFaults } from './discord-shape.ts';
import type { Interaction } from './discord-world.ts';

const quiet = { allowed_mentions: { parse: [] } };
const v2 = 32768;
const text = (content: string) => ({ type: 10, content });
const button = (id: string, some = {}) => ({
  type: 2,
  style: 2,
  label: 'Press',
  custom_id: id,
  ...some,
});
const row = (...components: readonly object[]) => ({ type: 1, components });
const many = <T>(count: number, make: (n: number) => T) =>
  Array.from({ length: count }, (_, n) => make(n));
const long = (length: number) => 'x'.repeat(length);

test.each([
  ['could ping', { content: 'hi' }],
  ['could ping', { content: 'hi', allowed_mentions: { parse: ['users'] } }],
  ['could ping', { content: 'hi', allowed_mentions: { parse: [], users: ['1'] } }],
  ['characters', { ...quiet, content: long(2001) }],
  ['beside Components V2', { ...quiet, flags: v2, content: 'hi', components: [text('hi')] }],
  [
    'beside Components V2',
    { ...quiet, flags: v2, embeds: [{ description: 'hi' }], components: [text('hi')] },
  ],
  ['without the flag', { ...quiet, components: [text('hi')] }],
  ['6 rows', { ...quiet, content: 'hi', components: many(6, (n) => row(button(`${n}`))) }],
  [
    'up to five buttons',
    { ...quiet, content: 'hi', components: [row(...many(6, (n) => button(`${n}`)))] },
  ],
  ['41 components', { ...quiet, flags: v2, components: many(41, () => text('x')) }],
  ['4001 characters', { ...quiet, flags: v2, components: [text(long(2000)), text(long(2001))] }],
  ['custom_id a twice', { ...quiet, content: 'hi', components: [row(button('a'), button('a'))] }],
  [
    'component 5 twice',
    {
      ...quiet,
      flags: v2,
      components: [
        { ...text('a'), id: 5 },
        { ...text('b'), id: 5 },
      ],
    },
  ],
  [
    'without a label',
    { ...quiet, content: 'hi', components: [row({ type: 2, style: 2, custom_id: 'a' })] },
  ],
  ['a text of nothing', { ...quiet, flags: v2, components: [text('  ')] }],
  ['embeds of', { ...quiet, embeds: many(2, () => ({ description: long(3500) })) }],
  ["can't be set", { ...quiet, content: 'hi', flags: 64 }],
  ['empty', { ...quiet }],
  ['unknown field', { ...quiet, content: 'hi', ephemeral: true }],
  ['message components', { ...quiet, flags: v2, components: [row(button(long(101)))] }],
  [
    'offers a value twice',
    {
      ...quiet,
      flags: v2,
      components: [
        row({ type: 3, custom_id: 's', options: many(2, () => ({ label: 'a', value: 'a' })) }),
      ],
    },
  ],
])('a message: %s', (fault, body) => {
  expect(bodyFaults('message', body).join('\n')).toContain(fault);
});

test('a good message, a modal and choices have no fault', () => {
  expect(
    bodyFaults('message', { ...quiet, flags: v2, components: [text('hi'), row(button('a'))] }),
  ).toEqual([]);
  const input = { type: 4, custom_id: 'a', style: 1 };
  const data = {
    custom_id: 'm',
    title: 'M',
    components: [{ type: 18, label: 'L', component: input }],
  };
  expect([...shapeFaults('modal', { type: 9, data }), ...modalFaults(data)]).toEqual([]);
  const six = {
    ...data,
    components: many(6, (n) => ({
      type: 18,
      label: 'L',
      component: { ...input, custom_id: `${n}` },
    })),
  };
  expect(modalFaults(six)).not.toEqual([]);
  expect(shapeFaults('modal', { type: 9, data: { ...data, title: long(46) } })).not.toEqual([]);
  expect(choiceFaults({ choices: many(26, (n) => ({ name: 'a', value: `${n}` })) })).not.toEqual(
    [],
  );
});

describe('a response', () => {
  let wire: DiscordWire;
  beforeEach(async () => {
    wire = await startDiscord();
  });
  afterEach(() => wire.stop());

  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${wire.url}/v10${path}`, {
      method,
      body: body === undefined ? null : JSON.stringify(body),
      headers: { Authorization: `Bot ${wire.token()}` },
    });
    const answer = await response.text();
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      ...JSON.parse(answer || '{}'),
    };
  };
  const respond = ({ id, token }: Interaction, body: unknown) =>
    call('POST', `/interactions/${id}/${token}/callback`, body);
  const hello = { type: 4, data: { ...quiet, content: 'hello' } };

  test('in time is taken, with an empty answer that does not claim to be JSON', async () => {
    const asked = wire.people.slash('whoowns', []);
    expect(await respond(asked, hello)).toEqual({ status: 204, type: null });
  });

  test('a second time is 40060, and after 3 s is 10062', async () => {
    const asked = wire.people.slash('whoowns', []);
    await respond(asked, hello);
    expect(await respond(asked, hello)).toMatchObject({ status: 400, code: 40060 });
    const late = wire.people.slash('whoowns', [], { agoMs: 3_100 });
    expect(await respond(late, hello)).toMatchObject({ status: 404, code: 10062 });
  });

  test('of the wrong kind is refused', async () => {
    const asked = wire.people.slash('whoowns', []);
    expect(await respond(asked, { type: 6 })).toMatchObject({ status: 400 });
    expect(await respond(asked, { type: 8, data: { choices: [] } })).toMatchObject({ status: 400 });
    const deferral = { type: 5, data: { flags: v2 } };
    expect(await respond(asked, deferral)).toMatchObject({ status: 400 });
    const form = wire.people.submit('a', {});
    const modal = { type: 9, data: { custom_id: 'm', title: 'M', components: [] } };
    expect(await respond(form, modal)).toMatchObject({ status: 400 });
  });

  test('that was promised to all can not be made private by a follow-up', async () => {
    const asked = wire.people.slash('whoowns', []);
    await respond(asked, { type: 5 });
    const hidden = { ...quiet, content: 'for you', flags: 64 };
    await call('POST', `/webhooks/1/${asked.token}`, hidden);
    expect(wire.world.shown.at(-1)?.message.onlyFor).toBeNull();
    expect(asked.followUps).toEqual([]);
    await call('POST', `/webhooks/1/${asked.token}`, hidden);
    expect(asked.followUps[0]?.onlyFor).toBe(wire.world.ana.id);
  });

  test('an edit can not take Components V2 away, nor leave content beside it', async () => {
    const channel = wire.world.general.id;
    const body = { ...quiet, flags: v2, components: [text('a')] };
    const { id } = await call('POST', `/channels/${channel}/messages`, body);
    const plain = { ...quiet, content: 'b', components: [] };
    expect(await call('PATCH', `/channels/${channel}/messages/${id}`, plain)).toMatchObject({
      status: 400,
    });
  });

  test('without a good token there is no way in', async () => {
    wire.changeToken('another');
    const token = 'Bot this one';
    const bad = await fetch(`${wire.url}/v10/gateway/bot`, { headers: { Authorization: token } });
    expect(bad.status).toBe(401);
  });
});

test.each([
  ['**strong** and *emphasis*', 'strong and emphasis', ['strong', 'emphasis']],
  ['# Title', 'Title', ['heading']],
  ['-# small', 'small', ['small']],
  ['> quoted', 'quoted', ['quote']],
  ['1. one', 'one', ['list']],
  ['`code *a*`', 'code *a*', ['code']],
  ['[text](https://x.y/z)', 'text', ['link https://x.y/z']],
  ['see https://x.y.', 'see https://x.y.', ['link https://x.y']],
  [
    '<@123> @everyone <t:1:R> <:a:1> :tada: ||x||',
    '<@123> @everyone <t:1:R> <:a:1> :tada: x',
    ['mention', 'everyone', 'time', 'emoji', 'emoji', 'spoiler'],
  ],
  ['\\*not\\* snake_case_word 2 * 3 * 4', '*not* snake_case_word 2 * 3 * 4', []],
])('Markdown is read as Discord draws it: %s', (markdown, text, marks) => {
  expect(read(markdown)).toEqual({ text, marks });
});
