/** Registers the commands: one bulk overwrite, and only when something changed. */
import { ApplicationCommandType, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Command } from '../core/command.ts';
import { registrations } from './commands.ts';

interface Options {
  readonly rest: REST;
  readonly application: string;
  /** This server's own commands; null: those of every server. */
  readonly guild: string | null;
  readonly commands: readonly Command[];
}

/** True when they were written, false when Discord had the same already. Rejects when it refused. */
export async function register({ rest, application, guild, commands }: Options): Promise<boolean> {
  const route =
    guild === null
      ? Routes.applicationCommands(application)
      : Routes.applicationGuildCommands(application, guild);
  const wanted = registrations(commands, { oneServer: guild !== null });
  const registered = z.array(z.looseObject({ type: z.number() })).parse(await rest.get(route));
  const entry = registered.filter(({ type }) => type === ApplicationCommandType.PrimaryEntryPoint);
  const ours = registered.filter((command) => !entry.includes(command));
  if (canonical(ours, guild) === canonical(wanted, guild)) return false;
  // Discord makes the command that launches an app's Activity, and refuses an overwrite without it.
  await rest.put(route, { body: [...wanted, ...entry] });
  return true;
}

const sorted = z
  .array(z.number())
  .nullish()
  .transform((list) => (list ? [...list].sort((one, other) => one - other) : null));

const optionShape = z.object({
  type: z.number(),
  name: z.string(),
  description: z.string(),
  required: z.boolean().default(false),
  autocomplete: z.boolean().default(false),
  choices: z
    .array(z.object({ name: z.string(), value: z.union([z.string(), z.number()]) }))
    .default([]),
  channel_types: sorted,
  get options() {
    return z.array(optionShape).default([]);
  },
});

const commandShape = z.object({
  type: z.number().default(ApplicationCommandType.ChatInput),
  name: z.string(),
  description: z.string().default(''),
  options: z.array(optionShape).default([]),
  default_member_permissions: z.string().nullish().default(null),
  contexts: sorted,
  integration_types: sorted,
});

/** What we set of commands, with Discord's defaults filled in; what Discord adds is left out. */
function canonical(commands: readonly unknown[], guild: string | null): string {
  const known = commands.map((command) => {
    const set = commandShape.parse(command);
    // A server's own commands have no contexts; Discord may say some all the same.
    return guild === null ? set : { ...set, contexts: null, integration_types: null };
  });
  return known
    .map((command) => JSON.stringify(command))
    .sort()
    .join('\n');
}
