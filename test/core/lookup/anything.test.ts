import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toJson } from '../../../src/core/lookup/json.ts';
import type { Outcome } from '../../../src/core/lookup/outcome.ts';
import { ask, knowledge, lookup } from './a-lookup.ts';

function isSound(outcome: Outcome): boolean {
  const { answers, suggestions, outcome: kind } = toJson(outcome);
  const topics = [...answers.map(({ topic }) => topic), ...suggestions];
  const services = answers.flatMap(({ service }) => service ?? []);
  if (outcome.kind === 'answered' && outcome.parts.length === 0) return false;
  if (outcome.kind === 'suggested' && outcome.suggestions.length > 5) return false;
  if ((kind === 'answered') !== answers.length > 0) return false;
  return (
    topics.every((id) => knowledge.topics.has(id)) &&
    services.every((id) => knowledge.services.has(id))
  );
}

const words = fc.constantFrom(
  ...['who', 'patches', 'ec2', 'rds', 'vs', 'and', ',', '/', '?', 'backup', 'the', 'aws', 'key'],
  ...['instance', 'outposts', 'training', 'from', 'to', 'what', 'analogy', 'in', 'of', 'cloud'],
);

test('arbitrary text always comes to a sound outcome', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => isSound(lookup.ask(text))),
    { numRuns: 400 },
  );
});

test('arbitrary heaps of our own words always come to a sound outcome', () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 40 }), words, (heap, service) =>
      isSound(lookup.ask(heap.join(' '), { service })),
    ),
    { numRuns: 400 },
  );
});

test('arbitrary text completes to something that can be asked', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 120 }), fc.integer({ min: 0, max: 25 }), (text, limit) => {
      const found = lookup.complete('ask', text, limit);
      return found.length <= limit && found.every(({ label }) => label.length > 0);
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['ten thousand characters', 'a'.repeat(10_000)],
  ['ten thousand words', 'patch '.repeat(10_000)],
  ['ten thousand different words', Array.from({ length: 10_000 }, (_, i) => `w${i}x`).join(' ')],
  ['emoji', '🔥🔑🤷'.repeat(200)],
  ['right to left', '‮ytiruces puorg‬'],
  ['control characters', 'who\u0000 patches\u0007 ec2\u001b[31m'],
  ['half a surrogate', 'who patches \ud800 ec2'],
  ['markup that never ends', '<'.repeat(5000) + '['.repeat(5000)],
])('%s: a sound outcome', (_, text) => {
  expect(isSound(lookup.ask(text))).toBe(true);
});

test('a question at the end of a long story is the one that is answered', () => {
  const story = 'We moved last year and had a lot of meetings about the plan. '.repeat(60);
  expect(ask(`${story} Who owns the hypervisor?`)).toBe('hypervisor: aws');
});

test.each([
  ['**physical security** _of the data center_', 'physical-security'],
  ['```who is responsible for mfa```', 'mfa: customer'],
  ['<@U123ABC> who patches ec2', 'os-patching@ec2: customer'],
  ['<@!1234> <:cat:99> who patches <https://aws.amazon.com/ec2|ec2>', 'os-patching@ec2: customer'],
  ['[iam policies](http://evil.example/?q=rds)', 'iam-access: customer'],
  ['@everyone @here mfa', 'mfa: customer'],
  ['ｗｈｏ ｐａｔｃｈｅｓ ｅｃ２', 'os-patching@ec2: customer'],
  ['m\u200bf\u200ba', 'mfa: customer'],
  ['    SECURITY     GROUPS      ', 'security-groups: customer'],
])('%s → %s', (question, answer) => {
  expect(ask(question)).toContain(answer);
});
