import { GatewayIntentBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ABot, aBot } from '../a-bot.ts';
import { until } from '../wire/discord.ts';
import { type OnDiscord, onDiscord } from './harness.ts';

let parts: ABot;
let on: OnDiscord;
type Change = Parameters<typeof onDiscord>[1];

const open = async (change: Change = {}) => {
  on = await onDiscord(parts.bot, change);
};
const isUp = () => on.adapter.state().state === 'up';

beforeEach(async () => {
  parts = await aBot();
});
afterEach(async () => {
  const { faults } = on.wire;
  await on.stop();
  await parts.close();
  expect(faults).toEqual([]);
});

describe('it comes back by itself', () => {
  test.each([
    ['told to reconnect (op 7)', () => on.wire.gateway.reconnect()],
    ['its session is invalid, but can go on (op 9)', () => on.wire.gateway.invalidate(true)],
    ['the socket is cut', () => on.wire.gateway.drop()],
    ['the socket is closed with 4000', () => on.wire.gateway.drop(4000)],
  ])('when %s, and answers what was said meanwhile', async (_, happens) => {
    await open();
    const { people, gateway, world } = on.wire;
    happens();
    people.say(`<@${world.me.id}> patching`);
    await until(() => gateway.counts.resumes === 1 && isUp(), 'a resume');
    await until(() => world.shown.length === 1, 'an answer');
    expect(gateway.counts.identifies).toBe(1);
    await on.ask('patching');
    expect(world.shown).toHaveLength(2);
  });

  test('on as many connections as Discord wants, and is up only when all are', async () => {
    await open({ start: false });
    const { gateway } = on.wire;
    gateway.set.shards = 2;
    await on.adapter.start();
    expect(gateway.counts.identifies).toBe(2);
    await on.ask('patching');
    await on.quiet();
    expect(on.wire.world.shown).toHaveLength(1);
    gateway.set.closed = true;
    gateway.drop();
    await until(() => !isUp(), 'to be down');
    gateway.set.closed = false;
    await until(isUp, 'to be up');
    expect(gateway.connected()).toBe(2);
  });

  test('when its session is gone (op 9): it identifies anew', async () => {
    await open();
    on.wire.gateway.invalidate(false);
    await until(() => on.wire.gateway.counts.identifies === 2 && isUp(), 'a new session');
    await on.ask('patching');
    expect(on.said()).toContain('Shared:');
  });

  test('when heartbeats are not answered any more', async () => {
    await open({ heartbeatMs: 150 });
    const { gateway } = on.wire;
    await until(() => gateway.counts.heartbeats > 2, 'heartbeats');
    gateway.set.deaf = true;
    await until(() => gateway.counts.resumes === 1, 'a resume');
    gateway.set.deaf = false;
    await until(isUp, 'to be up');
    await on.ask('patching');
    expect(on.said()).toContain('Shared:');
  });

  test('when the gateway is out for a while, and says that it is down', async () => {
    await open();
    const { gateway } = on.wire;
    gateway.set.closed = true;
    gateway.drop();
    await until(() => on.adapter.state().state === 'down');
    expect(on.adapter.state().detail).toBe('reconnecting');
    await until(() => gateway.counts.connections > 2, 'more tries');
    gateway.set.closed = false;
    await until(isUp, 'to be up');
    await on.ask('patching');
    expect(on.said()).toContain('Shared:');
  });
});

describe('a token', () => {
  test('that is wrong is one clear line, and a start with the right one works afterwards', async () => {
    await open({ start: false });
    const good = on.wire.token();
    on.wire.changeToken('another');
    await expect(on.adapter.start()).rejects.toThrow(
      /^Discord refused DISCORD_TOKEN\. Copy the token again: .*"Reset Token"\.$/,
    );
    expect(on.adapter.state()).toMatchObject({ state: 'down' });
    expect(on.adapter.state().detail).toContain('DISCORD_TOKEN');
    on.wire.changeToken(good);
    await on.adapter.start();
    expect(isUp()).toBe(true);
  });

  test('that only the gateway refuses (4004) is the same line', async () => {
    await open({ start: false });
    on.wire.gateway.set.refuses = 4004;
    await expect(on.adapter.start()).rejects.toThrow(/refused DISCORD_TOKEN/);
    on.wire.gateway.set.refuses = 4011;
    await expect(on.adapter.start()).rejects.toThrow(/4011 \(ShardingRequired\)/);
    on.wire.gateway.set.refuses = 0;
    await on.adapter.start();
    expect(isUp()).toBe(true);
  });

  test('that is reset while running puts it down, with the line', async () => {
    await open();
    const good = on.wire.token();
    on.wire.changeToken('another');
    on.wire.gateway.forget();
    on.wire.gateway.drop();
    await until(() => on.adapter.state().detail.includes('DISCORD_TOKEN'), 'the line');
    expect(on.adapter.state().state).toBe('down');
    const lines = on.log.filter(({ level }) => level !== 'info').map(({ line }) => line);
    expect(lines).toEqual([expect.stringMatching(/^Discord refused DISCORD_TOKEN/)]);
    await on.adapter.stop();
    on.wire.changeToken(good);
    await on.adapter.start();
    await on.ask('patching');
    expect(on.said()).toContain('Shared:');
  });
});

