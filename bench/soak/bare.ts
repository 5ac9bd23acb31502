/** The bare libraries beside which the soak is measured: constant answers, no store, each in its own process. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { DiscordWire } from '../../test/wire/discord.ts';
import { startDiscord } from '../../test/wire/discord.ts';

export interface Bare {
  /** Bolt, with the answer in the acknowledgement. */
  readonly ack: number;
  /** Bolt, with the answer behind it. */
  readonly replies: number;
  readonly discord: DiscordWire;
  stop(): Promise<void>;
}

export async function startBare(): Promise<Bare> {
  const discord = await startDiscord({ replay: false });
  // What plain discord.js sends lacks the `allowed_mentions` that this small Discord insists on for ours.
  discord.trouble = (route) => {
    const [, id = ''] = /^POST \/interactions\/(\d+)\//.exec(route) ?? [];
    const interaction = discord.world.interactions.get(id);
    if (!interaction) return null;
    interaction.response = { type: 4, data: null, at: Date.now() };
    return { with: 200, applied: false, body: {} };
  };
  const start = async (file: string, ...words: readonly string[]) => {
    const child = fork(fileURLToPath(new URL(`../${file}`, import.meta.url)), [...words]);
    const ended = once(child, 'exit').then(() => {
      throw new Error(`${file} ${words[0]} did not start`);
    });
    const [said] = await Promise.race([once(child, 'message'), ended]);
    ended.catch(() => {});
    return { child, port: Number(said) };
  };
  const ack = await start('slack-server.ts', 'bare');
  const replies = await start('slack-server.ts', 'replies');
  const client = await start('discord-client.ts', 'bare', discord.url, discord.token());
  return {
    ack: ack.port,
    replies: replies.port,
    discord,
    async stop() {
      for (const { child } of [ack, replies, client]) child.kill('SIGKILL');
      await discord.stop();
    },
  };
}
