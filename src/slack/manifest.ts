/** The app manifest, from the table of commands: Slack makes a whole app of it. */
import type { webApi } from '@slack/bolt';
import { type Command, commands } from '../core/command.ts';
import { slackName } from './commands.ts';
import { slackPath } from './http.ts';
import { shorten } from './limits.ts';

type Manifest = NonNullable<webApi.AppsManifestValidateArguments['manifest']>;

export interface ManifestOptions {
  /** The app's name, as people see it. */
  readonly name: string;
  /** The first word of its commands, without "/". */
  readonly command: string;
  /** Where the bot is reached over HTTP ("https://bot.example.com"); null: Socket Mode. */
  readonly url: string | null;
}

/** What the bot may do in the workspace, and why it must. */
export const scopes = {
  commands: 'Slash commands and the two shortcuts',
  'app_mentions:read': 'Hears when somebody writes @whoowns in a channel it is in',
  'chat:write': 'Answers mentions in their thread, and direct messages',
  'im:history': 'Reads the direct messages that people send to it, and no others',
  'channels:read':
    'Sees whether a public channel is shared with another company, so that nothing of yours is shown there',
  'groups:read': 'The same for private channels that it is in',
} as const;

/** `search` opens the form, `ask` is on each message; names and descriptions as people see them. */
const shortcuts = [
  {
    name: 'Who owns it?',
    type: 'global',
    callback_id: 'search',
    description: 'Search who secures what on AWS',
  },
  {
    name: 'Who owns this?',
    type: 'message',
    callback_id: 'ask',
    description: 'Ask what this message is about',
  },
] as const;

export function manifestOf({ name, command, url }: ManifestOptions): Manifest {
  const address = url === null ? null : `${url.replace(/\/+$/, '')}${slackPath}`;
  const at = address === null ? {} : { request_url: address };
  const all: readonly Command[] = commands;
  return {
    display_information: {
      name,
      description: 'Who secures what on AWS: AWS, you, or both. With the source.',
      background_color: '#232f3e',
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: botName(name) },
      shortcuts: [...shortcuts],
      slash_commands: all.map((one) => ({
        command: slackName(one.name, command),
        description: one.summary,
        usage_hint: usageOf(one),
        should_escape: false,
        ...(address === null ? {} : { url: address }),
      })),
    },
    oauth_config: { scopes: { bot: scopeNames() } },
    settings: {
      event_subscriptions: { ...at, bot_events: ['app_home_opened', 'app_mention', 'message.im'] },
      interactivity: {
        is_enabled: true,
        ...at,
        // Without it the search box stays empty over HTTP.
        ...(address === null ? {} : { message_menu_options_url: address }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: address === null,
      token_rotation_enabled: false,
    },
  };
}

function scopeNames(): (keyof typeof scopes)[] {
  return [
    'commands',
    'app_mentions:read',
    'chat:write',
    'im:history',
    'channels:read',
    'groups:read',
  ];
}

/** "question", or the subcommands. */
function usageOf({ options, subcommands }: Command): string {
  const words = subcommands.map(({ path }) => path.join(' '));
  const first = options.find(({ kind }) => kind === 'text');
  return shorten(words.join(' | ') || (first ? `[${first.name}]` : ''), 1000);
}

/** Slack takes a to z, digits, "-", "_" and ".". */
function botName(name: string): string {
  const letters = name.toLowerCase().replace(/[^a-z0-9._-]+/g, '-');
  return letters.replace(/^-+|-+$/g, '').slice(0, 80) || 'whoowns';
}
