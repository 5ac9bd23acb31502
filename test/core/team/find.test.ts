import { describe, expect, test } from 'vitest';
import { findTeam } from '../../../src/core/team/find.ts';
import type { Teams } from '../../../src/core/team/team.ts';
import { knowledge } from '../../a-bot.ts';
import { someTeams } from '../../some-teams.ts';

const teams = someTeams({});

function who(
  topic: string | null,
  service: string | null,
  environment: string | null = null,
  all = teams,
) {
  const found = findTeam(all, {
    topic: topic === null ? null : (knowledge.topics.get(topic) ?? null),
    service: service === null ? null : (knowledge.services.get(service) ?? null),
    environment,
  });
  return (
    found && `${found.team.id} by ${found.by}${found.environment ? ` in ${found.environment}` : ''}`
  );
}

describe('the most specific entry wins', () => {
  test.each<[string, string | null, string | null, string | null, string | null]>([
    ['a topic, on any service', 'os-patching', 'ec2', null, 'linux by topic'],
    ['a topic alone', 'os-patching', null, null, 'linux by topic'],
    [
      'a topic on a service before the topic',
      'os-patching',
      'rds',
      null,
      'dba by topic-on-service',
    ],
    ['a topic on a service before the service', 'backups', 'rds', null, 'sre by topic-on-service'],
    ['the topic before the service', 'guest-os-config', 'rds', null, 'linux by topic'],
    ['a service, for what no topic names', 'encryption-at-rest', 'rds', null, 'dba by service'],
    ['a service alone', null, 'rds', null, 'dba by service'],
    [
      "the parent's topic on a service before the variant itself",
      'encryption-at-rest',
      'lambda-edge',
      null,
      'sre by topic-on-service',
    ],
    ['the variant before its parent', 'mfa', 'lambda-edge', null, 'linux by service'],
    [
      'an environment before all environments',
      'os-patching',
      'rds',
      'prod',
      'sre by topic in prod',
    ],
    [
      'all environments, where this one says nothing',
      'backups',
      'rds',
      'prod',
      'sre by topic-on-service',
    ],
    [
      "an environment's default before all environments",
      'os-patching',
      'rds',
      'test',
      'linux by default in test',
    ],
    ['nobody, where nothing is said', 'encryption-at-rest', 's3', null, null],
    ['nobody, for nothing', null, null, null, null],
  ])('%s', (_, topic, service, environment, expected) => {
    expect(who(topic, service, environment)).toBe(expected);
  });

  test('the default, for what nothing names', () => {
    const entry = { team: 'sre', note: null };
    const all: Teams = { ...teams, everywhere: { ...teams.everywhere, fallback: entry } };
    expect(who('encryption-at-rest', 's3', null, all)).toBe('sre by default');
    expect(who(null, null, null, all)).toBe('sre by default');
    expect(who('os-patching', 'ec2', null, all)).toBe('linux by topic');
  });
});
