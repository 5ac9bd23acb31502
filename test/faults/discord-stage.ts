/** The race's Discord. */
import { setTimeout as sleep } from 'node:timers/promises';
import { PermissionFlagsBits } from 'discord.js';
import { encodeAction } from '../../src/core/action.ts';
import { startDiscord } from '../wire/discord.ts';
import { pressablesOf, wordsOf } from '../wire/discord-read.ts';
import type { Interaction, StoredMessage } from '../wire/discord-world.ts';
import { patienceMs, type Stage } from './stage.ts';

const starting = /\/(gateway|applications)\b/;

export async function discordStage(
  now: () => number,
): Promise<Stage & { readonly apiUrl: string; readonly token: string }> {
  const wire = await startDiscord({ now, replay: false });
  const { world } = wire;
  wire.trouble = (route) => {
    if (starting.test(route)) return null;
    const trouble = stage.trouble(/^POST \/channels\/\d+\/messages$/.test(route));
    if (trouble === null) return null;
    if (trouble !== 'busy') return { with: 'drop', applied: trouble === 'drop' };
    const body = { message: 'You are being rate limited.', retry_after: 1, global: false };
    return { with: 429, applied: false, body };
  };
  const boss = world.addPerson('Boss');
  const pressed = new Map<string, Interaction[]>();
  const heard = ({ original, followUps }: Interaction) =>
    [original, ...followUps].filter((one) => one !== null && one.onlyFor !== null);
  const told = (person: string) =>
    (pressed.get(person) ?? []).flatMap(heard).map((one) => wordsOf(one?.body ?? {}));
  const standing = (channel: string): readonly StoredMessage[] =>
    [...world.messages.values()].filter((one) => one.channel === channel && one.onlyFor === null);

  const stage: Stage & { readonly apiUrl: string; readonly token: string } = {
    platform: 'discord',
    apiUrl: wire.url,
    token: wire.token(),
    boss: boss.id,
    channel(index, blind) {
      const channel = world.addChannel(`channel-${index}`);
      if (blind) channel.denied = PermissionFlagsBits.ReadMessageHistory;
      return { platform: 'discord', workspace: world.guild.id, channel: channel.id };
    },
    questions: (channel) =>
      standing(channel).flatMap(({ id, nonce, body }) => {
        const [, round] = /^q-([a-z0-9]+)$/.exec(nonce ?? '') ?? [];
        return round === undefined ? [] : [{ id, round, words: wordsOf(body) }];
      }),
    member: () => world.addPerson('Member').id,
    async press(channel, { id, round }, who, choice) {
      const [message, person] = [world.messages.get(id), world.people.get(who)];
      if (!message || !person) throw new Error('nobody, or nothing to press');
      const until = Date.now() + patienceMs;
      const action = encodeAction({ kind: 'quiz-answer', round, choice: String(choice) });
      // Discord tells every connection of the bot.
      const interaction = wire.people.press(message, action, undefined, { person, channel });
      pressed.set(who, [...(pressed.get(who) ?? []), interaction]);
      while (heard(interaction).length === 0 && Date.now() < until) await sleep(10);
    },
    told,
    bossCanPress: () =>
      standing(world.directWith(boss)).flatMap(({ body }) =>
        pressablesOf(body).map(({ customId }) => customId),
      ),
    busy: wire.busy,
    trouble: () => null,
    faults: () => wire.faults,
    close: wire.stop,
  };
  return stage;
}
