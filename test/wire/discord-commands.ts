/** What Discord refuses in a bulk overwrite of commands, from its documentation. */
import { z } from 'zod';
import { isObject, shapeFaults } from './discord-shape.ts';

const nameShape = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

const optionShape = z.object({
  type: z.number(),
  name: z.string(),
  description: z.string(),
  required: z.boolean().default(false),
  autocomplete: z.boolean().default(false),
  choices: z.array(z.object({ name: z.string(), value: z.unknown() })).default([]),
  get options() {
    return z.array(optionShape).default([]);
  },
});
type Option = z.infer<typeof optionShape>;

const commandShape = z.object({
  type: z.number().default(1),
  name: z.string(),
  description: z.string().default(''),
  options: z.array(optionShape).default([]),
  default_member_permissions: z.string().regex(/^\d+$/).nullish(),
  contexts: z.array(z.number()).nullish(),
  integration_types: z.array(z.number()).nullish(),
});
type Command = z.infer<typeof commandShape>;

/** A line for each thing that Discord refuses. `oneServer`: the commands of a single server. */
export function commandFaults(body: unknown, oneServer: boolean): readonly string[] {
  if (!Array.isArray(body)) return ['commands are a list'];
  const faults = body.flatMap((one) => shapeFaults('command', asDocumented(one)));
  const parsed = z.array(commandShape).safeParse(body);
  if (!parsed.success) return [...faults, parsed.error.message];
  const commands = parsed.data;
  const names = commands.map(({ type, name }) => `${type} ${name}`);
  if (new Set(names).size < names.length)
    faults.push('two commands of one kind with the same name');
  if (commands.filter(({ type }) => type === 1).length > 100)
    faults.push('over 100 slash commands');
  return [...faults, ...commands.flatMap((command) => oneFaults(command, oneServer))];
}

/** The document has these permissions as a number; Discord's pages and its replies as a text. */
function asDocumented(command: unknown): unknown {
  if (!isObject(command)) return command;
  const permissions = command.default_member_permissions;
  if (typeof permissions !== 'string') return command;
  return { ...command, default_member_permissions: Number(permissions) };
}

function oneFaults(command: Command, oneServer: boolean): readonly string[] {
  const { name, description, options } = command;
  const faults: string[] = [];
  if (command.type === 1) {
    if (!nameShape.test(name) || name !== name.toLowerCase()) faults.push(`no such name: ${name}`);
    if (description === '' || description.length > 100) faults.push(`description of ${name}`);
    faults.push(...optionsFaults(name, options, 0));
  } else {
    if (name.length > 32) faults.push(`no such name: ${name}`);
    if (description !== '' || options.length > 0)
      faults.push(`${name} takes no description or options`);
  }
  if (oneServer && (command.contexts || command.integration_types)) {
    faults.push(`${name}: a server's own command has no contexts`);
  }
  const characters = lengthOf([{ ...command, required: false, autocomplete: false, choices: [] }]);
  if (characters > 8000) faults.push(`${name}: ${characters} characters`);
  return faults;
}

const isNested = ({ type }: Option) => type === 1 || type === 2;

function optionsFaults(path: string, options: readonly Option[], depth: number): readonly string[] {
  const faults: string[] = [];
  if (options.length > 25) faults.push(`${path}: ${options.length} options`);
  const nested = options.filter(isNested);
  if (nested.length > 0 && nested.length < options.length) {
    faults.push(`${path}: options beside subcommands`);
  }
  const names = options.map(({ name }) => name);
  if (new Set(names).size < names.length) faults.push(`${path}: an option twice`);
  const firstOptional = options.findIndex((option) => !option.required && !isNested(option));
  if (firstOptional >= 0 && options.slice(firstOptional).some(({ required }) => required)) {
    faults.push(`${path}: required options come first`);
  }
  for (const option of options) {
    const here = `${path} ${option.name}`;
    if (!nameShape.test(option.name) || option.name !== option.name.toLowerCase()) {
      faults.push(`no such name: ${here}`);
    }
    if (option.description === '' || option.description.length > 100) {
      faults.push(`description of ${here}`);
    }
    if (option.choices.length > 25) faults.push(`${here}: ${option.choices.length} choices`);
    if (option.choices.length > 0 && option.autocomplete) {
      faults.push(`${here}: choices beside autocomplete`);
    }
    if (option.type === 2 && depth > 0) faults.push(`${here}: a group in a group`);
    if (option.type === 2 && !option.options.every(({ type }) => type === 1)) {
      faults.push(`${here}: a group holds subcommands`);
    }
    if (option.type === 1 && option.options.some(isNested)) faults.push(`${here}: too deep`);
    if (isNested(option)) faults.push(...optionsFaults(here, option.options, depth + 1));
    else if (option.options.length > 0) faults.push(`${here}: options in an option`);
  }
  return faults;
}

/** Names, descriptions and values together. */
function lengthOf(options: readonly Option[]): number {
  return options.reduce((sum, { name, description, choices, options: inside }) => {
    const values = choices.reduce(
      (all, choice) => all + choice.name.length + String(choice.value).length,
      0,
    );
    return sum + name.length + description.length + values + lengthOf(inside);
  }, 0);
}
