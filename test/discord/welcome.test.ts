import { GatewayIntentBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ABot, aBot } from '../a-bot.ts';
import { until } from '../wire/discord.ts';
import { wordsOf } from '../wire/discord-read.ts';
import type { Person } from '../wire/discord-world.ts';
import { type OnDiscord, onDiscord } from './harness.ts';

const second = 1_000;
let parts: ABot;
let on: OnDiscord;
let admins: Set<string>;

/** `hears`: "Server Members Intent" is turned on in the portal. */
const open = async (hears: boolean) => {
  on = await onDiscord(parts.bot, { start: false });
  if (hears) on.wire.gateway.set.allowed = GatewayIntentBits.GuildMembers;
  admins.add(on.wire.world.ana.id);
  await on.adapter.start();
};

beforeEach(async () => {
  admins = new Set();
  parts = await aBot({ chat: () => on.adapter.chat, admins });
});
afterEach(async () => {
  await on.stop();
  await parts.close();
});

const setup = async (...options: readonly (readonly [name: string, value: string])[]) => {
  const inside = options.map(([name, value]) => ({ name, type: 3, value }));
  const command = [
    { name: 'welcome', type: 2, options: [{ name: 'setup', type: 1, options: inside }] },
  ];
  await on.wire.answered(on.wire.people.slash('whoowns-admin', command));
  return on.said();
};
const pass = async (ms: number) => {
  for (let left = ms; left > 0; left -= 5 * second) {
    parts.pass(5 * second);
    await parts.bot.tick(parts.now());
  }
  await on.quiet();
};
/**
 * Time passes until all that was told has been heard and done: the gateway tells in order, so somebody who
 * comes last is greeted after whoever came before.
 */
const settled = async (ms = 10 * second) => {
  const last = on.wire.world.addPerson('Last');
  on.wire.people.member(last, parts.now());
  await until(() => greetings(last).length > 0, 'the greeting of who came last');
  await pass(ms);
};
const inChannel = () =>
  [...on.wire.world.messages.values()].filter(
    ({ channel, onlyFor }) => channel === on.wire.world.general.id && onlyFor === null,
  );
const greetings = (person: Person) =>
  [...on.wire.world.messages.values()].filter(
    ({ channel }) => channel === on.wire.world.directWith(person),
  );

