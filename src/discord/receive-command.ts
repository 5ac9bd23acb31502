/** Commands, and typing in their options. */
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type InteractionType,
} from 'discord.js';
import { type Command, commands } from '../core/command.ts';
import type { Request } from '../core/request.ts';
import type { Common, Exchange, Received } from './exchange.ts';
import type { CommandOption, PayloadOf } from './payload.ts';

export function receiveCommand(
  { data }: PayloadOf<InteractionType.ApplicationCommand>,
  common: Common,
  exchange: Exchange,
): Received {
  if (data.type === ApplicationCommandType.Message) {
    const text = data.resolved?.messages?.[data.target_id ?? '']?.content ?? '';
    const request: Request = { ...common, kind: 'words', text, via: 'shortcut' };
    return { kind: 'request', exchange, request };
  }
  const command = commands.find(({ name }) => name === data.name)?.name;
  if (command === undefined) return { kind: 'unknown', exchange };
  const { path, options } = pathOf(data.options);
  const request: Request = {
    ...common,
    kind: 'command',
    command,
    path,
    options: Object.fromEntries(options.map(({ name, value }) => [name, String(value ?? '')])),
  };
  return { kind: 'request', exchange, request };
}

/** The subcommand's words, and the options inside it. */
function pathOf(options: readonly CommandOption[]): {
  readonly path: readonly string[];
  readonly options: readonly CommandOption[];
} {
  const [first] = options;
  const nested =
    first?.type === ApplicationCommandOptionType.Subcommand ||
    first?.type === ApplicationCommandOptionType.SubcommandGroup;
  if (!first || !nested) return { path: [], options };
  const inside = pathOf(first.options ?? []);
  return { path: [first.name, ...inside.path], options: inside.options };
}

export function receiveTyping(
  { data }: PayloadOf<InteractionType.ApplicationCommandAutocomplete>,
  exchange: Exchange,
): Received {
  const { path, options } = pathOf(data.options);
  const focused = options.find((option) => option.focused);
  const command: Command | undefined = commands.find(({ name }) => name === data.name);
  const subcommand = command?.subcommands.find((sub) => sub.path.join(' ') === path.join(' '));
  const option = (subcommand ?? command)?.options.find(({ name }) => name === focused?.name);
  const text = String(focused?.value ?? '');
  return { kind: 'complete', exchange, completes: option?.completes ?? null, text };
}
