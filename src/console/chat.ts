/** Posting unasked in a terminal: it appears above the prompt. */
import type { Message } from '../core/message.ts';
import type { Chat, Found, Sent } from '../core/ports.ts';

interface Options {
  /** Shows a message above the prompt; false when nobody is there any more. */
  readonly show: (message: Message, everyone: boolean) => boolean;
  readonly zone: () => string;
}

export function createChat({ show, zone }: Options): Chat {
  /** What was posted in this session: a new terminal shows nothing of an old one. */
  const posted = new Set<string>();
  const post = (message: Message, key: string, everyone: boolean): Sent => {
    if (!posted.has(key) && !show(message, everyone)) {
      return { kind: 'failed', posted: 'no', retryAfterMs: null };
    }
    posted.add(key);
    return { kind: 'sent', id: key };
  };
  return {
    keyHoldsMs: Number.POSITIVE_INFINITY,
    greetings: { most: 10, windowMs: 5_000 },
    async post(_place, message, key) {
      return post(message, key, true);
    },
    async edit(_place, id, message) {
      // What is on a terminal stays; shown again is only what can't be pressed any more, so has ended.
      if (!isPressable(message)) show(message, true);
      return { kind: 'sent', id };
    },
    async find(_place, key): Promise<Found> {
      return posted.has(key) ? { kind: 'found', id: key } : { kind: 'absent' };
    },
    async direct(_place, _person, message, key) {
      return post(message, key, false);
    },
    async whisper(_place, _person, message, key) {
      return post(message, key, false);
    },
    isBot: async () => false,
    unheard: () => 'Nobody joins a terminal.',
    async about() {
      return { admin: 'workspace', zone: zone() };
    },
    async missing() {
      return [];
    },
  };
}

function isPressable({ blocks }: Message): boolean {
  return blocks.some(
    (block) => block.kind === 'choices' && block.choices.some(({ action }) => action !== null),
  );
}
