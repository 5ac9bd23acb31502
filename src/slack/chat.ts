/** Posting unasked, and knowing one's own posts again. */
import type { Message } from '../core/message.ts';
import type { Chat, Found, Log, Sent } from '../core/ports.ts';
import type { Place } from '../core/request.ts';
import { faultOf, type SlackFault } from './fault.ts';
import { createKnowing } from './knowing.ts';
import { notInstalled, type Office, type Offices, officeIn } from './office.ts';
import { renderMessage } from './render.ts';

interface Options {
  readonly offices: Offices;
  readonly log: Log;
  /** The first word of the app's commands. */
  readonly base: () => string;
}

/** What our posts carry, so that they can be found again. */
const eventType = 'whoowns_post';
/** Pages of 100 messages that are looked through for a post. */
const pages = 10;
/** The port's 20 s, less one call's time-out. */
const LOOK_MS = 15_000;
/** Slack's words for a channel that we may not look into. */
const unreadable = new Set(['missing_scope', 'not_in_channel', 'channel_not_found', notInstalled]);
const noPreviews = { unfurl_links: false, unfurl_media: false };

export function createChat({ offices, log, base }: Options): Chat {
  /** Each workspace is spoken to with its own token. */
  const sending = async (
    place: Place,
    what: string,
    send: (office: Office) => Promise<Sent>,
  ): Promise<Sent> => {
    let name = 'whoowns';
    try {
      const office = await officeIn(offices, place.workspace);
      name = office.installed.name;
      return await send(office);
    } catch (error) {
      const fault = faultOf(what, error);
      const { workspace, channel } = place;
      log.warn({ err: fault, workspace, channel }, `${what} failed`);
      return sentFault(fault, name);
    }
  };
  const post = async (
    { web }: Office,
    channel: string,
    message: Message,
    key: string,
  ): Promise<Sent> => {
    const metadata = { event_type: eventType, event_payload: { key } };
    // Never twice: a lost reply may mean that it is posted. Whoever asked looks before trying again.
    const made = await web.call('chat.postMessage', 'paced', (client) =>
      client.chat.postMessage({
        channel,
        ...renderMessage(message, base()),
        metadata,
        ...noPreviews,
      }),
    );
    return { kind: 'sent', id: made.ts ?? '' };
  };

  return {
    ...createKnowing({ offices, log }),
    // Slack has no key of its own: `find` is all there is.
    keyHoldsMs: 0,
    // Slack takes some hundreds of messages a minute.
    greetings: { most: 10, windowMs: 5_000 },
    post: (place, message, key) =>
      sending(place, 'a post', (office) => post(office, place.channel, message, key)),
    edit: (place, id, message) =>
      sending(place, 'an edit', async ({ web }) => {
        await web.call('chat.update', 'paced', (client) =>
          client.chat.update({ channel: place.channel, ts: id, ...renderMessage(message, base()) }),
        );
        return { kind: 'sent', id };
      }),
    async find(place, key, since): Promise<Found> {
      let cursor: string | undefined;
      const until = Date.now() + LOOK_MS;
      try {
        const { web } = await officeIn(offices, place.workspace);
        for (let page = 0; page < pages && Date.now() < until; page += 1) {
          const found = await web.call('conversations.history', 'once', (client) =>
            client.conversations.history({
              channel: place.channel,
              oldest: String(since / 1000),
              include_all_metadata: true,
              limit: 100,
              ...(cursor === undefined ? {} : { cursor }),
            }),
          );
          const ours = found.messages?.find(({ metadata }) => isOurs(metadata, key));
          if (ours?.ts !== undefined) return { kind: 'found', id: ours.ts };
          cursor = found.response_metadata?.next_cursor || undefined;
          if (cursor === undefined) return { kind: 'absent' };
        }
      } catch (error) {
        const err = faultOf('a look back', error);
        log.warn({ err, channel: place.channel }, "a channel's latest messages can't be read");
        return { kind: unreadable.has(err.code) ? 'blind' : 'failed' };
      }
      return { kind: cursor === undefined ? 'failed' : 'blind' };
    },
    direct: (place, person, message, key) =>
      sending(place, 'a direct message', (office) => post(office, person, message, key)),
    whisper: (place, person, message) =>
      sending(place, 'a line for one person', async ({ web }) => {
        const { channel } = place;
        // Nobody can look for it afterwards: Slack keeps it in no history.
        const made = await web.call('chat.postEphemeral', 'once', (client) =>
          client.chat.postEphemeral({ channel, user: person, ...renderMessage(message, base()) }),
        );
        return { kind: 'sent', id: made.message_ts ?? '' };
      }),
    unheard: () => null,
  };
}

function isOurs(metadata: unknown, key: string): boolean {
  if (typeof metadata !== 'object' || metadata === null) return false;
  const payload: unknown = Reflect.get(metadata, 'event_payload');
  if (Reflect.get(metadata, 'event_type') !== eventType) return false;
  return typeof payload === 'object' && payload !== null && Reflect.get(payload, 'key') === key;
}

function sentFault({ code, needed, retryAfterMs, untouched }: SlackFault, name: string): Sent {
  switch (code) {
    // Usually a private channel that we aren't in; Slack says the same of one that is gone.
    case 'channel_not_found':
    case 'not_in_channel':
      return { kind: 'refused', reason: 'not-a-member', missing: [`/invite @${name}`] };
    case 'is_archived':
      return { kind: 'refused', reason: 'archived', missing: [] };
    case 'message_not_found':
    case notInstalled:
    case 'cant_update_message':
      return { kind: 'refused', reason: 'gone', missing: [] };
    case 'missing_scope':
      return { kind: 'refused', reason: 'forbidden', missing: needed === null ? [] : [needed] };
    case 'restricted_action':
    case 'restricted_action_read_only_channel':
    case 'restricted_action_thread_only_channel':
    case 'restricted_action_non_threadable_channel':
      return { kind: 'refused', reason: 'forbidden', missing: [code] };
    default: {
      // What Slack itself says no to is surely not there; a lost or broken reply says nothing.
      const unsure =
        !untouched && /^(timeout|unreachable|http_5\d\d|internal_error|fatal_error)$/.test(code);
      return { kind: 'failed', posted: unsure ? 'unsure' : 'no', retryAfterMs };
    }
  }
}
