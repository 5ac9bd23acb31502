/** The lookup: question → normalised → parsed → ranked → outcome. */
import type { Knowledge } from '../knowledge/shape.ts';
import type { Completes, Completion } from '../message.ts';
import { answer } from './answer.ts';
import { createComplete } from './complete.ts';
import { createDecide } from './decide.ts';
import { createFindNamed } from './exact.ts';
import type { Outcome } from './outcome.ts';
import { createReader } from './read.ts';
import { createServiceNames } from './services.ts';
import { createVocabulary } from './vocabulary.ts';

export interface Lookup {
  /** Answers a question; `service` (an id or any word for it) narrows every part that names none. */
  ask(text: string, options?: { readonly service?: string }): Outcome;
  /** Entries for a type-ahead, the likeliest first; each value is a question `ask` understands. */
  complete(
    completes: Extract<Completes, 'ask' | 'service' | 'topic'>,
    text: string,
    limit: number,
  ): readonly Completion[];
  /** The answer for a topic and service picked by id, never fuzzy; unknown ids are not understood. */
  topic(id: string, service: string | null): Outcome;
}

/** Reads the vocabulary once; a lookup never changes, a new one is made when the knowledge does. */
export function createLookup(knowledge: Knowledge): Lookup {
  const names = createServiceNames(knowledge);
  const vocabulary = createVocabulary(knowledge, names);
  const read = createReader(knowledge, names);
  const decide = createDecide(knowledge, vocabulary, createFindNamed(knowledge, names));
  return {
    ask: (text, options) =>
      decide(text, read(text), options?.service ? names.named(options.service) : null),
    complete: createComplete(knowledge, names),
    topic(id, serviceId) {
      const topic = knowledge.topics.get(id);
      const service = serviceId ? knowledge.services.get(serviceId) : null;
      if (!topic || service === undefined) {
        return { kind: 'unknown', question: id, reason: 'not-understood' };
      }
      const question = service ? `${topic.title} on ${service.name}` : topic.title;
      return { kind: 'answered', question, parts: [answer(knowledge, topic, service, null)] };
    },
  };
}
