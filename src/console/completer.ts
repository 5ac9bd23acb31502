/** Tab: commands after a slash, else what the bot completes. */
import type { Completes } from '../core/message.ts';
import type { Bot } from '../core/request.ts';
import { commandNames } from './commands.ts';

/** How many entries a Tab lists. */
const LISTED = 12;

/** The entries for a line and the end of the line that they replace, as readline wants them. */
export function completer(
  bot: Bot,
  completes: Completes,
  line: string,
): [entries: string[], replaced: string] {
  const command = /^\/(\S*)$/.exec(line);
  if (command) {
    const typed = (command[1] ?? '').toLowerCase();
    const names = commandNames.filter((name) => name.startsWith(typed));
    return [names.map((name) => `/${name} `), line];
  }
  const words = line.replace(/^\/\S+\s+/, '');
  if (words.trim() === '') return [[], words];
  return [bot.complete(completes, words, LISTED).map(({ value }) => value), words];
}
