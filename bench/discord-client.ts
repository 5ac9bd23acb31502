/** One client of the bench: `bare` (a plain discord.js bot), `adapter` (ours, with a constant answer), `whole`. */
import { Client, Events, GatewayIntentBits, MessageFlags } from 'discord.js';
import type { Bot } from '../src/core/request.ts';
import { createDiscord } from '../src/discord/adapter.ts';
import { silent } from '../test/silent.ts';

const [, , name, url, token] = process.argv;
if (!name || !url || !token) throw new Error('usage: discord-client.ts <name> <url> <token>');

await (name === 'bare' ? bare(url, token) : ours(url, token));
process.send?.('ready');

/** What discord.js's own guide makes: its structures, its replies, a constant text. */
async function bare(api: string, botToken: string): Promise<void> {
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api } });
  client.on(Events.InteractionCreate, (interaction) => {
    if (interaction.isAutocomplete()) {
      void interaction.respond([{ name: 'Operating system patching', value: 'os patching' }]);
    } else if (interaction.isChatInputCommand()) {
      const content = 'Shared: AWS patches what it runs, you patch what you can log in to.';
      void interaction.reply({ content, flags: MessageFlags.Ephemeral });
    }
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(botToken);
  await ready;
}

async function ours(apiUrl: string, botToken: string): Promise<void> {
  const { aBot, lookup } = await import('../test/a-bot.ts');
  const { withRecent } = await import('../src/core/lookup/recent.ts');
  const { bot } = await aBot({ lookup: withRecent(lookup) });
  const adapter = createDiscord({
    token: botToken,
    apiUrl,
    guildId: null,
    bot: name === 'adapter' ? constant(bot) : bot,
    clock: { now: () => Date.now() },
    log: silent,
  });
  await adapter.start();
}

/** The bot without its thinking: what the adapter itself costs. */
function constant(bot: Bot): Bot {
  const text = 'Shared: AWS patches what it runs, you patch what you can log in to.';
  const message = {
    summary: text,
    blocks: [{ kind: 'text', spans: [{ kind: 'plain', text }] }],
  } as const;
  return {
    ...bot,
    complete: () => [{ label: 'Operating system patching', value: 'os patching' }],
    handle: () => ({
      when: 'now',
      reply: { kind: 'message', message, audience: 'private', replace: false },
      after: Promise.resolve(),
    }),
  };
}
