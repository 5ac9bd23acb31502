/** How far the bot reaches in a place, from what the gateway has told: no request is made. */
import type { Client } from 'discord.js';
import { isOwnWorkspace, type Place } from '../core/request.ts';
import { missingToPost } from './permissions.ts';

export type Reach =
  | { readonly kind: 'direct' }
  | { readonly kind: 'not-a-member' }
  /** A thread that isn't active, or a server that is out: only trying tells. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'member'; readonly permissions: bigint; readonly inThread: boolean };

export function reachOf(client: Client<true>, { workspace, channel: id }: Place): Reach {
  if (isOwnWorkspace(workspace)) return { kind: 'direct' };
  const guild = client.guilds.cache.get(workspace);
  if (!guild) return { kind: 'not-a-member' };
  const channel = guild.channels.cache.get(id);
  // Another server's channel is never reached through this one, though the same token could.
  if (!channel && client.channels.cache.has(id)) return { kind: 'not-a-member' };
  const me = guild.members.me;
  if (!guild.available || !channel || !me) return { kind: 'unknown' };
  const permissions = channel.permissionsFor(me).bitfield;
  return { kind: 'member', permissions, inThread: channel.isThread() };
}

/** What a post there needs and hasn't got. */
export function lackingIn(reach: Reach): readonly string[] {
  switch (reach.kind) {
    case 'direct':
    case 'unknown':
      return [];
    case 'not-a-member':
      return ['a place in this server (the invite link gives it)'];
    case 'member':
      return missingToPost(reach.permissions, reach.inThread);
  }
}
