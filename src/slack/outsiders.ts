/** Which channels people from other companies are in (Slack Connect); payloads of commands don't say. */
import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Request } from '../core/request.ts';
import type { Web } from './web.ts';

export interface Outsiders {
  /** What an event said of its channel. */
  told(channel: string, outside: boolean): void;
  /** Null when Slack won't say, or not in time. */
  in(channel: string): Promise<boolean | null>;
}

/** How long an answer is good for: a channel may be shared at any time. */
const GOOD_MS = 5 * 60_000;
/** An acknowledgement is due in 3 s; the question waits this long. */
const PATIENCE_MS = 800;
const REMEMBERED = 5_000;

export function createOutsiders(web: Web): Outsiders {
  const known = new LRUCache<string, { readonly outside: boolean | null }>({
    max: REMEMBERED,
    ttl: GOOD_MS,
  });
  const asking = new Map<string, Promise<boolean | null>>();
  const remember = (channel: string, outside: boolean | null) => {
    known.set(channel, { outside });
  };
  const ask = async (channel: string): Promise<boolean | null> => {
    try {
      const found = await web.call('conversations.info', 'once', (client) =>
        client.conversations.info({ channel }),
      );
      const { is_ext_shared, is_pending_ext_shared, is_shared, is_org_shared } =
        found.channel ?? {};
      const outside = Boolean(
        is_ext_shared || is_pending_ext_shared || (is_shared && !is_org_shared),
      );
      remember(channel, outside);
      return outside;
    } catch {
      // A private channel without us in it, a missing scope, an outage: all the same here.
      remember(channel, null);
      return null;
    } finally {
      asking.delete(channel);
    }
  };
  return {
    told: remember,
    async in(channel) {
      const before = known.get(channel);
      if (before) return before.outside;
      const answer = asking.get(channel) ?? ask(channel);
      asking.set(channel, answer);
      return Promise.race([answer, sleep(PATIENCE_MS, null, { ref: false })]);
    },
  };
}

/**
 * Whether people of another company see what comes of a request. Where Slack won't say, what only the asker
 * sees counts as inside, and the rest doesn't.
 */
export async function isOutside(request: Request, outsiders: Outsiders): Promise<boolean> {
  if (request.outside || request.direct || request.place.channel === '') return request.outside;
  const known = await outsiders.in(request.place.channel);
  if (known !== null) return known;
  switch (request.kind) {
    case 'command':
      return request.options.visible !== undefined;
    case 'press':
      return !request.own || request.action?.kind === 'share';
    case 'words':
      return request.via === 'mention';
    case 'form':
    case 'home':
    case 'search':
    case 'joined':
      return false;
  }
}
