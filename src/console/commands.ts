/** What can be typed after a slash: the table's commands, and the terminal's own. */
import { type Command, commands } from '../core/command.ts';

/** The terminal's own; `help` is the first command without a question. */
const own = ['help', 'home', 'search', 'quit'];

const table: readonly Command[] = commands;

/** The command of a name, in any case; null when there is none. */
export function commandOf(name: string): Command | null {
  return table.find((command) => command.name === name.toLowerCase()) ?? null;
}

/** Every name that completes after a slash. */
export const commandNames: readonly string[] = [...table.map(({ name }) => name), ...own];
