import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Message } from '../../src/core/message.ts';
import type { Chat } from '../../src/core/ports.ts';
import type { Place } from '../../src/core/request.ts';
import { idAt, markOf, timeOf } from '../../src/discord/marks.ts';
import { type ABot, aBot } from '../a-bot.ts';
import { wordsOf } from '../wire/discord-read.ts';
import type { Person } from '../wire/discord-world.ts';
import { type OnDiscord, onDiscord } from './harness.ts';

const { ReadMessageHistory, SendMessages, EmbedLinks, ManageChannels, ManageGuild } =
  PermissionFlagsBits;

let parts: ABot;
let on: OnDiscord;
let chat: Chat;
let place: Place;

const open = async (denied = 0n) => {
  on = await onDiscord(parts.bot, { start: false });
  const { world } = on.wire;
  world.general.denied = denied;
  await on.adapter.start();
  if (!on.adapter.chat) throw new Error('Discord has no chat');
  chat = on.adapter.chat;
  place = { platform: 'discord', workspace: world.guild.id, channel: world.general.id };
};

beforeEach(async () => {
  parts = await aBot();
});
afterEach(async () => {
  const { faults } = on.wire;
  await on.stop();
  await parts.close();
  expect(faults).toEqual([]);
});

const question: Message = {
  summary: 'Question of the day',
  blocks: [
    { kind: 'heading', text: 'Who patches RDS?' },
    { kind: 'buttons', buttons: [{ label: 'A', action: { kind: 'help' } }], menu: null },
  ],
};
const plainLine: Message = { summary: 'The week in short', blocks: [] };

describe('a post', () => {
  test('is shown to all, and the same key never posts twice', async () => {
    await open();
    const first = await chat.post(place, question, 'round-1');
    expect(first.kind).toBe('sent');
    expect(await chat.post(place, question, 'round-1')).toEqual(first);
    expect(on.wire.world.shown).toHaveLength(1);
    expect(on.said()).toContain('Who patches RDS?');
  });

  test("never comes into another server's channel, though the same token could", async () => {
    await open();
    const { world, gateway } = on.wire;
    const theirs = world.addChannel('not-yours');
    gateway.tell('GUILD_CREATE', {
      ...{ id: '999999999999999999', name: 'Theirs', owner_id: world.ana.id, roles: [] },
      ...{ members: [], threads: [], emojis: [], stickers: [], features: [], voice_states: [] },
      ...{ presences: [], stage_instances: [], guild_scheduled_events: [], soundboard_sounds: [] },
      channels: [{ id: theirs.id, name: theirs.name, type: 0, permission_overwrites: [] }],
    });
    const missed = { ...place, channel: theirs.id };
    // The gateway's word comes in its own time; until then nothing is known of that channel.
    await vi.waitUntil(async () => (await chat.missing(missed)).length > 0);
    expect(await chat.post(missed, question, 'round-1')).toMatchObject({ reason: 'not-a-member' });
    expect(world.shown).toEqual([]);
    expect(await chat.find(missed, 'round-1', 0)).toEqual({ kind: 'blind' });
    expect(await chat.post(place, question, 'round-2')).toMatchObject({ kind: 'sent' });
  });

  test.each([502, 'drop', 'hang'] as const)(
    'whose reply is lost (%s) stands once',
    async (fault) => {
      await open();
      on.wire.plant({ route: /POST \/channels/, with: fault, applied: true });
      expect((await chat.post(place, question, 'round-1')).kind).toBe('sent');
      expect(on.wire.world.shown).toHaveLength(1);
    },
  );

  test('that never gets a reply may be there, and we say that we can not know', async () => {
    await open();
    on.wire.plant({ route: /POST \/channels/, with: 502, times: 9 });
    expect(await chat.post(place, question, 'round-1')).toEqual({
      kind: 'failed',
      posted: 'unsure',
      retryAfterMs: null,
    });
  });

  test('where permissions are missing names them and asks for nothing', async () => {
    await open(SendMessages | EmbedLinks);
    expect(await chat.post(place, question, 'round-1')).toEqual({
      kind: 'refused',
      reason: 'forbidden',
      missing: ['Send Messages', 'Embed Links'],
    });
    expect(await chat.missing(place)).toEqual(['Send Messages', 'Embed Links']);
    expect(on.wire.routes(/POST \/channels/)).toEqual([]);
  });

  test('in a channel that is gone, an archived thread, or another server says which', async () => {
    await open();
    const gone = { ...place, channel: on.wire.world.id() };
    expect(await chat.post(gone, question, 'a')).toMatchObject({ kind: 'refused', reason: 'gone' });
    const body = { code: 50083, message: 'Thread is archived' };
    on.wire.plant({ route: /POST \/channels/, with: 400, body });
    expect(await chat.post(place, question, 'b')).toMatchObject({ reason: 'archived' });
    const elsewhere = { ...place, workspace: on.wire.world.id() };
    expect(await chat.post(elsewhere, question, 'c')).toMatchObject({ reason: 'not-a-member' });
    expect(await chat.missing(elsewhere)).not.toEqual([]);
  });

  test('refused again and again is said in the log, long before Discord bans the address', async () => {
    await open();
    const body = { code: 50013, message: 'Missing Permissions' };
    on.wire.plant({ route: /^PATCH /, with: 403, times: 100, body });
    const channels = Array.from({ length: 100 }, (_, n) =>
      String(100_000_000_000_000_000n + BigInt(n)),
    );
    await Promise.all(
      channels.map((channel) => chat.edit({ ...place, channel }, '123456789012345678', plainLine)),
    );
    const said = on.log.filter(({ line }) => line.startsWith('many refused requests'));
    expect(said.map(({ level }) => level)).toEqual(['warn']);
  });

  test('is changed in place', async () => {
    await open();
    const sent = await chat.post(place, question, 'round-1');
    const id = sent.kind === 'sent' ? sent.id : '';
    const closed = { summary: 'Closed', blocks: [{ kind: 'heading', text: 'AWS does.' }] } as const;
    expect(await chat.edit(place, id, closed)).toEqual({ kind: 'sent', id });
    expect(wordsOf(on.last()?.message.body ?? {})).toBe('AWS does.');
    expect(await chat.edit(place, on.wire.world.id(), closed)).toMatchObject({ reason: 'gone' });
  });
});

