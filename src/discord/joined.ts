/** Who came into a server: the member events, where Discord may tell them. */
import { ApplicationFlags, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Log } from '../core/ports.ts';
import type { Request } from '../core/request.ts';

const memberShape = z.object({
  guild_id: z.string().regex(/^\d+$/),
  user: z.object({
    id: z.string().regex(/^\d+$/),
    username: z.string(),
    global_name: z.string().nullish(),
    bot: z.boolean().optional(),
  }),
  nick: z.string().nullish(),
  /** Not yet through the server's screening. */
  pending: z.boolean().optional(),
  joined_at: z.iso.datetime({ offset: true }).nullish(),
});

/**
 * A member who was added, or changed; null for bots and for who still has to accept the rules. We keep no
 * members, so any change of one who came lately may be the one that lets them in: the delivery is the same,
 * and core acts once on it.
 */
export function receiveJoined(payload: unknown): Request | null {
  const { guild_id: workspace, user, nick, pending, joined_at } = memberShape.parse(payload);
  if (user.bot || pending || !joined_at) return null;
  return {
    kind: 'joined',
    at: Date.parse(joined_at),
    delivery: `joined:${user.id}:${joined_at}`,
    place: { platform: 'discord', workspace, channel: '' },
    person: {
      id: user.id,
      name: nick ?? user.global_name ?? user.username,
      admin: null,
      zone: null,
    },
    outside: false,
    direct: false,
  };
}

const applicationShape = z.object({ flags: z.number().default(0) });

/** Whether "Server Members Intent" is on; where Discord won't say, the gateway will. */
export async function mayHearMembers(rest: REST, log: Log): Promise<boolean> {
  try {
    const { flags } = applicationShape.parse(await rest.get(Routes.currentApplication()));
    const { GatewayGuildMembers, GatewayGuildMembersLimited } = ApplicationFlags;
    return (flags & (GatewayGuildMembers | GatewayGuildMembersLimited)) !== 0;
  } catch (err) {
    log.warn({ err }, "the application's own settings can't be read");
    return true;
  }
}
