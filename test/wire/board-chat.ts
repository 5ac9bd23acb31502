/** The board as the bot's core sees a platform. */
import { z } from 'zod';
import type { Chat, Sent } from '../../src/core/ports.ts';

const replyShape = z.object({
  id: z.string().nullish(),
  refused: z.enum(['gone', 'archived', 'not-a-member', 'forbidden']).optional(),
  missing: z.array(z.string()).default([]),
  retryAfterMs: z.number().optional(),
  blind: z.boolean().optional(),
  admin: z.boolean().default(false),
  bot: z.boolean().default(false),
  zone: z.string().nullable().default(null),
});
type BoardReply = z.infer<typeof replyShape>;

interface Options {
  readonly url: string;
  readonly keyHoldsMs: number;
  readonly timeoutMs: number;
}

export function boardChat({ url, keyHoldsMs, timeoutMs }: Options): Chat {
  /** Null: the reply was lost. */
  const call = async (path: string, body: object): Promise<BoardReply | null> => {
    try {
      const response = await fetch(`${url}${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(timeoutMs),
      });
      return replyShape.parse(await response.json());
    } catch {
      return null;
    }
  };
  const send = async (path: string, body: object): Promise<Sent> => {
    const reply = await call(path, body);
    if (!reply) return { kind: 'failed', posted: 'unsure', retryAfterMs: null };
    if (reply.refused) return { kind: 'refused', reason: reply.refused, missing: reply.missing };
    if (reply.id) return { kind: 'sent', id: reply.id };
    return { kind: 'failed', posted: 'no', retryAfterMs: reply.retryAfterMs ?? null };
  };
  return {
    keyHoldsMs,
    greetings: { most: 10, windowMs: 5_000 },
    post: ({ channel }, message, key) => send('/post', { channel, message, key }),
    edit: ({ channel }, id, message) => send('/edit', { channel, id, message }),
    async find({ channel }, key) {
      const reply = await call('/find', { channel, key });
      if (!reply || reply.retryAfterMs !== undefined) return { kind: 'failed' };
      if (reply.blind) return { kind: 'blind' };
      return reply.id ? { kind: 'found', id: reply.id } : { kind: 'absent' };
    },
    direct: ({ channel }, person, message, key) =>
      send('/direct', { channel, person, message, key }),
    whisper: ({ channel }, person, message, key) =>
      send('/whisper', { channel, person, message, key }),
    isBot: async ({ channel }, person) => (await call('/bot', { channel, person }))?.bot ?? false,
    unheard: () => null,
    async about({ channel }, person) {
      const reply = await call('/about', { channel, person });
      return { admin: reply?.admin ? 'channel' : null, zone: reply?.zone ?? null };
    },
    async missing({ channel }) {
      return (await call('/missing', { channel }))?.missing ?? [];
    },
  };
}
