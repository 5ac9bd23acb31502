import type { ServiceFile, TopicFile } from './build.ts';

/**
 * The services on which a topic means nothing: those named by the file, and those that lack what
 * the topic needs. A row of the service's own or of its parent's always counts.
 */
export function servicesWithout(topic: TopicFile, services: ServiceFile): ReadonlySet<string> {
  const without = new Set(topic.services_without);
  for (const { id, parent, model, has } of services) {
    if (topic.services[id] || (parent && topic.services[parent])) continue;
    const lacks = topic.needs.length > 0 && !topic.needs.some((need) => has.includes(need));
    if (lacks || (!model && !sameOnEveryModel(topic))) without.add(id);
  }
  return without;
}

/** Where the models disagree, a service that no model describes can't take the general answer. */
function sameOnEveryModel(topic: TopicFile): boolean {
  return Object.values(topic.models).every((row) => row.owner === topic.general.owner);
}
