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

  return (text) => {
    const whole = topics.get(keyOf(text));
    if (whole) return whole;
    for (const on of [' on ', ' for ', ' in ']) {
      const at = text.lastIndexOf(on);
      const named = at > 0 ? topics.get(keyOf(text.slice(0, at))) : undefined;
      const service = named ? names.whole(text.slice(at + on.length)) : null;
      if (named && service) return { topics: named.topics, service };
    }
    return null;
  };
}

function keyOf(text: string): string {
  return wordsIn(text.toLowerCase())
    .map(({ raw }) => raw)
    .filter((raw) => raw !== 'the' && raw !== 'a' && raw !== 'our')
    .join(' ');
}
