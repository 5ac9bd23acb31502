import type { Knowledge, Level, Responsibility, Service, Topic } from './shape.ts';

/** A verdict on a topic, with the service it is for and how specific the row is. */
export interface Verdict {
  readonly topic: Topic;
  readonly service: Service | null;
  readonly responsibility: Responsibility;
  readonly level: Level;
}

/** The most specific responsibility for a topic on a service; null when the topic doesn't apply there. */
export function resolve(
  knowledge: Knowledge,
  topic: Topic,
  service: Service | null,
): Verdict | null {
  if (!service) return { topic, service, responsibility: topic.general, level: 'general' };
  if (topic.servicesWithout.has(service.id)) return null;
  const own = topic.services.get(service.id);
  if (own) {
    return { topic, service, responsibility: own, level: service.parent ? 'variant' : 'service' };
  }
  const parent = service.parent ? knowledge.services.get(service.parent) : undefined;
  const parents = parent && topic.services.get(parent.id);
  if (parents) return { topic, service, responsibility: parents, level: 'parent' };
  if (service.model) {
    if (topic.modelsWithout.has(service.model)) return null;
    const model = topic.models.get(service.model);
    if (model) return { topic, service, responsibility: model, level: 'model' };
  }
  return { topic, service, responsibility: topic.general, level: 'general' };
}
