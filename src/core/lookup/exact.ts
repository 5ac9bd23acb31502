/** Questions that are nothing but a known name: a topic's title or word, alone or "on" a service. */
import type { Knowledge, Service, Topic } from '../knowledge/shape.ts';
import type { ServiceNames } from './services.ts';
import { wordsIn } from './tokens.ts';

export interface Named {
  readonly topics: readonly Topic[];
  readonly service: Service | null;
}

export type FindNamed = (text: string) => Named | null;

/** Finds topics by a name of theirs, word for word; an ambiguous word names several. */
export function createFindNamed(knowledge: Knowledge, names: ServiceNames): FindNamed {
  const topics = new Map<string, Named>();
  for (const topic of knowledge.topics.values()) {
    for (const name of [topic.title, topic.id.replaceAll('-', ' '), ...topic.words]) {
      const key = keyOf(name);
      if (!topics.has(key)) topics.set(key, { topics: [topic], service: null });
    }
    for (const [word, id] of topic.wordsWithService) {
      topics.set(keyOf(word), { topics: [topic], service: knowledge.services.get(id) ?? null });
    }
    topics.set(keyOf(topic.title), { topics: [topic], service: null });
  }
  for (const [word, ids] of knowledge.ambiguous) {
    const several = ids.flatMap((id) => knowledge.topics.get(id) ?? []);
    topics.set(keyOf(word), { topics: several, service: null });
  }
  for (const service of knowledge.services.values()) {
    for (const [word, ids] of service.topicWords) {
      const asked = ids.flatMap((id) => knowledge.topics.get(id) ?? []);
      topics.set(keyOf(word), { topics: asked, service });
    }
  }

  const find = (text: string) => {
    const key = keyOf(text);
    return topics.get(key) ?? topics.get(key.replace(/\b(?:the|a|an|our|my) /g, ''));
  };

  return (text) => {
    const whole = find(text);
    if (whole) return whole;
    for (const { 0: on, index } of text.matchAll(/ (?:on|for|in) /g)) {
      const named = find(text.slice(0, index));
      const service = named ? names.whole(text.slice(index + on.length)) : null;
      if (named && service) return { topics: named.topics, service };
    }
    return null;
  };
}

function keyOf(text: string): string {
  return wordsIn(text.toLowerCase())
    .map(({ raw }) => raw)
    .join(' ');
}
