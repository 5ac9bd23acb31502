import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ABot, aBot } from '../a-bot.ts';
import { anUnsurePost } from '../an-unsure-post.ts';
import type { Person } from '../wire/discord-world.ts';
import { type OnDiscord, onDiscord } from './harness.ts';

const { ManageChannels, ManageGuild } = PermissionFlagsBits;

describe('who may do what', () => {
  let parts: ABot;
  let on: OnDiscord;
  beforeEach(async () => {
    parts = await aBot({ chat: () => on.adapter.chat });
    on = await onDiscord(parts.bot);
    await on.ask('who owns the frobnicated zorgblatt');
  });
  afterEach(async () => {
    expect(on.wire.faults).toEqual([]);
    await on.stop();
    await parts.close();
  });
  const told = async (person: Person, line: string) => {
    const [first = '', second] = line.split(' ');
    const leaf = { type: 1, options: [] };
    const options = second
      ? [{ name: first, type: 2, options: [{ name: second, ...leaf }] }]
      : [{ name: first, ...leaf }];
    await on.wire.answered(on.wire.people.slash('whoowns-admin', options, { person }));
    return on.said();
  };

  test('Manage Channels is enough for the channel, and not for the server’s backlog', async () => {
    const manager = on.wire.world.addPerson('Manager', { permissions: ManageChannels });
    expect(await told(manager, 'welcome setup')).toContain('Newcomers are greeted here');
    for (const line of ['backlog', 'gaps']) {
      const refusal = await told(manager, line);
      expect(refusal).toContain('it takes somebody with Manage Server');
      expect(refusal).not.toMatch(/Slack|zorgblatt|team file/);
    }
  });

  test('Manage Server, from a role, may do all of it', async () => {
    const { serverRole, addPerson } = on.wire.world;
    const steward = addPerson('Steward', { permissions: ManageGuild, roles: [serverRole] });
    expect(await told(steward, 'welcome setup')).toContain('Newcomers are greeted here');
    expect(await told(steward, 'backlog')).toContain('frobnicated zorgblatt');
    expect(await told(steward, 'gaps')).toContain('No team file is shown here.');
  });

  test('Manage Server in one channel alone, by an overwrite, is no more than that channel', async () => {
    const odd = on.wire.world.addPerson('Odd', { permissions: ManageGuild });
    expect(await told(odd, 'welcome setup')).toContain('Newcomers are greeted here');
    expect(await told(odd, 'backlog')).not.toContain('zorgblatt');
  });

  test('somebody else may do none of it, and is told who may', async () => {
    const ben = on.wire.world.addPerson('Ben');
    expect(await told(ben, 'welcome setup')).toContain('Manage Channels here or Manage Server');
    expect(await told(ben, 'backlog')).toContain('it takes somebody with Manage Server');
  });

  const here = () => {
    const { guild, general } = on.wire.world;
    return { platform: 'discord', workspace: guild.id, channel: general.id } as const;
  };

  test('who loses the channel while the quiz’s form is open can’t send it', async () => {
    const { people, world } = on.wire;
    const eve = world.addPerson('Eve', { permissions: ManageChannels });
    const inside = [{ name: 'quiz', type: 2, options: [{ name: 'setup', type: 1, options: [] }] }];
    const opened = people.slash('whoowns-admin', inside, { person: eve });
    await on.wire.answered(opened);
    const form = `quiz-setup:${world.general.id}`;
    expect(JSON.stringify(opened.response)).toContain(form);
    const lost = { ...eve, permissions: 0n };
    world.people.set(eve.id, lost);
    const fields = { time: '11:00', zone: ['UTC'], days: ['mon'], reveal: ['at-once'] };
    await on.wire.answered(people.submit(form, fields, { person: lost }));
    expect(on.said()).toContain('That needs somebody who may change this channel');
    expect(await parts.store.quiz.schedules.get(here())).toBeNull();
  });

  test('who loses the role can’t post now with the button of an earlier notice', async () => {
    const { world } = on.wire;
    const eve = world.addPerson('Eve', { roles: [world.serverRole] });
    await anUnsurePost(parts, here(), eve.id);
    const questions = () =>
      [...world.messages.values()].filter(({ channel }) => channel === world.general.id);
    const before = questions().length;
    const press = async (roles: readonly string[]) => {
      const person = { ...eve, roles };
      world.people.set(eve.id, person);
      await on.press('Post now', { person, in: 'direct' });
    };
    await press([]);
    expect(on.said()).toContain('That needs somebody');
    expect(questions()).toHaveLength(before);
    await press([world.serverRole]);
    expect(on.said()).toContain('Done: the question is in the channel.');
    expect(questions()).toHaveLength(before + 1);
  });
});
