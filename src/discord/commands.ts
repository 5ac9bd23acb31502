/** The command table as Discord registers it. */
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { Command, Option, Subcommand } from '../core/command.ts';
import { limits, shorten } from './limits.ts';

export type Registration = RESTPostAPIApplicationCommandsJSONBody;

/** In the menu of a message, under "Apps". */
export const messageCommand = 'Who owns this?';

const { GuildInstall, UserInstall } = ApplicationIntegrationType;
const { Guild, BotDM, PrivateChannel } = InteractionContextType;

/** Everywhere: servers, direct messages, and wherever a person takes their own installation. */
const everywhere = {
  contexts: [Guild, BotDM, PrivateChannel],
  integration_types: [GuildInstall, UserInstall],
};

const serversOnly = { contexts: [Guild], integration_types: [GuildInstall] };

/**
 * What to register. Discord asks for every permission in `default_member_permissions`, so it can't say
 * "Manage Server or Manage Channels": the lesser one stands there, a server's own settings can widen it, and
 * core checks each use anyway. A server's own commands (`oneServer`) know no contexts.
 */
export function registrations(
  commands: readonly Command[],
  { oneServer }: { readonly oneServer: boolean },
): readonly Registration[] {
  const where = (admin: boolean) => (oneServer ? {} : admin ? serversOnly : everywhere);
  return [
    ...commands.map(
      (command): Registration => ({
        type: ApplicationCommandType.ChatInput,
        name: command.name,
        description: summaryOf(command.summary),
        options:
          command.subcommands.length > 0 ? nested(command.subcommands) : flat(command.options),
        default_member_permissions: command.admin
          ? String(PermissionFlagsBits.ManageChannels)
          : null,
        ...where(command.admin),
      }),
    ),
    {
      type: ApplicationCommandType.Message,
      name: messageCommand,
      default_member_permissions: null,
      ...where(false),
    },
  ];
}

const summaryOf = (text: string) => shorten(text, limits.commandSummary);

/** `quiz setup` becomes the group `quiz` with the subcommand `setup`. */
function nested(subcommands: readonly Subcommand[]): APIApplicationCommandOption[] {
  const groups = new Map<string, Subcommand[]>();
  for (const subcommand of subcommands) {
    const [first = ''] = subcommand.path;
    groups.set(first, [...(groups.get(first) ?? []), subcommand]);
  }
  return [...groups].map(([name, inside]): APIApplicationCommandOption => {
    const [only] = inside;
    if (only?.path.length === 1) return leaf(name, only);
    return {
      type: ApplicationCommandOptionType.SubcommandGroup,
      name,
      description: summaryOf(inside.map(({ path }) => path[1] ?? '').join(', ')),
      options: inside.map((subcommand) => leaf(subcommand.path[1] ?? '', subcommand)),
    };
  });
}

function leaf(name: string, { summary, options }: Subcommand) {
  return {
    type: ApplicationCommandOptionType.Subcommand as const,
    name,
    description: summaryOf(summary),
    options: flat(options),
  };
}

/** Discord wants the required ones first. */
function flat(options: readonly Option[]): APIApplicationCommandBasicOption[] {
  return [...options]
    .sort((one, other) => Number(other.required) - Number(one.required))
    .map(optionOf);
}

function optionOf(option: Option): APIApplicationCommandBasicOption {
  const { name, required } = option;
  const common = { name, required, description: summaryOf(option.summary) };
  switch (option.kind) {
    case 'text':
      if (option.choices.length > 0) {
        const choices = option.choices.map((choice) => ({ name: choice, value: choice }));
        return { type: ApplicationCommandOptionType.String, ...common, choices };
      }
      return {
        type: ApplicationCommandOptionType.String,
        ...common,
        autocomplete: option.completes !== null,
      };
    case 'flag':
      return { type: ApplicationCommandOptionType.Boolean, ...common };
    case 'number':
      return { type: ApplicationCommandOptionType.Number, ...common };
    case 'channel':
      return {
        type: ApplicationCommandOptionType.Channel,
        ...common,
        channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
      };
  }
}
