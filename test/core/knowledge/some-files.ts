/** Knowledge files as values, for tests that need no folder. */
import { checkKnowledge } from '../../../src/core/knowledge/check.ts';
import type { Knowledge } from '../../../src/core/knowledge/shape.ts';

interface Row {
  readonly owner: 'aws' | 'customer' | 'shared';
}

/** A row that says no more than its owner. */
export function row(owner: Row['owner']): Row & Readonly<Record<string, unknown>> {
  return { owner, aws: 'A.', you: 'Y.', why: 'W.', seen: 'read', sources: ['page'] };
}

const MODELS = ['iaas', 'container-ec2', 'container-serverless', 'managed', 'serverless', 'saas'];

type Entry = Readonly<Record<string, unknown>>;

/** The knowledge that holds these topics and services, each filled up to its shape. */
export function knowledgeOf(topics: readonly Entry[], services: readonly Entry[]): Knowledge {
  const checked = checkKnowledge([
    ...topics.map((topic) => ({
      file: `topics/${topic.id}.yaml`,
      value: { title: topic.id, words: [topic.id], general: row('shared'), ...topic },
    })),
    {
      file: 'services.yaml',
      value: services.map((service) => ({
        name: service.id,
        kind: 'any',
        model: null,
        has: [],
        words: [`the ${service.id}`],
        ...service,
      })),
    },
    {
      file: 'models.yaml',
      value: MODELS.map((id) => ({ id, title: id, summary: 'S.', examples: [] })),
    },
    { file: 'analogies.yaml', value: [] },
    { file: 'ambiguous.yaml', value: [] },
    { file: 'sources.yaml', value: [{ id: 'page', title: 'A page' }] },
  ]);
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults, null, 2));
  return checked.knowledge;
}
