/** Posting unasked, and knowing one's own posts again. */
import { type Client, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Message } from '../core/message.ts';
import type { About, Chat, Found, Log, Sent } from '../core/ports.ts';
import { ownWorkspace, type Place } from '../core/request.ts';
import { sentFault } from './faults.ts';
import { carries, idAt, markOf, postsShape } from './marks.ts';
import { adminOfChannel, adminOfServer, mayReadHistory } from './permissions.ts';
import { lackingIn, type Reach, reachOf } from './reach.ts';
import { renderEdit, renderPost } from './render.ts';

interface Options {
  readonly rest: REST;
  /** Whether the gateway tells us who joins a server. */
  readonly hearsJoins: () => boolean;
  /** Null while there is no connection. */
  readonly client: () => Client<true> | null;
  readonly log: Log;
}

/** Every call settles within the port's 20 s, waiting for a rate limit included. */
const patienceMs = 18_000;

/** Pages of 100 messages that are looked through for a post. */
const pages = 10;

const selfShape = z.object({ id: z.string() });
const madeShape = z.object({ id: z.string(), channel_id: z.string() });

const noMembers =
  'Discord doesn’t tell me who joins. “Server Members Intent” in the bot’s settings, and a restart of mine, change that.';

export function createChat({ rest, client, hearsJoins, log }: Options): Chat {
  const inTime = () => ({ signal: AbortSignal.timeout(patienceMs) });
  const reach = (place: Place): Reach => {
    const connected = client();
    return connected ? reachOf(connected, place) : { kind: 'unknown' };
  };
  let known: string | null = null;
  /** Our own id, which doesn't change. */
  const self = async () => {
    known ??= client()?.user.id ?? selfShape.parse(await rest.get(Routes.user(), inTime())).id;
    return known;
  };
  const failed = (err: unknown, place: Place, what: string): Sent => {
    const sent = sentFault(err, () => lackingIn(reach(place)));
    log.warn({ err, workspace: place.workspace, channel: place.channel }, `${what} failed`);
    return sent;
  };

  const post = async (place: Place, message: Message, key: string): Promise<Sent> => {
    const missing = lackingIn(reach(place));
    if (reach(place).kind === 'not-a-member') {
      return { kind: 'refused', reason: 'not-a-member', missing };
    }
    if (missing.length > 0) return { kind: 'refused', reason: 'forbidden', missing };
    try {
      // discord.js tries again by itself after a lost reply: the nonce makes Discord return the first one.
      const body = { ...renderPost(message, markOf(key)), nonce: key, enforce_nonce: true };
      const route = Routes.channelMessages(place.channel);
      const made = madeShape.parse(await rest.post(route, { body, ...inTime() }));
      return { kind: 'sent', id: made.id };
    } catch (err) {
      return failed(err, place, 'a post');
    }
  };

  const direct = async (
    place: Place,
    person: string,
    message: Message,
    key: string,
  ): Promise<Sent> => {
    try {
      const body = { recipient_id: person };
      const made = await rest.post(Routes.userChannels(), { body, ...inTime() });
      const channel = z.object({ id: z.string() }).parse(made).id;
      return await post({ ...place, workspace: ownWorkspace(person), channel }, message, key);
    } catch (err) {
      return failed(err, place, 'a direct message');
    }
  };

  return {
    // Discord says "the past few minutes"; the first of them is safe.
    keyHoldsMs: 60_000,
    // Discord names no number, but has shut out bots that opened some dozens of direct messages at once: the
    // card is there for those who wait.
    greetings: { most: 10, windowMs: 60_000 },
    post,
    async edit(place, id, message) {
      try {
        const body = renderEdit(message);
        await rest.patch(Routes.channelMessage(place.channel, id), { body, ...inTime() });
        return { kind: 'sent', id };
      } catch (err) {
        return failed(err, place, 'an edit');
      }
    },
    async find(place, key, since): Promise<Found> {
      const there = reach(place);
      // Without the permission Discord doesn't refuse: it shows an empty channel.
      const blind = there.kind === 'member' && !mayReadHistory(there.permissions);
      if (blind || there.kind === 'not-a-member') return { kind: 'blind' };
      const mark = markOf(key);
      let after = idAt(since);
      try {
        const me = await self();
        for (let page = 0; page < pages; page += 1) {
          const query = new URLSearchParams({ limit: '100', after });
          const route = Routes.channelMessages(place.channel);
          const posts = postsShape.parse(await rest.get(route, { query, ...inTime() }));
          const ours = posts.find((one) => one.author.id === me && carries(one, mark));
          if (ours) return { kind: 'found', id: ours.id };
          // Where we don't know what we may see, nothing at all may mean that we see nothing.
          if (posts.length === 0 && there.kind === 'unknown') return { kind: 'blind' };
          if (posts.length < 100) return { kind: 'absent' };
          after = newest(posts.map(({ id }) => id));
        }
        return { kind: 'blind' };
      } catch (err) {
        log.warn({ err, channel: place.channel }, "a channel's latest messages can't be read");
        return { kind: sentFault(err, () => []).kind === 'refused' ? 'blind' : 'failed' };
      }
    },
    direct,
    // Only an answer to somebody's own press or command can be for them alone.
    whisper: direct,
    // The payloads say so.
    isBot: async () => false,
    unheard: () => (hearsJoins() ? null : noMembers),
    async about(place, person): Promise<About> {
      const guild = client()?.guilds.cache.get(place.workspace);
      try {
        const member = await guild?.members.fetch({ user: person, force: true });
        const channel = guild?.channels.cache.get(place.channel);
        if (!member) return { admin: null, zone: null };
        const inChannel = channel?.permissionsFor(member).bitfield ?? 0n;
        const admin = adminOfServer(member.permissions.bitfield) ?? adminOfChannel(inChannel);
        return { admin, zone: null };
      } catch (err) {
        log.warn({ err, workspace: place.workspace }, "a member's permissions can't be read");
        return { admin: null, zone: null };
      }
    },
    missing: async (place) => (client() ? lackingIn(reach(place)) : ['a connection to Discord']),
  };
}

function newest(ids: readonly string[]): string {
  return ids.reduce((most, id) => (BigInt(id) > BigInt(most) ? id : most), '0');
}
