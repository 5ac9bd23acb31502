/** The table of commands under Slack's names, which are fixed per app and must not clash with others'. */
import { type CommandName, commands } from '../core/command.ts';

/** The first word of the app's commands, unless the manifest was given another. */
export const baseName: CommandName = 'whoowns';

/** "/whoowns", "/whoowns-quiz": a command under the app's own first word. */
export function slackName(name: string, base: string = baseName): string {
  return `/${base}${endOf(name)}`;
}

/**
 * The command behind a name that Slack sends. Whatever first word the manifest was given, the end of the
 * name tells which it is; Slack sends an app no commands but its own.
 */
export function commandNamed(name: string): (typeof commands)[number] {
  const ended = commands.find((command) => {
    const end = endOf(command.name);
    return end !== '' && name.endsWith(end);
  });
  return ended ?? commands[0];
}

function endOf(name: string): string {
  return name === baseName ? '' : `-${name.replace(`${baseName}-`, '')}`;
}

/** The first word that a command of ours was sent under. */
export function baseOf(name: string): string {
  const end = endOf(commandNamed(name).name);
  return name.slice(1, end === '' ? undefined : -end.length) || baseName;
}
