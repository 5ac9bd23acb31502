/** From what core makes of an interaction to Discord's responses, within its three seconds. */
import { setTimeout as sleep } from 'node:timers/promises';
import { InteractionResponseType, MessageFlags } from 'discord.js';
import type { Message } from '../core/message.ts';
import type { Meters } from '../core/meters.ts';
import type { Bot, Handled, Reply, Request } from '../core/request.ts';
import type { Exchange } from './exchange.ts';
import { type Exchanges, ephemeral } from './exchanges.ts';
import { renderForm } from './form.ts';
import { missingToPost } from './permissions.ts';
import { type Body, render, renderEdit } from './render.ts';
import type { Throttle } from './throttle.ts';
import { cantPost, enough, faultsMessage, notice, staleForm, withNote } from './wording.ts';

interface Options {
  readonly exchanges: Exchanges;
  readonly throttle: Throttle;
  readonly meters: Meters;
  readonly complete: Bot['complete'];
  /** How long a reply may take before we say that it is coming. */
  readonly graceMs: number;
}

type Said = Extract<Reply, { kind: 'message' }>;
/** What is sent for a reply: messages, and what takes another form than one. */
type Sendable = Said | Extract<Reply, { kind: 'form' | 'nothing' }>;

export type Answer = (exchange: Exchange, request: Request, handled: Handled) => Promise<void>;

export function createAnswer(options: Options): Answer {
  const { exchanges, throttle, meters, complete, graceMs } = options;
  const replied = ({ at }: Exchange) =>
    meters.took('reply', performance.now() - at, { platform: 'discord' });
  /** Null: it may be public here and now. Asks the throttle, so once for each reply. */
  const whyPrivate = (exchange: Exchange, request: Request): string | null => {
    if (request.direct) return null;
    if (exchange.permissions !== null) {
      const missing = missingToPost(exchange.permissions, exchange.inThread);
      if (missing.length > 0) return cantPost(missing);
    }
    return throttle.take(request.person.id).allowed ? null : enough;
  };

  const first = async (exchange: Exchange, request: Request, reply: Sendable): Promise<void> => {
    switch (reply.kind) {
      case 'message': {
        const replaces = reply.replace && exchange.onMessage;
        await exchanges.respond(
          exchange,
          replaces
            ? { type: InteractionResponseType.UpdateMessage, data: renderEdit(reply.message) }
            : {
                type: InteractionResponseType.ChannelMessageWithSource,
                data: bodyOf(reply, request),
              },
        );
        return;
      }
      case 'form': {
        const data = exchange.isForm ? null : renderForm(reply.form, complete);
        if (!data) return first(exchange, request, privately(staleForm));
        await exchanges.respond(exchange, { type: InteractionResponseType.Modal, data });
        return;
      }
      case 'nothing': {
        const taken = await exchanges.respond(exchange, deferral(exchange, true, true));
        if (taken && !exchange.onMessage) await exchanges.remove(exchange);
        return;
      }
    }
  };

  /** After "it is coming" was said, publicly or not, as a new message or in place of the pressed one. */
  const then = async (
    exchange: Exchange,
    request: Request,
    reply: Sendable,
    deferred: { readonly hidden: boolean; readonly replaces: boolean },
  ): Promise<void> => {
    if (reply.kind === 'form') return then(exchange, request, privately(staleForm), deferred);
    if (reply.kind === 'nothing') {
      if (!deferred.replaces) await exchanges.remove(exchange);
      return;
    }
    const body = bodyOf(reply, request);
    if (deferred.replaces) {
      if (reply.replace) await exchanges.edit(exchange, renderEdit(reply.message));
      else await exchanges.follow(exchange, body);
    } else if (deferred.hidden === isHidden(body)) {
      await exchanges.edit(exchange, renderEdit(reply.message));
    } else {
      // Who sees a message can't be changed any more, and a follow-up to an open promise would only fill it.
      await exchanges.remove(exchange);
      await exchanges.follow(exchange, body);
    }
  };

  return async (exchange, request, handled) => {
    if (handled.when === 'now') {
      const reply = sendable(handled.reply);
      const why = isPublic(reply) ? whyPrivate(exchange, request) : null;
      await first(exchange, request, why === null ? reply : kept(reply, why, request));
      replied(exchange);
      await handled.after;
      return;
    }
    const coming = handled.reply.then(sendable);
    /** Null: the throttle hasn't been asked yet. */
    let asked: { readonly why: string | null } | null = null;
    const shown = (reply: Sendable): Sendable => {
      if (!isPublic(reply)) return reply;
      const { why } = asked ?? { why: whyPrivate(exchange, request) };
      return why === null ? reply : kept(reply, why, request);
    };
    const soon = await within(coming, graceMs);
    if (soon) {
      await first(exchange, request, shown(soon));
      return replied(exchange);
    }
    // That it is coming is seen by those who will see it, so that is decided now.
    if (handled.audience === 'public') asked = { why: whyPrivate(exchange, request) };
    const why = asked?.why ?? null;
    const replaces = handled.replace && exchange.onMessage;
    const hidden = (handled.audience === 'private' || why !== null) && !request.direct;
    const taken = await exchanges.respond(exchange, deferral(exchange, hidden, replaces));
    const reply = shown(await coming);
    if (!taken) return;
    await then(exchange, request, reply, { hidden, replaces });
    replied(exchange);
  };
}

function sendable(reply: Reply): Sendable {
  switch (reply.kind) {
    case 'message':
    case 'form':
    case 'nothing':
      return reply;
    case 'home':
      return privately(reply.message);
    case 'faults':
      return privately(faultsMessage(reply.faults));
  }
}

const privately = (message: Message): Said => ({
  kind: 'message',
  message,
  audience: 'private',
  replace: false,
});

function isPublic(reply: Sendable): reply is Said {
  return reply.kind === 'message' && reply.audience === 'public';
}

/** For the person alone, with the reason. Who pressed a button has the answer before them already. */
function kept(reply: Sendable, why: string, { kind }: Request): Sendable {
  if (reply.kind !== 'message' || kind === 'press') return privately(notice(why));
  return privately(withNote(reply.message, why));
}

/** In a direct message nobody else is there, and what is ephemeral would be gone on reload. */
function bodyOf(reply: Said, request: Request): Body {
  const body = render(reply.message);
  return reply.audience === 'private' && !request.direct ? ephemeral(body) : body;
}

function isHidden(body: Body): boolean {
  return (body.flags & MessageFlags.Ephemeral) !== 0;
}

function deferral({ onMessage }: Exchange, hidden: boolean, replaces: boolean) {
  if (replaces && onMessage) {
    return { type: InteractionResponseType.DeferredMessageUpdate } as const;
  }
  return {
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    data: hidden ? { flags: MessageFlags.Ephemeral as const } : {},
  } as const;
}

/** The value, or null when it takes longer. */
async function within<T>(value: Promise<T>, ms: number): Promise<T | null> {
  const done = new AbortController();
  const tooLong = sleep(ms, null, { signal: done.signal }).catch(() => null);
  try {
    return await Promise.race([value, tooLong]);
  } finally {
    done.abort();
  }
}
