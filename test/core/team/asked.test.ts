import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAsked, topicalWords } from '../../../src/core/team/asked.ts';
import { knowledge } from '../../a-bot.ts';
import { hostileTexts } from '../../gallery.ts';
import { someTeams } from '../../some-teams.ts';

const teams = someTeams({});
const isTopical = topicalWords(knowledge);
const read = (text: string) => readAsked(teams, isTopical, text);

describe('whom to call', () => {
  test.each([
    ['who do I call about patching ec2 in prod', 'patching ec2', 'prod'],
    ['Who should we contact for backups?', 'backups', null],
    ["who's on call for rds", 'rds', null],
    ['who is on-call for rds in production?', 'rds', 'prod'],
    ['which team owns backups on rds', 'backups on rds', null],
    ['who here owns patching', 'who owns patching', null],
    [
      'whom can I ask regarding encryption at rest in our live environment',
      'encryption at rest',
      'prod',
    ],
    ['who can I talk to about s3 buckets', 's3 buckets', null],
  ])('%s', (text, rest, environment) => {
    const asked = read(text);
    expect([asked.call, asked.rest, asked.environment?.id ?? null]).toEqual([
      true,
      rest,
      environment,
    ]);
    expect(asked.teams).toEqual([]);
  });
});

describe('an environment', () => {
  test.each([
    ['patching ec2 prod', 'patching ec2', 'prod'],
    ['prod ec2 patching', 'ec2 patching', 'prod'],
    ['patching on prod rds', 'patching rds', 'prod'],
    ['who patches rds in PRODUCTION', 'who patches rds', 'prod'],
    ['backups in the test environment', 'backups', 'test'],
    ['backups in test', 'backups', 'test'],
    ['who owns the pen test', 'who owns the pen test', null],
    ['test restores of rds', 'test restores of rds', null],
    ['who patches products', 'who patches products', null],
    ['prod', 'prod', null],
  ])('%s', (text, rest, environment) => {
    const asked = read(text);
    expect([asked.rest, asked.environment?.id ?? null, asked.call]).toEqual([
      rest,
      environment,
      false,
    ]);
  });
});

describe('a team by its name', () => {
  test.each([
    ['what does the DBA guild own', ['dba']],
    ['What does DBA do?', ['dba']],
    ['what is the dba guild responsible for', ['dba']],
    ['who is #linux', ['linux']],
    ['who is linux-oncall', ['linux']],
    ['who are @Linux crew?', ['linux']],
    ['who is <#613425648685547543>', ['linux']],
    ['who is <@&613425648685547544>?', ['linux']],
    ['how do I reach the sre team', ['sre']],
    ['#linux', ['linux']],
    ['linux team', ['linux']],
  ])('%s', (text, ids) => {
    expect(read(text).teams.map(({ id }) => id)).toEqual(ids);
    expect(read(text).bare).toBe(false);
  });

  test('a bare word is only perhaps a team', () => {
    expect(read('linux')).toMatchObject({ bare: true, teams: [{ id: 'linux' }] });
  });

  test.each([
    'what does AWS own',
    'who is responsible for patching',
    'who owns linux patching',
    'what is linux',
    'who',
    '',
  ])('not: %s', (text) => expect(read(text).teams).toEqual([]));
});

test('whatever is typed is read, quickly, and nothing is added to it', () => {
  const pieces = fc.constantFrom(
    ...Object.values(hostileTexts),
    'who is ',
    'in prod',
    'what does ',
    ' own',
    '((((',
    '\\',
    'who do i call about ',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces, { maxLength: 6 }).map((all) => all.join(' ')),
      ),
      (text) => {
        const { rest } = read(text);
        expect(rest.length).toBeLessThanOrEqual(text.length);
      },
    ),
  );
});
