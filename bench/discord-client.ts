/**
 * One client of the bench: `bare` (a plain discord.js bot), `adapter` (ours, with a constant answer), `whole` (with
 * lookup, store, log and metrics). The constant is a card about as long as the answers are on average: all send as much.
 */
import { Client, Events, GatewayIntentBits, MessageFlags } from 'discord.js';
import type { Message } from '../src/core/message.ts';
import type { Bot } from '../src/core/request.ts';
import { createDiscord } from '../src/discord/adapter.ts';
import { render } from '../src/discord/render.ts';
import { clock } from '../src/run/world.ts';
import { ask, messageOf } from '../test/requests.ts';
import { silent, unwatched } from '../test/silent.ts';
import { tellsUse } from './turns.ts';
import { log, meters, whole } from './whole-bot.ts';

const [, , name, url, token] = process.argv;
if (!name || !url || !token) throw new Error('usage: discord-client.ts <name> <url> <token>');

const card = await messageOf(whole, ask('encryption at rest on s3'));
const entries = whole.bot.complete('ask', 'patch', 25);
await (name === 'bare' ? bare(url, token) : ours(url, token));
process.send?.('ready');
tellsUse();

/** What discord.js's own guide makes: its structures, its replies, a constant. */
async function bare(api: string, botToken: string): Promise<void> {
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api } });
  const { components } = render(card);
  const choices = entries.map(({ label, value }) => ({ name: label, value }));
  client.on(Events.InteractionCreate, (interaction) => {
    if (interaction.isAutocomplete()) {
      void interaction.respond(choices);
    } else if (interaction.isChatInputCommand()) {
      const flags = [MessageFlags.Ephemeral, MessageFlags.IsComponentsV2] as const;
      void interaction.reply({ components, flags });
    }
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(botToken);
  await ready;
}

async function ours(apiUrl: string, botToken: string): Promise<void> {
  const adapter = createDiscord({
    token: botToken,
    apiUrl,
    guildId: null,
    ...(name === 'adapter'
      ? { bot: constant(whole.bot, card), log: silent, meters: unwatched }
      : { bot: whole.bot, log, meters }),
    clock,
  });
  await adapter.start();
}

/** The bot without its thinking: what the adapter itself costs. */
function constant(bot: Bot, message: Message): Bot {
  return {
    ...bot,
    complete: () => entries,
    handle: () => ({
      when: 'now',
      reply: { kind: 'message', message, audience: 'private', replace: false },
      after: Promise.resolve(),
    }),
  };
}
