/** How replies go out. */
import type { Message } from './message.ts';
import type { Audience, Handled, Reply } from './request.ts';

/** Who sees a reply, and whether it takes the pressed message's place. */
export interface Manner {
  readonly audience: Audience;
  readonly replace: boolean;
}

/** A reply, and the bookkeeping behind it, which never rejects. */
export interface Settled {
  /** From memory; a promise where it says what came of the bookkeeping. Never rejects. */
  readonly reply: Reply | Promise<Reply>;
  readonly after: Promise<void>;
}

export const privately: Manner = { audience: 'private', replace: false };
export const publicly: Manner = { audience: 'public', replace: false };

export function messageReply(message: Message, { audience, replace }: Manner): Reply {
  return { kind: 'message', message, audience, replace };
}

/** A reply with nothing to keep. */
export function only(reply: Reply): Handled {
  return { when: 'now', reply, after: Promise.resolve() };
}

/** At once, where the reply is there at once. */
export function now({ reply, after }: Settled, manner: Manner): Handled {
  if (reply instanceof Promise) return { when: 'later', ...manner, reply };
  return { when: 'now', reply, after };
}

/** A message that the store has to be asked for. */
export function later(message: Promise<Message>, manner: Manner = privately): Handled {
  return {
    when: 'later',
    ...manner,
    reply: message.then((each) => messageReply(each, manner)),
  };
}
