/** Every service with every topic, over the shipped knowledge. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { resolve, type Verdict } from '../../../src/core/knowledge/resolve.ts';
import type { Service, Topic } from '../../../src/core/knowledge/shape.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { formatFaults } from '../../../src/knowledge/report.ts';

const loaded = await loadKnowledge(join(import.meta.dirname, '../../../knowledge'));
if (!loaded.ok) throw new Error(formatFaults(loaded.faults));
const { knowledge } = loaded;
const topics = [...knowledge.topics.values()];
const services = [...knowledge.services.values()];

interface Step {
  readonly topic: Topic;
  readonly service: Service;
  readonly verdict: Verdict | null;
}

const steps: readonly Step[] = topics.flatMap((topic) =>
  services.map((service) => ({ topic, service, verdict: resolve(knowledge, topic, service) })),
);
const name = ({ topic, service }: Step) => `${topic.id} on ${service.id}`;
const named = (found: readonly Step[]) => found.map(name);

function ownRow({ topic, service }: Step): boolean {
  return topic.services.has(service.id) || topic.services.has(service.parent ?? '');
}

test('all 37,152 pairs are there', () => {
  expect([topics.length, services.length]).toEqual([108, 344]);
});

test('no owner where the model has no such thing, unless a row names the service', () => {
  const invented = steps.filter(({ topic, service, verdict }) => {
    return service.model && topic.modelsWithout.has(service.model) && verdict;
  });
  expect(named(invented.filter((step) => !ownRow(step)))).toEqual([]);
});

test('no owner by a model for what no model describes', () => {
  const invented = steps.filter(({ service, verdict }) => {
    return !service.model && verdict?.level === 'model';
  });
  expect(named(invented)).toEqual([]);
});

test('client tools and hardware of yours have no layer that AWS runs for you', () => {
  const yours = ['cdk', 'sam', 'sct', 'freertos', 'deeplens', 'eks-anywhere', 'eks-hybrid'];
  const layers = [
    'hypervisor',
    'host-os-patching',
    'environmental-controls',
    'tenant-isolation',
  ].concat(['physical-security', 'hardware-maintenance', 'os-patching', 'zone-availability']);
  const invented = steps.filter(({ topic, service, verdict }) => {
    const owner = verdict?.responsibility.owner ?? 'customer';
    return yours.includes(service.id) && layers.includes(topic.id) && owner !== 'customer';
  });
  expect(named(invented)).toEqual([]);
});

test('a verdict is the row that its level names, whole', () => {
  const rowOf = ({ topic, service, verdict }: Step) => {
    switch (verdict?.level) {
      case 'variant':
      case 'service':
        return topic.services.get(service.id);
      case 'parent':
        return topic.services.get(service.parent ?? '');
      case 'model':
        return service.model ? topic.models.get(service.model) : undefined;
      case 'general':
        return topic.general;
      case undefined:
        return undefined;
    }
  };
  const other = steps.filter((step) => step.verdict?.responsibility !== rowOf(step));
  expect(named(other)).toEqual([]);
});

test('a row of its own always answers', () => {
  expect(named(steps.filter((step) => ownRow(step) && !step.verdict))).toEqual([]);
});

test('every service answers something, and every topic applies somewhere', () => {
  const answered = steps.filter(({ verdict }) => verdict);
  const perService = Map.groupBy(answered, ({ service }) => service.id);
  const silent = services.filter(({ id }) => (perService.get(id)?.length ?? 0) < 20);
  expect(silent.map(({ id }) => id)).toEqual([]);
  const used = new Set(answered.map(({ topic }) => topic.id));
  expect(topics.filter(({ id }) => !used.has(id))).toEqual([]);
});

test('the services that stand for their model answer everything it describes', () => {
  const examples = services.filter(({ id, model }) => {
    return model && knowledge.models.get(model)?.examples.includes(id);
  });
  expect(examples.length).toBeGreaterThan(15);
  const open = steps.filter(({ topic, service, verdict }) => {
    return (
      examples.includes(service) && service.model && topic.models.has(service.model) && !verdict
    );
  });
  // Neither a bucket nor a table runs anything of yours.
  expect(named(open)).toEqual([
    'container-images on s3',
    'container-images on dynamodb',
    'runtime-patching on s3',
    'runtime-patching on dynamodb',
  ]);
});
