/** Slack's events as core's requests. Null for what nobody asked of us: bots, edits, our own words. */
import type { Request } from '../core/request.ts';
import {
  type Installed,
  isDirect,
  isStranger,
  personOf,
  placeOf,
  type Teams,
} from './installed.ts';
import { homeEventShape, joinedEventShape, wordsEventShape } from './payload.ts';
import { type Received, withoutMention } from './receive.ts';

/** Messages with other subtypes are edits, deletions, joins and the like. */
const spoken = new Set([null, 'file_share', 'thread_broadcast']);

/** A mention, or a direct message. */
export function receiveWords(payload: unknown, installed: Installed): Received | null {
  const body = wordsEventShape.parse(payload);
  const { event } = body;
  const direct = event.channel_type === 'im' || isDirect(event.channel);
  if (event.user === null || event.user === installed.user || event.user === 'USLACKBOT')
    return null;
  if (event.bot_id !== null || !spoken.has(event.subtype)) return null;
  if (event.type === 'message' && !direct) return null;
  const teams: Teams = {
    team: body.team_id,
    enterprise: body.enterprise_id,
    person: event.user_team ?? event.team,
  };
  return {
    request: {
      kind: 'words',
      text: withoutMention(event.text ?? '', installed),
      via: direct ? 'direct' : 'mention',
      // By meaning: Slack delivers a message again under another event id, and a mention in a direct
      // message as two events.
      delivery: `message:${event.channel}:${event.ts}`,
      place: placeOf(installed, event.channel, teams),
      person: personOf(event.user, null),
      outside: body.is_ext_shared_channel || isStranger(installed, teams),
      direct,
    },
    target: {
      user: event.user,
      channel: event.channel,
      thread: direct ? event.thread_ts : (event.thread_ts ?? event.ts),
      responseUrl: null,
      trigger: null,
      view: null,
    },
  };
}

/** The App Home tab was opened; null for the messages tab. */
export function receiveHome(payload: unknown, installed: Installed): Received | null {
  const body = homeEventShape.parse(payload);
  const { user, tab, event_ts } = body.event;
  if (tab !== 'home') return null;
  const teams = { team: body.team_id, enterprise: body.enterprise_id, person: null };
  return {
    request: {
      kind: 'home',
      delivery: `home:${user}:${event_ts ?? ''}`,
      place: placeOf(installed, null, teams),
      person: personOf(user, null),
      outside: false,
      direct: true,
    },
    target: {
      user,
      channel: null,
      thread: null,
      responseUrl: null,
      trigger: null,
      view: null,
    },
  };
}

/**
 * Somebody came into a channel; null for ourselves and for people of other companies, to whom an app can't
 * write first.
 */
export function receiveJoined(payload: unknown, installed: Installed): Request | null {
  const body = joinedEventShape.parse(payload);
  const { user, channel, team, event_ts } = body.event;
  const teams: Teams = { team: body.team_id, enterprise: body.enterprise_id, person: team };
  if (user === installed.user || user === 'USLACKBOT' || isStranger(installed, teams)) return null;
  const seconds = Number(event_ts ?? body.event_time ?? Number.NaN);
  if (!Number.isFinite(seconds)) return null;
  return {
    kind: 'joined',
    at: seconds * 1000,
    delivery: `joined:${channel}:${user}:${seconds}`,
    place: placeOf(installed, channel, teams),
    person: personOf(user, null),
    outside: false,
    direct: false,
  };
}
