/** Requests as adapters make them, and what comes of them. */
import type { Action } from '../src/core/action.ts';
import type { Message } from '../src/core/message.ts';
import type { Reply, Request } from '../src/core/request.ts';
import type { ABot } from './a-bot.ts';

type Own = Request extends infer R
  ? R extends Request
    ? Omit<R, 'delivery' | 'place' | 'person' | 'outside' | 'direct'>
    : never
  : never;

const place = { platform: 'slack', workspace: 'T1', channel: 'C1' } as const;
let deliveries = 0;

/** A request of Ana's, in a channel with others. */
export function request<R extends Own>(own: R, name = 'Ana') {
  deliveries += 1;
  return {
    delivery: `d${deliveries}`,
    place,
    person: { id: 'U1', name, admin: null, zone: null },
    outside: false,
    direct: false,
    ...own,
  };
}

export const ask = (question: string, options: Readonly<Record<string, string>> = {}) =>
  request({ kind: 'command', command: 'whoowns', path: [], options: { question, ...options } });

export const press = (action: Action | null, value: string | null = null, own = true) =>
  request({ kind: 'press', action, value, own });

/** What comes of a request in the end. */
export async function replyOf({ bot }: ABot, made: Request): Promise<Reply> {
  const handled = bot.handle(made);
  if (handled.when === 'later') return handled.reply;
  await handled.after;
  return handled.reply;
}

export async function messageOf(parts: ABot, made: Request): Promise<Message> {
  const reply = await replyOf(parts, made);
  if (reply.kind === 'message' || reply.kind === 'home') return reply.message;
  throw new Error(`a ${reply.kind}, not a message`);
}

/** The action behind a button, menu entry or choice so labelled. */
export function actionOf({ blocks }: Message, label: string): Action {
  for (const block of blocks) {
    if (block.kind === 'choices') {
      const choice = block.choices.find(({ letter }) => letter === label);
      if (choice?.action) return choice.action;
    }
    if (block.kind !== 'buttons') continue;
    const entries = [...block.buttons, ...(block.menu?.options ?? [])];
    const entry = entries.find((each) => each.label === label);
    if (entry) return entry.action;
  }
  throw new Error(`nothing is labelled "${label}"`);
}