describe('looking for a post', () => {
  test.each([
    ['with buttons', question],
    ['without', plainLine],
  ])('finds it %s, among others, and not what came before', async (_, message) => {
    await open();
    const before = Date.now() - 60_000;
    const sent = await chat.post(place, message, 'round-1');
    for (let n = 0; n < 120; n += 1) on.wire.world.store({}, { channel: place.channel });
    expect(await chat.find(place, 'round-1', before)).toEqual({
      kind: 'found',
      id: Object(sent).id,
    });
    expect(await chat.find(place, 'round-2', before)).toEqual({ kind: 'absent' });
    expect(await chat.find(place, 'round-1', Date.now() + 1_000)).toEqual({ kind: 'absent' });
  });

  test('behind a hundred others still finds it', async () => {
    await open();
    const before = Date.now() - 60_000;
    for (let n = 0; n < 230; n += 1) on.wire.world.store({}, { channel: place.channel });
    const sent = await chat.post(place, question, 'round-1');
    expect(await chat.find(place, 'round-1', before)).toEqual({
      kind: 'found',
      id: Object(sent).id,
    });
  });

  test('is blind without Read Message History, though Discord shows an empty channel', async () => {
    await open(ReadMessageHistory);
    await chat.post(place, question, 'round-1');
    expect(await chat.find(place, 'round-1', 0)).toEqual({ kind: 'blind' });
  });

  test('fails for the moment where Discord does not answer, and is blind where it refuses', async () => {
    await open();
    on.wire.plant({ route: /GET \/channels/, with: 500, times: 2 });
    expect(await chat.find(place, 'round-1', 0)).toEqual({ kind: 'failed' });
    const body = { code: 50001, message: 'Missing Access' };
    on.wire.plant({ route: /GET \/channels/, with: 403, body });
    expect(await chat.find(place, 'round-1', 0)).toEqual({ kind: 'blind' });
  });
});

