/** What people do in Discord during the soak. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { DiscordWire } from '../../test/wire/discord.ts';
import type { Interaction, StoredMessage } from '../../test/wire/discord-world.ts';

const questions = ['patching', 'who backs up rds', 'encryption at rest on s3', 'iam', 'lambda'];
const patienceMs = 30_000;
/** As long as Discord waits. */
const waitsMs = 3_000;

export function createDiscordLoad() {
  let sent = 0;
  let all = 0;
  let late = 0;
  /** Resolves when "… is thinking" is gone too; the small Discord forgets it then. */
  const settled = async (wire: DiscordWire, told: Interaction): Promise<void> => {
    // On a machine that others use too, late is no fault by itself: it is counted.
    const interaction = { ...told, sentAt: Number.POSITIVE_INFINITY };
    wire.world.interactions.set(told.id, interaction);
    const end = Date.now() + patienceMs;
    while ((interaction.response === null || interaction.loading) && Date.now() < end) {
      await sleep(1);
    }
    // A second try of the bot's may still be on its way.
    setTimeout(() => wire.world.interactions.delete(interaction.id), patienceMs).unref();
    const { response } = interaction;
    all += 1;
    if (!response || interaction.loading || response.at - told.sentAt > waitsMs) late += 1;
  };
  return {
    all: () => all,
    /** Not within three seconds, or never: the person read that the bot didn't respond. */
    late: () => late,
    async ask(wire: DiscordWire): Promise<void> {
      sent += 1;
      const value = questions[sent % questions.length];
      await settled(wire, wire.people.slash('whoowns', [{ name: 'question', type: 3, value }]));
    },
    async press(wire: DiscordWire, message: StoredMessage, customId: string): Promise<void> {
      sent += 1;
      const person = wire.world.addPerson(`Player ${sent}`);
      await settled(wire, wire.people.press(message, customId, undefined, { person }));
    },
    join(wire: DiscordWire): void {
      sent += 1;
      wire.people.member(wire.world.addPerson(`Newcomer ${sent}`), Date.now());
    },
  };
}
