/** From what was asked to an answer that is kept, and back from a kept ask to its answer. */
import type { CardContext } from './answer/buttons.ts';
import { cardMessage, isHelp } from './answer/card.ts';
import { clip, tidy } from './answer/phrase.ts';
import type { Asks } from './asks.ts';
import { helpMessage } from './help.ts';
import type { Knowledge } from './knowledge/shape.ts';
import type { Lookup } from './lookup/lookup.ts';
import type { Outcome } from './lookup/outcome.ts';
import { emphasis, type Message, plain, type Span } from './message.ts';
import type { Ask, Clock, Random } from './ports.ts';
import { type Manner, messageReply, type Settled } from './reply.ts';
import type { Audience, Request } from './request.ts';

/** What is asked: the words, and what was picked by id (then the words are only shown). */
export type Asked = Pick<Ask, 'text' | 'topic' | 'service'>;

export interface AskingParts {
  readonly knowledge: () => Knowledge;
  readonly lookup: () => Lookup;
  readonly asks: Asks;
  readonly clock: Clock;
  readonly random: Random;
}

export interface Asking {
  /** Answers and keeps the ask. Asked for help, it helps and keeps nothing. */
  answer(request: Request, asked: Asked, manner: Manner): Settled;
  outcome(asked: Asked): Outcome;
  /** What the card of a kept ask stands on. */
  context(ask: Pick<Ask, 'id'>, shareable: boolean): CardContext;
}

export function createAsking({ knowledge, lookup, asks, clock, random }: AskingParts): Asking {
  const outcomeOf = ({ text, topic, service }: Asked): Outcome => {
    if (topic !== null) return lookup().topic(topic, service);
    return lookup().ask(text, service === null ? {} : { service });
  };
  const context = ({ id }: Pick<Ask, 'id'>, shareable: boolean): CardContext => ({
    knowledge: knowledge(),
    ask: id,
    shareable,
    kept: true,
  });
  return {
    outcome: outcomeOf,
    context,
    answer(request, asked, manner) {
      const outcome = outcomeOf(asked);
      if (isHelp(outcome)) {
        return { reply: messageReply(helpMessage(), manner), after: Promise.resolve() };
      }
      const ask: Ask = {
        id: random.id(10),
        place: request.place,
        person: request.person.id,
        text: tidy(asked.text),
        topic: asked.topic,
        service: asked.service && tidy(asked.service),
        outcome: outcome.kind,
        at: clock.now(),
        right: null,
      };
      const card = cardMessage(outcome, context(ask, isShareable(request, manner.audience)));
      const signed = manner.audience === 'public' && request.kind !== 'words';
      const message = signed ? askedBy(card, request.person, ask.text) : card;
      return { reply: messageReply(message, manner), after: asks.add(ask) };
    },
  };
}

/** A private answer in a place with others may be shown to them. */
export function isShareable(request: Request, audience: Audience): boolean {
  return audience === 'private' && !request.direct;
}

/** An answer that everybody sees, under the question and who asked it; null: somebody else did. */
export function askedBy(
  message: Message,
  person: { readonly id: string; readonly name: string } | null,
  question: string,
): Message {
  const name = clip(person?.name ?? 'Somebody', 80);
  const who: Span = person ? { kind: 'person', id: person.id, name } : plain(name);
  const words = clip(question, 150);
  return {
    summary: `${name} asked: ${words}. ${message.summary}`,
    blocks: [
      { kind: 'text', spans: [who, plain(' asked: '), emphasis(`“${words}”`)] },
      ...message.blocks,
    ],
  };
}
