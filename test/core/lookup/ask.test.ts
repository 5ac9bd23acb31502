import { expect, test } from 'vitest';
import { toJson } from '../../../src/core/lookup/json.ts';
import { ask, lookup } from './a-lookup.ts';

test('patching gives the split: EC2 you, managed nodes shared, RDS and Lambda AWS', () => {
  const outcome = lookup.ask('patching');
  if (outcome.kind !== 'answered' || outcome.parts[0]?.kind !== 'split') {
    throw new Error(`not a split: ${JSON.stringify(toJson(outcome))}`);
  }
  const rows = outcome.parts[0].rows.map(({ service, responsibility }) => [
    service?.id,
    responsibility.owner,
  ]);
  expect(rows).toEqual([
    ['ec2', 'customer'],
    ['eks-mng', 'shared'],
    ['rds', 'aws'],
    ['lambda', 'aws'],
  ]);
  expect(toJson(outcome)).toEqual({
    question: 'patching',
    outcome: 'answered',
    answers: [
      {
        topic: 'os-patching',
        service: null,
        owner: 'shared',
        level: 'general',
        confidence: 'high',
      },
    ],
    suggestions: [],
  });
});

test.each([
  ['who patches the os of my ec2 box', 'os-patching@ec2: customer'],
  ['who patches rds?', 'os-patching@rds: aws'],
  ['patching ec2 vs rds', 'os-patching@ec2: customer, os-patching@rds: aws'],
  [
    'mfa, disk disposal and training',
    'mfa: customer, hardware-disposal split: aws, awareness-training: shared',
  ],
  ['patching and backups on lambda', 'os-patching@lambda: aws, backups@lambda: customer'],
  ['of vs in the cloud', 'shared-responsibility-model: shared'],
  ['what is the shared responsibility model', 'shared-responsibility-model: shared'],
  ['explain with the apartment', 'apartment-construction-company'],
  ['explain patching with the apartment lock', 'apartment-construction-company for os-patching'],
  ['explain mfa using the house', 'homebuilder-homeowner for mfa'],
  ['apartment analogy for patching', 'apartment-construction-company for os-patching'],
  ['our lambda uses node 18, who moves it to 22', 'engine-upgrade@lambda: customer'],
  ['who takes our aurora from 13 to 16.2?', 'engine-upgrade@aurora: customer'],
  ['is backing up our RDS instance automatic', 'backups@rds: shared'],
  ['are rds backups automatic or do we set them up?', 'backups@rds: shared'],
  ['who takes the automatic backups', 'backup-service: aws'],
  ['sso for employees into the aws console', 'user-accounts@management-console: customer'],
  ['sso for our staff, who sets it up', 'user-accounts@identity-center: customer'],
  ['analogy for patching', 'homebuilder-homeowner for os-patching'],
  ['what does aws do for lambda', 'card of lambda'],
  ["what's on us with s3", 'card of s3'],
  ['lambda', 'card of lambda'],
  ['what is aws responsible for?', 'security-of-the-cloud: aws'],
  ['what are we responsible for?', 'security-in-the-cloud: customer'],
  ['help', 'help'],
  ['guardduty', 'threat-detection@guardduty: customer'],
  ['hypervisor on rds', 'hypervisor@rds: aws'],
  ['who patches the os on rds custom for oracle', 'os-patching@rds-custom-oracle: customer'],
  ['os patching on eks auto mode', 'os-patching@eks-auto: aws'],
  ['after moving from ec2 to fargate, who patches the os', 'os-patching@fargate: aws'],
])('%s → %s', (question, answer) => {
  expect(ask(question)).toBe(answer);
});

test('a side that is asked for comes along', () => {
  const outcome = lookup.ask('what does aws do for lambda');
  expect(outcome).toMatchObject({ parts: [{ kind: 'service', side: 'aws' }] });
  expect(lookup.ask("what's on us with s3")).toMatchObject({
    parts: [{ kind: 'service', side: 'customer' }],
  });
});

test('a service given beside the question narrows it, one in the question wins', () => {
  expect(ask('patching', 'rds')).toBe('os-patching@rds: aws');
  expect(ask('patching', 'amazon ec2')).toBe('os-patching@ec2: customer');
  expect(ask('who patches ec2', 'rds')).toBe('os-patching@ec2: customer');
  expect(ask('patching', 'no such service')).toBe('os-patching split: shared');
});

test('the variants that answer differently are named beside the answer', () => {
  const outcome = lookup.ask('who patches the os on rds');
  if (outcome.kind !== 'answered' || outcome.parts[0]?.kind !== 'verdict') throw new Error('none');
  const siblings = outcome.parts[0].siblings.map(({ service }) => service?.id);
  expect(siblings).toContain('rds-custom-oracle');
});

test('a pick by id is never fuzzy', () => {
  const picked = lookup.topic('os-patching', 'rds');
  expect(toJson(picked).answers).toMatchObject([{ topic: 'os-patching', service: 'rds' }]);
  expect(lookup.topic('os-patchin', null)).toMatchObject({ kind: 'unknown' });
  expect(lookup.topic('os-patching', 'rd')).toMatchObject({ kind: 'unknown' });
});

test.each([
  ['', 'empty'],
  ['   \n\t ', 'empty'],
  ['???', 'empty'],
  ['who patches our azure vms', 'other-cloud'],
  ['backups in microsoft 365', 'other-cloud'],
  ['who ate my sandwich', 'not-understood'],
])('"%s" is not answered: %s', (question, reason) => {
  expect(ask(question)).toBe(reason);
});

test.each([
  'how do I create a vpc',
  'price of a t3.micro',
  'what is kubernetes',
  'difference between ecs and eks',
  'delete all my snapshots',
  'who has the keys to the van',
])('"%s" is another kind of question', (question) => {
  expect(['did you mean', 'not-understood']).toContain(ask(question));
});
