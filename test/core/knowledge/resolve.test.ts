import { describe, expect, test } from 'vitest';
import { resolve } from '../../../src/core/knowledge/resolve.ts';
import { knowledgeOf, row } from './some-files.ts';

const services = [
  { id: 'rds', model: 'managed', has: ['engine', 'data'] },
  { id: 'aurora', model: 'managed', has: ['engine', 'data'], parent: 'rds' },
  { id: 'ec2', model: 'iaas', has: ['servers'] },
  { id: 'budgets', model: 'serverless', has: ['aws-run'] },
  { id: 'cdk', model: null, has: [] },
  { id: 'rack', model: null, has: ['servers', 'data'] },
];

/** Who owns the topic on a service, and by which level; null where it doesn't apply. */
function ask(topic: Readonly<Record<string, unknown>>, service: string | null): string | null {
  const knowledge = knowledgeOf([{ id: 'patching', ...topic }], services);
  const asked = knowledge.topics.get('patching');
  const on = service ? knowledge.services.get(service) : null;
  if (!asked || on === undefined) throw new Error('no such topic or service');
  const verdict = resolve(knowledge, asked, on);
  return verdict && `${verdict.responsibility.owner}, ${verdict.level}`;
}

describe('the most specific responsibility wins', () => {
  const topic = {
    models: { managed: row('aws') },
    services: { rds: row('customer') },
  };

  test.each([
    ['no service', null, 'shared, general'],
    ['the service itself', 'rds', 'customer, service'],
    ['its parent', 'aurora', 'customer, parent'],
    ['the general answer', 'ec2', 'shared, general'],
  ])('%s', (_, service, answer) => expect(ask(topic, service)).toBe(answer));

  test("a child's own row is a variant's", () => {
    expect(ask({ services: { rds: row('customer'), aurora: row('aws') } }, 'aurora')).toBe(
      'aws, variant',
    );
  });

  test('its model, where neither it nor a parent has a row', () => {
    expect(ask({ models: { managed: row('aws') } }, 'aurora')).toBe('aws, model');
  });
});

describe('no owner is invented', () => {
  test('where the model has no such thing', () => {
    expect(ask({ models_without: ['managed'] }, 'rds')).toBeNull();
    expect(ask({ models_without: ['managed'] }, 'ec2')).toBe('shared, general');
  });

  test('where the file names the service', () => {
    expect(ask({ services_without: ['rds'] }, 'rds')).toBeNull();
  });

  test('where the service has nothing of what the topic needs', () => {
    const topic = { needs: ['servers', 'engine'], models: { serverless: row('aws') } };
    expect(ask(topic, 'ec2')).toBe('shared, general');
    expect(ask(topic, 'rds')).toBe('shared, general');
    expect(ask(topic, 'budgets')).toBeNull();
  });

  test('where no model describes the service and the models disagree', () => {
    const topic = { needs: ['servers'], models: { iaas: row('customer') } };
    expect(ask(topic, 'rack')).toBeNull();
    expect(ask({ needs: ['servers'], models: { iaas: row('shared') } }, 'rack')).toBe(
      'shared, general',
    );
  });

  test('but a finished application among the models is no disagreement', () => {
    expect(ask({ needs: ['servers'], models: { saas: row('aws') } }, 'rack')).toBe(
      'shared, general',
    );
  });

  test('but a row of its own always answers', () => {
    const topic = { needs: ['engine'], services: { cdk: row('customer'), rds: row('aws') } };
    expect(ask(topic, 'cdk')).toBe('customer, service');
    expect(ask({ ...topic, models_without: ['managed'] }, 'rds')).toBe('aws, service');
  });

  test('but a topic that needs nothing holds everywhere', () => {
    expect(ask({}, 'cdk')).toBe('shared, general');
  });
});
