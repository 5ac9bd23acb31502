/** The app manifest, from the table of commands: Slack makes a whole app of it. */
import type { webApi } from '@slack/bolt';
import { type Command, commands } from '../core/command.ts';
import { slackName } from './commands.ts';
import { slackPath } from './http.ts';
import { redirectPath } from './install-paths.ts';
import { shorten } from './limits.ts';

type Manifest = NonNullable<webApi.AppsManifestValidateArguments['manifest']>;

export interface ManifestOptions {
  /** The app's name, as people see it. */
  readonly name: string;
  /** The first word of its commands, without "/". */
  readonly command: string;
  /** Where the bot is reached over HTTP ("https://bot.example.com"); null: Socket Mode. */
  readonly url: string | null;
  /** For many workspaces: where /slack/install is reached; null: for one. */
  readonly install: string | null;
}

/** What the bot may do in the workspace, and why it must. */
export const scopes = {
  commands: 'Slash commands and the two shortcuts',
  'app_mentions:read': 'Hears when somebody writes @whoowns in a channel it is in',
  'chat:write': 'Answers mentions and direct messages, posts the quiz',
  'im:history': 'Reads the direct messages that people send to it, and no others',
  'channels:read':
    'Hears who joins a public channel, sees whether it is shared with another company (then nothing of yours is shown there), and whether it may post',
  'groups:read': 'The same for private channels that it is in',
  'users:read':
    'Sees who is a workspace admin, for /whoowns-admin, their time zone, and which newcomers are bots',
} as const;

/** What makes it better; whoever installs the app may leave these out. */
export const optionalScopes = {
  'channels:history':
    'Looks for its own post when the reply to it was lost, so that no question is posted twice; without it an admin is asked',
  'groups:history': 'The same in private channels that it is in',
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

/** How many workspaces say that they leave. */
const leavings = ['app_uninstalled', 'tokens_revoked', 'team_access_revoked'] as const;

export function manifestOf({ name, command, url, install }: ManifestOptions): Manifest {
  const under = (base: string, path: string) => base.replace(/\/+$/, '') + path;
  const address = url === null ? null : under(url, slackPath);
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
        ...usageOf(one),
        should_escape: false,
        ...(address === null ? {} : { url: address }),
      })),
    },
    oauth_config: {
      ...(install === null ? {} : { redirect_urls: [under(install, redirectPath)] }),
      scopes: {
        // Slack wants the optional ones in both lists.
        bot: [...namesOf(scopes), ...namesOf(optionalScopes)],
        bot_optional: namesOf(optionalScopes),
      },
    },
    settings: {
      event_subscriptions: {
        ...at,
        bot_events: [
          'app_home_opened',
          'app_mention',
          'member_joined_channel',
          'message.im',
          ...(install === null ? [] : leavings),
        ],
      },
      interactivity: {
        is_enabled: true,
        ...at,
        // Without it the search box stays empty over HTTP.
        ...(address === null ? {} : { message_menu_options_url: address }),
      },
      org_deploy_enabled: install !== null,
      socket_mode_enabled: address === null,
      token_rotation_enabled: false,
    },
  };
}

function namesOf<K extends string>(table: Readonly<Record<K, string>>): K[] {
  const names: K[] = [];
  for (const name in table) names.push(name);
  return names;
}

/** "question", or the subcommands; Slack takes no empty hint. */
function usageOf({ options, subcommands }: Command): { usage_hint?: string } {
  const words = subcommands.map(({ path }) => path.join(' '));
  const first = options.find(({ kind }) => kind === 'text');
  const hint = shorten(words.join(' | ') || (first ? `[${first.name}]` : ''), 1000);
  return hint === '' ? {} : { usage_hint: hint };
}

/** Slack takes a to z, digits, "-", "_" and ".". */
function botName(name: string): string {
  const letters = name.toLowerCase().replace(/[^a-z0-9._-]+/g, '-');
  return letters.replace(/^-+|-+$/g, '').slice(0, 80) || 'whoowns';
}
