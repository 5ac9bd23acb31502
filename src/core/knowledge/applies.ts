import { type ServiceFile, type TopicFile, traitShape } from './file-shape.ts';

/**
 * Tells on which services a topic means nothing: those named by its file, and those that have
 * nothing of what it needs. A row of the service's own or of its parent's always counts.
 */
export function servicesWithout(services: ServiceFile): (topic: TopicFile) => ReadonlySet<string> {
  const masked = services.map(({ id, parent, model, has }) => {
    return { id, parent: parent ?? id, model, has: mask(has) };
  });
  return (topic) => {
    const without = new Set(topic.services_without);
    const rows = new Set(Object.keys(topic.services));
    const needs = mask(topic.needs);
    const agreed = sameOnEveryModel(topic);
    for (const { id, parent, model, has } of masked) {
      const lacks = needs !== 0 && (needs & has) === 0;
      if ((lacks || (!model && !agreed)) && !rows.has(id) && !rows.has(parent)) without.add(id);
    }
    return without;
  };
}

/**
 * Where the models disagree, a service that no model describes can't take the general answer.
 * Finished applications don't count: such a service is none.
 */
function sameOnEveryModel(topic: TopicFile): boolean {
  return Object.entries(topic.models).every(
    ([model, row]) => model === 'saas' || row.owner === topic.general.owner,
  );
}

const BITS = new Map(traitShape.options.map((trait, index) => [trait, 1 << index]));

// 344 services times 108 topics: one `&` each keeps a start quick.
function mask(traits: ServiceFile[number]['has']): number {
  return traits.reduce((bits, trait) => bits | (BITS.get(trait) ?? 0), 0);
}