describe('people', () => {
  test('get a direct message, once for a key', async () => {
    await open();
    const { ana } = on.wire.world;
    const first = await chat.direct(place, ana.id, question, 'hello-1');
    expect(await chat.direct(place, ana.id, question, 'hello-1')).toEqual(first);
    expect(on.wire.world.shown).toHaveLength(1);
    expect(on.last()?.message.channel).toBe(on.wire.world.directWith(ana));
  });

  test('who take none are a refusal, not a failure', async () => {
    await open();
    const body = { code: 50007, message: 'Cannot send messages to this user' };
    on.wire.plant({ route: /POST \/channels/, with: 403, body });
    const { ana } = on.wire.world;
    expect(await chat.direct(place, ana.id, question, 'hello-1')).toMatchObject({
      kind: 'refused',
      reason: 'forbidden',
    });
  });

  test('are admins as the server has it, and nobody is when it can not be asked', async () => {
    await open();
    const { world } = on.wire;
    const { role, serverRole } = world;
    const boss = world.addPerson('Boss', { roles: [serverRole] });
    const manager = world.addPerson('Manager', { roles: [role] });
    const admin = async (person: Person, channel = place.channel) =>
      (await chat.about({ ...place, channel }, person.id)).admin;
    expect(await admin(boss)).toBe('workspace');
    expect(await admin(manager)).toBe('channel');
    expect(await admin(world.ana)).toBe(null);
    // What nobody has told us of, only somebody of the whole server may change.
    expect(await admin(boss, '999999999999999999')).toBe('workspace');
    expect(await admin(manager, '999999999999999999')).toBe(null);
    on.wire.plant({ route: /\/members\//, with: 500, times: 9 });
    expect(await admin(boss)).toBe(null);
  });

  test('are admins of a channel by what they may in it, and no channel makes one of the server', async () => {
    on = await onDiscord(parts.bot, { start: false });
    const { general, ana } = on.wire.world;
    const other = on.wire.world.addChannel('elsewhere');
    general.allowed.set(ana.id, ManageChannels | ManageGuild);
    await on.adapter.start();
    const here = { platform: 'discord', workspace: on.wire.world.guild.id } as const;
    const about = (channel: string) => on.adapter.chat?.about({ ...here, channel }, ana.id);
    expect(await about(general.id)).toEqual({ admin: 'channel', zone: null });
    expect(await about(other.id)).toEqual({ admin: null, zone: null });
  });
});

test('without the gateway, as where another process has it, it posts and finds all the same', async () => {
  on = await onDiscord(parts.bot, { start: false });
  const { world } = on.wire;
  const here = {
    platform: 'discord',
    workspace: world.guild.id,
    channel: world.general.id,
  } as const;
  const { chat } = on.adapter;
  const posted = await chat?.post(here, question, 'round-1');
  expect(posted).toEqual({ kind: 'sent', id: on.last()?.message.id });
  expect(await chat?.find(here, 'round-1', 0)).toMatchObject({ ...posted, kind: 'found' });
  expect(await chat?.find(here, 'round-2', 0)).toEqual({ kind: 'absent' });
  expect(on.wire.gateway.connected()).toBe(0);
  expect(await chat?.missing(here)).toEqual(['a connection to Discord']);
});

test('a mark tells keys apart, and fits where Discord keeps it', () => {
  const marks = Array.from({ length: 10_000 }, (_, n) => markOf(`round-${n}`));
  expect(new Set(marks).size).toBeGreaterThan(9_990);
  for (const mark of marks) {
    expect(mark).toBeGreaterThanOrEqual(1_000);
    expect(mark).toBeLessThan(2 ** 31);
  }
  expect(timeOf(idAt(1_768_467_600_000))).toBe(1_768_467_600_000);
});
