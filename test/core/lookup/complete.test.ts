import { expect, test } from 'vitest';
import { toJson } from '../../../src/core/lookup/json.ts';
import { knowledge, lookup } from './a-lookup.ts';

const labels = (...typed: Parameters<typeof lookup.complete>) =>
  lookup.complete(...typed).map(({ label }) => label);

test('a topic comes up while its name is typed', () => {
  expect(labels('topic', 'operating sys', 5)).toContain('Operating system patching');
  expect(labels('topic', 'mfa', 5)[0]).toBe('Multi-factor authentication');
  expect(labels('ask', 'patch', 8)).toContain('Operating system patching');
});

test('a service comes up by its name and its short names', () => {
  expect(labels('service', 'lamb', 3)[0]).toBe('AWS Lambda');
  expect(labels('service', 'ddb', 3)[0]).toBe('Amazon DynamoDB');
});

test('a topic on a service comes up when both are typed', () => {
  expect(labels('ask', 'os patching on rds', 8)).toContain(
    'Operating system patching on Amazon RDS',
  );
  expect(labels('ask', 'rds backups', 8)).toContain('Backups on Amazon RDS');
  expect(labels('ask', 'backups dyna', 8)).toContain('Backups on Amazon DynamoDB');
});

test.each([
  ['s3', 'Amazon S3'],
  ['ec2', 'Amazon EC2'],
  ['rds', 'Amazon RDS'],
  ['lambda', 'AWS Lambda'],
  ['aurora', 'Amazon Aurora'],
])('a service typed by its name (%s) comes before topics that only mention it', (typed, name) => {
  expect(labels('ask', typed, 25)[0]).toBe(name);
});

test('a service is among the entries from its first letters on', () => {
  expect(labels('ask', 'r', 25)).toContain('Amazon RDS');
  expect(labels('ask', 's', 25)).toContain('Amazon S3');
  expect(labels('ask', 'rd', 5)).toContain('Amazon RDS');
  expect(labels('ask', 'lam', 5)).toContain('AWS Lambda');
});

test('a service with a topic comes before what is less exact', () => {
  expect(labels('ask', 'patching rds', 25)[0]).toBe('Operating system patching on Amazon RDS');
  expect(labels('ask', 'backup s3', 25)[0]).toBe('Backups on Amazon S3');
  expect(labels('ask', 's3', 25)).toContain('Encryption at rest on Amazon S3');
});

test('something is offered before anything is typed, and never more than asked for', () => {
  for (const kind of ['ask', 'topic', 'service'] as const) {
    expect(labels(kind, '', 4)).toHaveLength(4);
    expect(labels(kind, 'a', 3).length).toBeLessThanOrEqual(3);
  }
});

test('every topic asked by its title is answered with that topic', () => {
  const others = [...knowledge.topics.values()].filter(({ id, title }) => {
    return !toJson(lookup.ask(title)).answers.some(({ topic }) => topic === id);
  });
  expect(others.map(({ id }) => id)).toEqual([]);
});

test('every pair that is offered is answered with its topic and its service', () => {
  const wrong: string[] = [];
  for (const service of knowledge.services.values()) {
    for (const id of ['os-patching', 'encryption-at-rest', 'backups', 'iam-access']) {
      const title = knowledge.topics.get(id)?.title;
      const outcome = lookup.ask(`${title} on ${service.name}`);
      const part = outcome.kind === 'answered' ? outcome.parts[0] : undefined;
      const named =
        part?.kind === 'verdict'
          ? [part.verdict.topic.id, part.verdict.service?.id]
          : part?.kind === 'not-applicable'
            ? [part.topic.id, part.service.id]
            : [];
      if (named[0] !== id || named[1] !== service.id) wrong.push(`${title} on ${service.name}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('every service is found by its name and by its id', () => {
  const others = [...knowledge.services.values()].filter(({ id, name }) => {
    return [id, name].some((service) => {
      const outcome = lookup.ask('physical security', { service });
      const part = outcome.kind === 'answered' ? outcome.parts[0] : undefined;
      const found =
        part?.kind === 'verdict'
          ? part.verdict.service?.id
          : part?.kind === 'not-applicable'
            ? part.service.id
            : null;
      return found !== id;
    });
  });
  expect(others.map(({ id }) => id)).toEqual([]);
});