describe('where Discord tells who joins', () => {
  beforeEach(() => open(true));

  test('the intent is asked for, because the application has it', () => {
    expect(on.wire.gateway.intents() & GatewayIntentBits.GuildMembers).not.toBe(0);
  });

  test('a newcomer gets a direct message, and takes the tour of the server there', async () => {
    expect(await setup()).toContain('by direct message, once each');
    const ben = on.wire.world.addPerson('Ben');
    on.wire.people.member(ben, parts.now());
    await settled();
    const [greeting] = greetings(ben);
    expect(wordsOf(greeting?.body ?? {})).toContain('Welcome to');
    const direct = { person: ben, in: 'direct' } as const;
    await on.press('Start the tour', direct);
    expect(on.said()).toContain('1 of 5: Of the cloud, in the cloud');
    await on.press('B', direct);
    await on.press('Next lesson', direct);
    expect(on.said()).toContain('2 of 5: The builder and the homeowner');
    expect(greetings(ben)).toHaveLength(1);
    await on.wire.answered(on.wire.people.slash('tour', [], direct));
    expect(on.said()).toContain('2 of 5');
    await on.wire.answered(on.wire.people.slash('tour', [], { person: ben }));
    expect(on.said()).toContain('2 of 5');
    expect(on.wire.faults).toEqual([]);
  });

  test('who has to accept the rules is greeted when they have, and not before', async () => {
    await setup();
    const ben = on.wire.world.addPerson('Ben');
    const at = parts.now();
    on.wire.people.member(ben, at, { pending: true });
    on.wire.people.member(ben, at, { pending: true, update: true });
    await settled();
    expect(greetings(ben)).toEqual([]);
    on.wire.people.member(ben, at, { update: true });
    await settled();
    expect(greetings(ben)).toHaveLength(1);
  });

  test('who was there before is not greeted for a new nickname', async () => {
    const old = on.wire.world.addPerson('Old');
    const before = parts.now() - 60 * second;
    await setup();
    on.wire.people.member(old, before, { update: true });
    await settled();
    expect(greetings(old)).toEqual([]);
  });

  test('a newcomer is greeted once: changed, gone and back, told again after a reconnect', async () => {
    await setup();
    const ben = on.wire.world.addPerson('Ben');
    on.wire.people.member(ben, parts.now());
    on.wire.people.member(ben, parts.now(), { update: true });
    on.wire.people.member(ben, parts.now());
    parts.pass(60 * second);
    on.wire.people.member(ben, parts.now());
    await settled(60 * second);
    expect(greetings(ben)).toHaveLength(1);
  });

  test('a bot is not greeted', async () => {
    await setup();
    const robot = on.wire.world.addPerson('Robot', { bot: true });
    on.wire.people.member(robot, parts.now());
    await settled();
    expect(greetings(robot)).toEqual([]);
  });

  test('who takes no direct messages is asked once', async () => {
    await setup();
    const ben = on.wire.world.addPerson('Ben');
    const channel = on.wire.world.directWith(ben);
    const body = { code: 50007, message: 'Cannot send messages to this user' };
    on.wire.plant({ route: new RegExp(`POST /channels/${channel}`), with: 403, body, times: 9 });
    on.wire.people.member(ben, parts.now());
    await settled(120 * second);
    expect(on.wire.routes(new RegExp(`POST /channels/${channel}/messages`))).toHaveLength(1);
  });

  test('told that it opens direct messages too fast, it waits, and then greets', async () => {
    await setup();
    const [ben, cleo] = [on.wire.world.addPerson('Ben'), on.wire.world.addPerson('Cleo')];
    const body = { code: 40003, message: 'You are opening direct messages too fast' };
    on.wire.plant({ route: /POST \/users\/@me\/channels/, with: 403, body });
    const opened = () => on.wire.routes(/POST \/users\/@me\/channels/);
    on.wire.people.member(ben, parts.now());
    await until(() => opened().length > 0, 'a direct message that is opened');
    await on.quiet();
    on.wire.people.member(cleo, parts.now());
    await pass(120 * second);
    expect(opened()).toHaveLength(1);
    await pass(600 * second);
    expect([greetings(ben).length, greetings(cleo).length]).toEqual([1, 1]);
  });

  test('with the reply to the greeting lost, it is not sent twice', async () => {
    await setup();
    const ben = on.wire.world.addPerson('Ben');
    const channel = on.wire.world.directWith(ben);
    const route = new RegExp(`POST /channels/${channel}/messages`);
    on.wire.plant({ route, with: 'drop', applied: true, times: 2 });
    on.wire.people.member(ben, parts.now());
    await settled(60 * second);
    expect(greetings(ben)).toHaveLength(1);
  });

  test('a hundred in the same minute are each greeted once, and nobody else is written to', async () => {
    await setup();
    const people = Array.from({ length: 100 }, (_, index) => on.wire.world.addPerson(`p${index}`));
    for (const person of people) on.wire.people.member(person, parts.now());
    for (let minutes = 0; minutes < 15; minutes += 1) await pass(60 * second);
    expect(people.map((person) => greetings(person).length)).toEqual(people.map(() => 1));
    expect(greetings(on.wire.world.ana)).toEqual([]);
    expect(inChannel()).toHaveLength(1);
    expect(on.wire.faults).toEqual([]);
  });
});

describe('where Discord does not tell', () => {
  beforeEach(() => open(false));

  test('the intent is not asked for, and nothing is wrong', () => {
    expect(on.wire.gateway.intents() & GatewayIntentBits.GuildMembers).toBe(0);
    expect(on.log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('the admin is told so, and the card starts the tour for each person alone', async () => {
    expect(await setup()).toContain('by the card alone. Discord doesn’t tell me who joins.');
    expect(inChannel()).toHaveLength(1);
    const ben = on.wire.world.addPerson('Ben');
    await on.press('Start the tour', { person: ben });
    expect(on.said()).toContain('1 of 5');
    expect(on.last()?.message.onlyFor).toBe(ben.id);
    expect(wordsOf(inChannel()[0]?.body ?? {})).toContain('New here?');
    expect(on.wire.faults).toEqual([]);
  });
});

test('somebody who may not is told who may', async () => {
  await open(false);
  const ben = on.wire.world.addPerson('Ben');
  const command = [
    { name: 'welcome', type: 2, options: [{ name: 'setup', type: 1, options: [] }] },
  ];
  await on.wire.answered(on.wire.people.slash('whoowns-admin', command, { person: ben }));
  expect(on.said()).toContain('That needs somebody who may change this channel');
  expect(inChannel()).toEqual([]);
});