describe('intents', () => {
  const { MessageContent, GuildMembers } = GatewayIntentBits;

  test('that are privileged are not asked for', async () => {
    await open();
    expect(on.wire.gateway.intents() & (MessageContent | GuildMembers)).toBe(0);
  });

  test('for who joins are asked for when that is turned on', async () => {
    await open({ start: false, members: true });
    on.wire.gateway.set.allowed = GuildMembers;
    await on.adapter.start();
    expect(on.wire.gateway.intents() & GuildMembers).toBe(GuildMembers);
    expect(on.log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('that are refused (4014) are explained, and it runs on without them', async () => {
    await open({ start: false, members: true });
    await on.adapter.start();
    const lines = on.log.filter(({ level }) => level === 'error').map(({ line }) => line);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('"Server Members Intent"');
    expect(lines[0]).toContain('Running on without it.');
    await on.ask('patching');
    expect(on.said()).toContain('Shared:');
  });
});

describe('starting and stopping', () => {
  test('an API that can not be reached is a line with its address', async () => {
    await open({ start: false, apiUrl: 'http://127.0.0.1:9/api' });
    await expect(on.adapter.start()).rejects.toThrow(
      "Discord's API at http://127.0.0.1:9/api can't be reached (ECONNREFUSED).",
    );
  });

  test('an API that answers errors, or nothing, is a line too', async () => {
    await open({ start: false });
    on.wire.plant({ route: /gateway/, with: 503, times: 9 });
    await expect(on.adapter.start()).rejects.toThrow(/answers 503/);
    on.wire.plant({ route: /gateway/, with: 'hang', times: 9 });
    await expect(on.adapter.start()).rejects.toThrow(/no answer in time|answers 503/);
  });

  test('a gateway that lets nobody in is given up after a while, and left', async () => {
    await open({ start: false, patienceMs: 700 });
    const { gateway } = on.wire;
    gateway.set.closed = true;
    await expect(on.adapter.start()).rejects.toThrow(/hasn't let us in/);
    const { connections } = gateway.counts;
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    expect(gateway.counts.connections).toBe(connections);
    gateway.set.closed = false;
    await on.adapter.start();
    expect(isUp()).toBe(true);
  });

  test('stopped during an outage, it does not come back unseen', async () => {
    await open();
    const { gateway } = on.wire;
    gateway.set.closed = true;
    gateway.drop();
    await until(() => on.adapter.state().state === 'down');
    await on.adapter.stop();
    gateway.set.closed = false;
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    expect(gateway.connected()).toBe(0);
  });

  test('a server that is told of late does not hold up answers', async () => {
    await open({ start: false });
    const { gateway, world, people } = on.wire;
    gateway.set.lateGuild = true;
    const starting = on.adapter.start();
    await until(() => gateway.counts.identifies === 1);
    const asked = people.slash('whoowns', [{ name: 'question', type: 3, value: 'patching' }]);
    await on.wire.answered(asked);
    expect((asked.response?.at ?? 0) - asked.sentAt).toBeLessThan(1_000);
    expect(world.shown).toHaveLength(1);
    await starting;
  });

  test('stopping finishes what is in hand', async () => {
    await open();
    on.wire.people.say(`<@${on.wire.world.me.id}> patching`);
    await until(() => on.log.length >= 0);
    const asked = on.wire.people.slash('whoowns', []);
    await until(() => asked.response !== null);
    await on.adapter.stop();
    expect(on.adapter.state()).toEqual({ state: 'down', detail: 'stopped' });
    expect(on.wire.world.shown.length).toBeGreaterThan(0);
  });
});
