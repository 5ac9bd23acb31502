import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { adminOfChannel, adminOfServer, missingToPost } from '../../src/discord/permissions.ts';
import { type ABot, aBot } from '../a-bot.ts';
import { until } from '../wire/discord.ts';
import { type OnDiscord, onDiscord } from './harness.ts';

const { SendMessages, SendMessagesInThreads, EmbedLinks, ViewChannel, ReadMessageHistory } =
  PermissionFlagsBits;

let parts: ABot;
let on: OnDiscord;

beforeEach(async () => {
  parts = await aBot();
  on = await onDiscord(parts.bot, { start: false });
});
afterEach(async () => {
  const { faults } = on.wire;
  await on.stop();
  await parts.close();
  expect(faults).toEqual([]);
});

/** The gateway tells of channels when it is joined, so what is denied is denied before. */
async function startWithout(denied: bigint): Promise<void> {
  on.wire.world.general.denied = denied;
  await on.adapter.start();
}
const seenByAll = () => on.wire.world.shown.filter(({ message }) => message.onlyFor === null);
const mention = () => `<@${on.wire.world.me.id}> patching`;

describe('where I may not post', () => {
  test('a visible answer is for the person alone, and names what is missing', async () => {
    await startWithout(SendMessages | EmbedLinks);
    await on.ask('who patches rds', { visible: true });
    expect(on.last()?.message.onlyFor).toBe(on.wire.world.ana.id);
    expect(on.said()).toContain('AWS owns this.');
    expect(on.said()).toContain('I lack Send Messages, Embed Links in this channel');
  });

  test('sharing says why not, and nothing is shown to the others', async () => {
    await startWithout(SendMessages);
    await on.ask('who patches rds');
    await on.press('Share in channel');
    expect(on.said()).toMatch(/^I can't post here: I lack Send Messages/);
    expect(seenByAll()).toEqual([]);
  });

  test('a private answer needs no permission', async () => {
    await startWithout(SendMessages | ViewChannel | EmbedLinks);
    await on.ask('who patches rds');
    expect(on.said()).not.toContain('lack');
  });

  test('a mention is answered by a direct message that names what is missing, once in a while', async () => {
    await startWithout(EmbedLinks);
    const { people, world } = on.wire;
    people.say(mention());
    people.say(mention());
    await until(() => world.shown.length === 1);
    await on.quiet();
    expect(world.shown).toHaveLength(1);
    expect(on.last()?.message.channel).toBe(world.directWith(world.ana));
    expect(on.said()).toContain('I lack Embed Links there');
  });

  test('what Discord refuses against all appearance is told as well', async () => {
    await startWithout(0n);
    const { people, world, plant } = on.wire;
    const body = { code: 50013, message: 'Missing Permissions' };
    plant({ route: /POST \/channels/, with: 403, body });
    people.say(mention());
    await until(() => world.shown.length === 1);
    expect(on.last()?.message.channel).toBe(world.directWith(world.ana));
    expect(on.said()).toContain('I lack a permission there');
  });

  test('somebody who takes no direct messages is no reason to fall over', async () => {
    await startWithout(SendMessages);
    const { people, world, plant } = on.wire;
    const body = { code: 50007, message: 'Cannot send messages to this user' };
    plant({ route: /POST \/channels/, with: 403, body });
    people.say(mention());
    await on.quiet();
    await on.ask('patching');
    expect(world.shown).toHaveLength(1);
  });
});

describe('a thread', () => {
  test('needs Send Messages in Threads, not Send Messages', async () => {
    await startWithout(SendMessages);
    await on.ask('patching', { visible: true, channel: on.wire.world.thread.id });
    expect(on.last()?.message.onlyFor).toBeNull();
  });

  test('says so when that is missing', async () => {
    await startWithout(SendMessagesInThreads);
    await on.ask('patching', { visible: true, channel: on.wire.world.thread.id });
    expect(on.said()).toContain('I lack Send Messages in Threads in this channel');
    await on.ask('patching', { visible: true });
    expect(on.last()?.message.onlyFor).toBeNull();
  });
});

test('without Read Message History a mention is answered, only not as a reply', async () => {
  await startWithout(ReadMessageHistory);
  on.wire.people.say(mention());
  await until(() => on.wire.world.shown.length === 1);
  expect(on.last()?.message.reference).toBeNull();
});

test('in a direct message, and for a personal install, no server permissions are asked for', async () => {
  await startWithout(SendMessages);
  await on.ask('patching', { in: 'direct', visible: true });
  await on.ask('patching', { installedBy: 'person', visible: true });
  expect(seenByAll()).toHaveLength(2);
});

test('Manage Server or Administrator makes an admin, Manage Channels one of the channel; nothing else does', () => {
  const { Administrator, ManageChannels, ManageGuild, ManageMessages } = PermissionFlagsBits;
  const all = [Administrator, ManageGuild, ManageChannels, ManageMessages, SendMessages, 0n];
  expect(all.map(adminOfChannel)).toEqual(['channel', 'channel', 'channel', null, null, null]);
  expect(all.map(adminOfServer)).toEqual(['workspace', 'workspace', null, null, null, null]);
  expect(missingToPost(Administrator, false)).toEqual([]);
});
