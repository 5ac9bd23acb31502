/** What the bot and people may do, by Discord's own names. */
import { PermissionFlagsBits } from 'discord.js';

const { Administrator, ManageGuild, ManageChannels } = PermissionFlagsBits;

/** By what a member may in a channel, its own overwrites counted in: these say nothing of the server. */
export function adminOfChannel(permissions: bigint): 'channel' | null {
  const any = Administrator | ManageGuild | ManageChannels;
  return (permissions & any) !== 0n ? 'channel' : null;
}

/** By what a member's roles allow in the whole server: Manage Server, which no channel can give. */
export function adminOfServer(permissions: bigint): 'workspace' | null {
  return (permissions & (Administrator | ManageGuild)) !== 0n ? 'workspace' : null;
}

/** What a post needs, in the order in which people look for it in a channel's settings. */
export function missingToPost(permissions: bigint, inThread: boolean): readonly string[] {
  if ((permissions & Administrator) !== 0n) return [];
  const { ViewChannel, SendMessages, SendMessagesInThreads, EmbedLinks } = PermissionFlagsBits;
  const needed = [
    { name: 'View Channel', bit: ViewChannel },
    inThread
      ? { name: 'Send Messages in Threads', bit: SendMessagesInThreads }
      : { name: 'Send Messages', bit: SendMessages },
    { name: 'Embed Links', bit: EmbedLinks },
  ];
  return needed.flatMap(({ name, bit }) => ((permissions & bit) === 0n ? [name] : []));
}

/** A reply shows what it answers, and our own posts can be found again, only with this one. */
export function mayReadHistory(permissions: bigint): boolean {
  const all = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory;
  return (permissions & Administrator) !== 0n || (permissions & all) === all;
}

/** What the invite link asks for: no more than posting and finding one's own posts takes. */
export const invited =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.ReadMessageHistory;
