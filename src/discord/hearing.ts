/** What the gateway tells, once each and in time, on its way to core. */
import { InteractionResponseType } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { Completion, Message } from '../core/message.ts';
import type { Clock, Log } from '../core/ports.ts';
import type { Bot } from '../core/request.ts';
import type { Answer } from './answer.ts';
import { labelOf } from './controls.ts';
import type { Exchange } from './exchange.ts';
import { type Exchanges, ephemeral } from './exchanges.ts';
import { renderTyping } from './form.ts';
import { receiveJoined } from './joined.ts';
import { limits } from './limits.ts';
import { timeOf } from './marks.ts';
import { interactionShape, messageShape } from './payload.ts';
import { receive, receiveMessage } from './receive.ts';
import { render } from './render.ts';
import { staleCommand, surprise } from './wording.ts';
import type { Words } from './words.ts';

interface Options {
  readonly bot: Bot;
  readonly answer: Answer;
  readonly exchanges: Exchanges;
  readonly words: Words;
  /** The connection has just come back, and tells what was missed. */
  readonly isReplaying: () => boolean;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Hearing {
  interaction(payload: unknown): Promise<void>;
  message(payload: unknown, me: string): Promise<void>;
  /** Somebody was added to a server, or changed in it. */
  member(payload: unknown): Promise<void>;
}

export function createHearing(options: Options): Hearing {
  const { bot, answer, exchanges, words, isReplaying, clock, log } = options;
  const first = createFirst();
  const tooLate = createTooLate(clock);
  /** The first response; where there is one already, Discord keeps that. */
  const reply = async (exchange: Exchange, message: Message) => {
    await exchanges.respond(exchange, {
      type: InteractionResponseType.ChannelMessageWithSource,
      data: ephemeral(render(message)),
    });
  };

  return {
    async interaction(payload) {
      const parsed = interactionShape.safeParse(payload);
      if (!parsed.success) return log.warn({ err: parsed.error }, 'an interaction we cannot read');
      const { id } = parsed.data;
      if (!first(id)) return;
      if (tooLate(id, isReplaying()))
        return log.info({ interaction: id }, 'an interaction came too late to answer');
      const received = receive(parsed.data, bot.complete);
      const { exchange } = received;
      switch (received.kind) {
        case 'request':
          try {
            return await answer(exchange, received.request, bot.handle(received.request));
          } catch (err) {
            log.error({ err, interaction: id }, 'an answer could not be made');
            return reply(exchange, surprise);
          }
        case 'complete': {
          const { completes, text } = received;
          const found = completes ? bot.complete(completes, text, limits.choices) : [];
          await exchanges.respond(exchange, {
            type: InteractionResponseType.ApplicationCommandAutocompleteResult,
            data: { choices: choicesOf(found) },
          });
          return;
        }
        case 'type': {
          const data = renderTyping(received.completes, received.action);
          if (data)
            await exchanges.respond(exchange, { type: InteractionResponseType.Modal, data });
          return;
        }
        case 'unknown':
          return reply(exchange, staleCommand);
      }
    },
    async message(payload, me) {
      const parsed = messageShape.safeParse(payload);
      if (!parsed.success) return log.warn({ err: parsed.error }, 'a message we cannot read');
      const request = receiveMessage(parsed.data, me);
      if (request && first(request.delivery)) await words(request);
    },
    async member(payload) {
      const request = receiveJoined(payload);
      // Whatever comes of it is sent unasked.
      if (request) await bot.handle(request).reply;
    },
  };
}

function choicesOf(found: readonly Completion[]): { name: string; value: string }[] {
  return found
    .filter(({ value }) => value !== '' && value.length <= limits.optionValue)
    .slice(0, limits.choices)
    .map(({ label, value }) => ({ name: labelOf(label, limits.choiceLabel), value }));
}

/** A resumed connection may tell the same again. */
function createFirst(): (id: string) => boolean {
  const seen = new LRUCache<string, true>({ max: 2_000 });
  return (id) => {
    if (seen.has(id)) return false;
    seen.set(id, true);
    return true;
  };
}

/**
 * Discord forgets an interaction after 3 s, and a resumed connection tells of those from while it was away.
 * Its clock may differ from ours: the youngest of late tells by how much. (Where nothing is told again, nothing
 * is old, and a clock that was set must not make it seem so.)
 */
function createTooLate(clock: Clock): (id: string, replaying: boolean) => boolean {
  const ages: number[] = [];
  return (id, replaying) => {
    const age = clock.now() - timeOf(id);
    ages.push(age);
    if (ages.length > 20) ages.shift();
    return replaying && age - Math.min(...ages) > 2_800;
  };
}
