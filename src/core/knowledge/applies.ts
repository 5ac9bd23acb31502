import { type ServiceFile, type TopicFile, traitShape } from './file-shape.ts';
import type { ModelId } from './shape.ts';

/**
 * Tells on which services a topic means nothing: those named by its file, and those that have
 * nothing of what it needs. A row of the service's own or of its parent's always counts.
 */
export function servicesWithout(services: ServiceFile): (topic: TopicFile) => ReadonlySet<string> {
  const masked = services.map(({ id, parent, model, has }) => {
    return { id, parent: parent ?? id, has: mask(has), like: model ? null : likeness(has) };
  });
  return (topic) => {
    const without = new Set(topic.services_without);
    const rows = new Set(Object.keys(topic.services));
    const needs = mask(topic.needs);
    const agreed = new Map(LIKENESSES.map((models) => [models, agree(topic, models)]));
    for (const { id, parent, has, like } of masked) {
      const lacks = needs !== 0 && (needs & has) === 0;
      const open = like !== null && !agreed.get(like);
      if ((lacks || open) && !rows.has(id) && !rows.has(parent)) without.add(id);
    }
    return without;
  };
}

/**
 * A service that no model describes takes the general answer only where the models that it most
 * resembles give it too: those of machines that you run, or all but finished applications.
 */
const LIKENESSES: readonly (readonly ModelId[])[] = [
  ['iaas', 'container-ec2'],
  ['iaas', 'container-ec2', 'container-serverless', 'managed', 'serverless'],
];

function likeness(has: ServiceFile[number]['has']): readonly ModelId[] {
  const machines = has.includes('servers') || has.includes('containers');
  const partner = has.includes('aws-site') && !has.includes('aws-run');
  return LIKENESSES[machines && !partner ? 0 : 1] ?? [];
}

function agree(topic: TopicFile, models: readonly ModelId[]): boolean {
  return models.every(
    (model) => (topic.models[model]?.owner ?? topic.general.owner) === topic.general.owner,
  );
}

const BITS = new Map(traitShape.options.map((trait, index) => [trait, 1 << index]));

// 344 services times 108 topics: one `&` each keeps a start quick.
function mask(traits: ServiceFile[number]['has']): number {
  return traits.reduce((bits, trait) => bits | (BITS.get(trait) ?? 0), 0);
}
