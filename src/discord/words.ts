/** Mentions and direct messages: answered by a message, which everybody there can see. */
import { type Client, type REST, Routes } from 'discord.js';
import type { Message } from '../core/message.ts';
import type { Meters } from '../core/meters.ts';
import type { Chat, Clock, Log } from '../core/ports.ts';
import type { Bot, Reply, Request } from '../core/request.ts';
import { sentFault } from './faults.ts';
import { mayReadHistory } from './permissions.ts';
import { lackingIn, type Reach, reachOf } from './reach.ts';
import { render } from './render.ts';
import { createThrottle, type Throttle } from './throttle.ts';
import { cantAnswerThere, enoughHere, faultsMessage } from './wording.ts';

interface Options {
  readonly bot: Bot;
  readonly rest: REST;
  readonly chat: Chat;
  readonly client: () => Client<true> | null;
  readonly throttle: Throttle;
  readonly meters: Meters;
  readonly clock: Clock;
  readonly log: Log;
}

/** Answers words said to the bot; never rejects. */
export type Words = (request: Request) => Promise<void>;

const quarterHour = 15 * 60 * 1000;

export function createWords(options: Options): Words {
  const { bot, rest, chat, client, throttle, meters, clock, log } = options;
  const tellings = createThrottle({ clock, most: 1, windowMs: quarterHour });

  /** To who asked, directly, what keeps us from answering: once in a while, not each time. */
  const tell = async (request: Request, missing: readonly string[]) => {
    const { person, place, delivery } = request;
    log.warn({ workspace: place.workspace, channel: place.channel, missing }, "can't answer there");
    if (!tellings.take(`${person.id} ${place.channel}`).allowed) return;
    const channel = { kind: 'channel', id: place.channel, name: 'that channel' } as const;
    await chat.direct(place, person.id, cantAnswerThere(missing, channel), `no-${delivery}`);
  };

  const send = async (request: Request, message: Message, reach: Reach) => {
    const { place, delivery } = request;
    const shown =
      reach.kind === 'direct' || (reach.kind === 'member' && mayReadHistory(reach.permissions));
    const body = {
      ...render(message),
      ...(shown ? { message_reference: { message_id: delivery, fail_if_not_exists: false } } : {}),
      nonce: delivery,
      enforce_nonce: true,
    };
    try {
      const signal = AbortSignal.timeout(60_000);
      await rest.post(Routes.channelMessages(place.channel), { body, signal });
    } catch (err) {
      log.warn({ err, workspace: place.workspace, channel: place.channel }, 'an answer failed');
      const sent = sentFault(err, () => lackingIn(reach));
      if (sent.kind === 'refused' && sent.reason === 'forbidden' && reach.kind !== 'direct') {
        await tell(request, sent.missing.length > 0 ? sent.missing : ['a permission']);
      }
    }
  };

  return async (request) => {
    const connected = client();
    const reach: Reach = connected ? reachOf(connected, request.place) : { kind: 'unknown' };
    const missing = lackingIn(reach);
    if (missing.length > 0) return tell(request, missing);
    if (!request.direct) {
      const { allowed, told } = throttle.take(request.person.id);
      if (!allowed) return told ? undefined : send(request, enoughHere, reach);
    }
    const since = performance.now();
    const handled = bot.handle(request);
    const message = messageOf(handled.when === 'now' ? handled.reply : await handled.reply);
    if (message) {
      await send(request, message, reach);
      meters.took('reply', performance.now() - since, { platform: 'discord' });
    }
    if (handled.when === 'now') await handled.after;
  };
}

function messageOf(reply: Reply): Message | null {
  switch (reply.kind) {
    case 'message':
    case 'home':
      return reply.message;
    case 'faults':
      return faultsMessage(reply.faults);
    case 'form':
    case 'nothing':
      return null;
  }
}
