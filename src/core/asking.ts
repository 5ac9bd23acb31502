/** From what was asked to an answer that is kept, and back from a kept ask to its answer. */
import { clip, tidy } from './answer/phrase.ts';
import type { Answer, Answered, Asked } from './answering.ts';
import type { Asks } from './asks.ts';
import type { Hearing } from './hearing.ts';
import { helpMessage } from './help.ts';
import { emphasis, type Message, plain, type Span } from './message.ts';
import type { Meters } from './meters.ts';
import type { Ask, Clock, Random } from './ports.ts';
import { type Manner, messageReply, type Settled } from './reply.ts';
import { type Audience, deliveryKey, type Request } from './request.ts';

export interface AskingParts {
  readonly answer: Answer;
  readonly asks: Asks;
  readonly hearing: Hearing;
  readonly clock: Clock;
  readonly random: Random;
  readonly meters: Meters;
}

export interface Asking {
  /** Answers and keeps the ask. Asked for help, it helps and keeps nothing. */
  answer(request: Request, asked: Asked, manner: Manner): Settled;
  /** A kept ask once more, as whoever asks for it now may see it. */
  again(request: Request, ask: Ask, manner: Manner): Answered;
}

export function createAsking(parts: AskingParts): Asking {
  const { answer, asks, hearing, clock, random, meters } = parts;
  const settingOf = (request: Request, ask: Pick<Ask, 'id'>, { audience }: Manner) => ({
    ask: ask.id,
    shareable: isShareable(request, audience),
    kept: false,
  });
  return {
    again: (request, ask, manner) => answer(ask, request, settingOf(request, ask, manner)),
    answer(request, asked, manner) {
      // The same in whichever process the request comes up, also twice: it is kept once.
      const id = random.of(deliveryKey(request), 10);
      const answered = answer(asked, request, settingOf(request, { id }, manner));
      const { help, kind, card } = answered;
      const { platform } = request.place;
      meters.count('asks', { platform, outcome: help ? 'help' : kind });
      if (help) {
        return { reply: messageReply(helpMessage(), manner), after: Promise.resolve() };
      }
      const ask: Ask = {
        id,
        place: request.place,
        person: request.person.id,
        text: tidy(asked.text),
        topic: asked.topic,
        service: asked.service && tidy(asked.service),
        outcome: kind,
        at: clock.now(),
        right: null,
      };
      const kept = asks
        .add(ask, kind !== 'unknown')
        .then((isNew) => (isNew ? hearing.answered(request, ask, answered) : true));
      const signed = manner.audience === 'public' && request.kind !== 'words';
      const replyOf = (message: Message) =>
        messageReply(signed ? askedBy(message, request.person, ask.text) : message, manner);
      const after = kept.then(() => {});
      if (kind !== 'unknown') return { reply: replyOf(card()), after };
      // What can't be answered says whether it was kept, so it waits until that is known.
      const setting = settingOf(request, { id }, manner);
      const reply = kept.then((heard) =>
        replyOf(answer(asked, request, { ...setting, kept: heard }).card()),
      );
      return { reply, after };
    },
  };
}

/** A private answer in a place with others may be shown to them. */
function isShareable(request: Request, audience: Audience): boolean {
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
