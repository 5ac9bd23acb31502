/** Slack's payloads as core's requests: parses, decides nothing. Throws on what isn't Slack's. */
import { decodeAction } from '../core/action.ts';
import { readCommandLine } from '../core/command.ts';
import type { Request } from '../core/request.ts';
import { commandNamed } from './commands.ts';
import { wordsIn } from './escape.ts';
import { readPress } from './ids.ts';
import {
  type Installed,
  isDirect,
  isStranger,
  personOf,
  placeOf,
  type Teams,
} from './installed.ts';
import {
  commandShape,
  globalShortcutShape,
  type Interaction,
  messageShortcutShape,
  metadataShape,
  pressShape,
  submissionShape,
} from './payload.ts';
import type { Target } from './target.ts';

export interface Received {
  /** `outside` says only what the payload says; the channel may know more. */
  readonly request: Request;
  readonly target: Target;
}

export function receiveCommand(payload: unknown, installed: Installed): Received {
  const body = commandShape.parse(payload);
  const { name, ...table } = commandNamed(body.command);
  const { path, options } = readCommandLine({ name, ...table }, wordsIn(body.text));
  const teams = { team: body.team_id, enterprise: body.enterprise_id, person: body.team_id };
  return {
    request: {
      kind: 'command',
      command: name,
      path,
      options,
      delivery: `command:${body.trigger_id}`,
      place: placeOf(installed, body.channel_id, teams),
      person: personOf(body.user_id, body.user_name),
      outside: isStranger(installed, teams),
      direct: isDirect(body.channel_id),
    },
    target: {
      user: body.user_id,
      channel: body.channel_id,
      thread: null,
      responseUrl: body.response_url,
      trigger: body.trigger_id,
      view: null,
    },
  };
}

/** A button, a menu or a search box, in a message or in a view. */
export function receivePress(payload: unknown, installed: Installed): Received {
  const body = pressShape.parse(payload);
  const [pressed] = body.actions;
  const opened = openedIn(body.view?.private_metadata ?? null);
  const channel = body.channel?.id ?? body.container?.channel_id ?? opened.channel;
  const { action, value } = readPress(pressed.action_id, pressed.selected_option);
  const direct = channel === null || isDirect(channel);
  const times = `${pressed.action_ts ?? ''}:${body.trigger_id ?? ''}`;
  return {
    request: {
      kind: 'press',
      action,
      value,
      own: Boolean(body.view) || Boolean(body.container?.is_ephemeral) || direct,
      delivery: `press:${body.user.id}:${pressed.action_id}:${times}`,
      ...whereAndWho(body, channel, installed),
      direct,
    },
    target: {
      user: body.user.id,
      channel,
      thread: body.container?.thread_ts ?? body.message?.thread_ts ?? opened.thread,
      responseUrl: body.response_url ?? null,
      trigger: body.trigger_id,
      view: body.view ? { id: body.view.id, type: body.view.type } : null,
    },
  };
}

/** The global shortcut: search. */
export function receiveShortcut(payload: unknown, installed: Installed): Received {
  const body = globalShortcutShape.parse(payload);
  return {
    request: {
      kind: 'search',
      delivery: `shortcut:${body.trigger_id}`,
      ...whereAndWho(body, null, installed),
      direct: true,
    },
    target: {
      user: body.user.id,
      channel: null,
      thread: null,
      responseUrl: null,
      trigger: body.trigger_id,
      view: null,
    },
  };
}

/** "Who owns this?" on a message. */
export function receiveMessageShortcut(payload: unknown, installed: Installed): Received {
  const body = messageShortcutShape.parse(payload);
  const channel = body.channel.id;
  return {
    request: {
      kind: 'words',
      text: withoutMention(body.message.text ?? '', installed),
      via: 'shortcut',
      delivery: `shortcut:${body.trigger_id}`,
      ...whereAndWho(body, channel, installed),
      direct: isDirect(channel),
    },
    target: {
      user: body.user.id,
      channel,
      thread: body.message.thread_ts,
      responseUrl: body.response_url,
      trigger: body.trigger_id,
      view: null,
    },
  };
}

/** A form that was sent. */
export function receiveSubmission(payload: unknown, installed: Installed): Received {
  const body = submissionShape.parse(payload);
  const { view } = body;
  const { channel, thread } = openedIn(view.private_metadata);
  const values = Object.entries(view.state.values).map(([name, inputs]) => {
    const [input] = Object.values(inputs);
    const several = input?.selected_options?.map(({ value }) => value);
    const one = input?.value ?? input?.selected_option ?? null;
    return [name, several ?? (one === null ? [] : [one])] as const;
  });
  return {
    request: {
      kind: 'form',
      action: decodeAction(view.callback_id ?? ''),
      values: Object.fromEntries(values),
      delivery: `form:${view.id}:${body.trigger_id ?? ''}`,
      ...whereAndWho(body, channel, installed),
      direct: channel === null || isDirect(channel),
    },
    target: {
      user: body.user.id,
      channel,
      thread,
      responseUrl: null,
      trigger: body.trigger_id,
      view: { id: view.id, type: view.type },
    },
  };
}

/** What people wrote, without the mention that called us. */
export function withoutMention(text: string, { user }: Installed): string {
  return wordsIn(text.replace(new RegExp(`<@${user}(\\|[^<>]*)?>`, 'g'), ' ')).trim();
}

function whereAndWho(body: Interaction, channel: string | null, installed: Installed) {
  const { user, team, enterprise } = body;
  const teams: Teams = {
    team: team?.id ?? null,
    enterprise: enterprise?.id ?? team?.enterprise_id ?? null,
    person: user.team_id,
  };
  return {
    place: placeOf(installed, channel, teams),
    person: personOf(user.id, user.name ?? user.username),
    outside: body.is_ext_shared_channel || isStranger(installed, teams),
  };
}

function openedIn(metadata: string | null): Pick<Target, 'channel' | 'thread'> {
  if (!metadata) return { channel: null, thread: null };
  const parsed = metadataShape.safeParse(metadata);
  return parsed.success ? parsed.data : { channel: null, thread: null };
}
