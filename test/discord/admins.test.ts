import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ABot, aBot } from '../a-bot.ts';
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
});
