/** Messages in channels: posted, edited, and read again. */
import { PermissionFlagsBits } from 'discord.js';
import { bodyFaults } from './discord-check.ts';
import { type Answered, isV2, type Judge, refuse } from './discord-judge.ts';
import { isObject } from './discord-shape.ts';
import { messageOf, type StoredMessage, type World } from './discord-world.ts';

/** Discord says "the past few minutes": the least that it may mean. */
const nonceHoldsMs = 60_000;

export function createPosts(world: World, judged: Judge) {
  const nonces = new Map<string, { readonly message: StoredMessage; readonly at: number }>();

  const post = (channel: string, body: unknown): Answered => {
    const refused = judged(bodyFaults('message', body), 'message');
    if (refused) return refused;
    if (!isObject(body)) return refuse(400, 50035, 'Invalid Form Body');
    const nonce = typeof body.nonce === 'string' ? body.nonce : null;
    const earlier = nonce !== null && body.enforce_nonce === true ? nonces.get(nonce) : undefined;
    if (earlier && world.now() - earlier.at < nonceHoldsMs) {
      return { status: 200, body: messageOf(earlier.message) };
    }
    const may = world.permissionsIn(channel);
    const thread = (world.channels.get(channel)?.type ?? 0) >= 10;
    const send = thread
      ? PermissionFlagsBits.SendMessagesInThreads
      : PermissionFlagsBits.SendMessages;
    if ((may & PermissionFlagsBits.ViewChannel) === 0n) return refuse(403, 50001, 'Missing Access');
    if ((may & send) === 0n) return refuse(403, 50013, 'Missing Permissions');
    const reference = isObject(body.message_reference)
      ? String(body.message_reference.message_id)
      : null;
    if (reference !== null && (may & PermissionFlagsBits.ReadMessageHistory) === 0n) {
      return refuse(400, 160002, 'Cannot reply without permission to read message history');
    }
    const message = world.store(body, { channel, nonce, reference });
    if (nonce !== null) nonces.set(nonce, { message, at: world.now() });
    return { status: 200, body: messageOf(message) };
  };

  const history = (channel: string, query: URLSearchParams): Answered => {
    const may = world.permissionsIn(channel);
    if ((may & PermissionFlagsBits.ReadMessageHistory) === 0n) return { status: 200, body: [] };
    const after = BigInt(query.get('after') ?? 0);
    const page = [...world.messages.values()]
      .filter((one) => one.channel === channel && one.onlyFor === null && BigInt(one.id) > after)
      .slice(0, Number(query.get('limit') ?? 50));
    return { status: 200, body: page.reverse().map(messageOf) };
  };

  const edit = (id: string, body: unknown): Answered => {
    const known = world.messages.get(id);
    if (!known) return refuse(404, 10008, 'Unknown Message');
    const refused = judged(bodyFaults('message edit', body, isV2(known.body)), 'message edit');
    return refused ?? { status: 200, body: messageOf(world.change(known, body)) };
  };

  return { post, history, edit };
}
