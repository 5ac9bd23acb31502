/** What can be typed after a slash: the table's commands, and the terminal's own. */
import { type Command, commands } from '../core/command.ts';

/** The terminal's own; `help` is the first command without a question. */
export const ownCommands = [
  { name: 'help', summary: 'What you can ask' },
  { name: 'home', summary: 'The model, and what you asked last' },
  { name: 'search', summary: 'Search topics and services' },
  { name: 'quit', summary: 'Leave (or Ctrl-D)' },
] as const;

const table: readonly Command[] = commands;

/** The command of a name, in any case; null when there is none. */
export function commandOf(name: string): Command | null {
  return table.find((command) => command.name === name.toLowerCase()) ?? null;
}

/** Every name that completes after a slash. */
export const commandNames: readonly string[] = [
  ...table.map(({ name }) => name),
  ...ownCommands.map(({ name }) => name),
];
