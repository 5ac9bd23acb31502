/** A typed line as what it asks for; no decisions. */
import { type CommandName, commands, readCommandLine } from '../core/command.ts';
import type { Request } from '../core/request.ts';
import { commandOf } from './commands.ts';
import type { Key } from './keys.ts';

/** Who sits at the terminal, and the id of this line. */
export type Seat = Pick<Request, 'delivery' | 'place' | 'person' | 'outside' | 'direct'>;

export type Received =
  | { readonly kind: 'request'; readonly request: Request }
  /** A search box was chosen: its words come next. */
  | { readonly kind: 'picker'; readonly key: Extract<Key, { kind: 'picker' }> }
  | { readonly kind: 'no-such-command'; readonly name: string }
  /** A letter or a number that nothing on the screen answers to. */
  | { readonly kind: 'no-such-key'; readonly typed: string }
  | { readonly kind: 'quit' }
  | { readonly kind: 'nothing' };

/** Reads a line: a key of the last card, a command, or a question in plain words. */
export function receive(line: string, keys: ReadonlyMap<string, Key>, seat: Seat): Received {
  const typed = line.trim();
  if (typed === '') return { kind: 'nothing' };
  const key = keys.get(typed.toLowerCase());
  if (key?.kind === 'picker') return { kind: 'picker', key };
  if (key) return { kind: 'request', request: pressOf(key, null, seat) };
  if (typed.startsWith('/')) return commandLine(typed.slice(1), seat);
  if (/^([a-z]|\d{1,2})$/i.test(typed)) return { kind: 'no-such-key', typed };
  return { kind: 'request', request: { ...seat, kind: 'words', text: line, via: 'direct' } };
}

/** A press, with the words that were typed for a search box. */
export function pressOf({ action }: Key, value: string | null, seat: Seat): Request {
  return { ...seat, kind: 'press', action, value, own: true };
}

function commandLine(typed: string, seat: Seat): Received {
  const [name = '', ...words] = typed.split(/\s+/);
  const lower = name.toLowerCase();
  if (lower === 'quit' || lower === 'exit') return { kind: 'quit' };
  if (lower === 'home') return { kind: 'request', request: { ...seat, kind: 'home' } };
  if (lower === 'search') return { kind: 'request', request: { ...seat, kind: 'search' } };
  if (lower === 'help') return request(commands[0].name, [], {}, seat);
  const command = commandOf(name);
  if (!command || !isCommand(lower)) return { kind: 'no-such-command', name };
  const { path, options } = readCommandLine(command, words.join(' '));
  return request(lower, path, options, seat);
}

function request(
  command: CommandName,
  path: readonly string[],
  options: Readonly<Record<string, string>>,
  seat: Seat,
): Received {
  return { kind: 'request', request: { ...seat, kind: 'command', command, path, options } };
}

function isCommand(name: string): name is CommandName {
  return commands.some((command) => command.name === name);
}
