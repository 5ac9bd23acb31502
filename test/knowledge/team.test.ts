import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFolder } from '../../src/knowledge/folder.ts';
import { checkFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import { formatFaults } from '../../src/knowledge/report.ts';
import { aKnowledgeFolder } from '../a-knowledge-folder.ts';

const TEAM = `reviewed: 2026-01-10
shown_in:
  slack: [T024BE7LD]
teams:
  linux:
    name: Linux platform
    words: [linux crew]
    slack: { channel: { id: C024BE7LR, name: '#linux' } }
  dba: { name: DBA guild, reviewed: 2026-01-02 }
default: linux
topics:
  os-patching: linux
topics_on_services:
  rds:
    os-patching: { team: dba, note: Sundays. }
environments:
  prod:
    words: [production]
    services: { ec2: linux }
`;
const TODAY = Date.UTC(2026, 0, 20);

async function load(text: string, now = TODAY) {
  const folder = aKnowledgeFolder();
  folder.write('team.yaml', text);
  const loaded = await loadKnowledge(folder.dir, now);
  const faults = loaded.ok ? loaded.warnings : loaded.faults;
  const report = faults.length > 0 ? formatFaults(faults).replaceAll(`${folder.dir}/`, '') : '';
  return { loaded, lines: report.split('\n').slice(0, -2) };
}

test('a folder without a team file has no teams, and no fault for it', async () => {
  const loaded = await loadKnowledge(aKnowledgeFolder().dir);
  expect(loaded.ok && loaded.teams).toBeNull();
});

test('a sound team file loads without a word', async () => {
  const { loaded, lines } = await load(TEAM);
  expect(lines).toEqual([]);
  if (!loaded.ok) throw new Error('faults');
  expect(loaded.teams?.teams.get('linux')).toMatchObject({
    name: 'Linux platform',
    slack: [{ kind: 'channel', id: 'C024BE7LR', name: 'linux' }],
    reviewed: '2026-01-10',
  });
  expect(loaded.teams?.teams.get('dba')?.reviewed).toBe('2026-01-02');
});

test('the shipped example is sound as it is', async () => {
  const knowledge = join(import.meta.dirname, '../../knowledge');
  const example = readFileSync(join(knowledge, 'team.example.yaml'), 'utf8');
  const { texts, faults } = await readFolder(knowledge);
  const day = Date.parse(/^reviewed: (.*)$/m.exec(example)?.[1] ?? '');
  const folder = { texts: new Map(texts).set('team.yaml', example), faults };
  const loaded = await checkFolder(knowledge, folder, day);
  expect(loaded.ok ? loaded.warnings : loaded.faults).toEqual([]);
});

describe('one fault, planted', () => {
  test.each<[string, string, string, string[]]>([
    [
      'a topic that nobody knows',
      '  os-patching: linux',
      '  os-patchin: linux',
      ['team.yaml:12:3: unknown topic `os-patchin`', '    did you mean `os-patching`?'],
    ],
    [
      'a service that nobody knows',
      '  rds:',
      '  rsd:',
      ['team.yaml:14:3: unknown service `rsd`', '    did you mean `rds`?'],
    ],
    [
      'a service in an environment that nobody knows',
      '{ ec2: linux }',
      '{ ec3: linux }',
      ['team.yaml:19:17: unknown service `ec3`', '    did you mean `ec2`?'],
    ],
    [
      'a team that is none',
      'default: linux',
      'default: linus',
      ['team.yaml:10:10: unknown team `linus`', '    did you mean `linux`?'],
    ],
    [
      'a team that is none, in an entry with a note',
      '{ team: dba',
      '{ team: dbas',
      ['team.yaml:15:26: unknown team `dbas`', '    did you mean `dba`?'],
    ],
    [
      'a misspelt key',
      'on_services',
      'on_service',
      ['team.yaml:13:1: unknown key `topics_on_service`', '    did you mean `topics_on_services`?'],
    ],
    [
      'a misspelt key of an entry',
      'note: Sundays.',
      'nota: Sundays.',
      ['team.yaml:15:31: unknown key `nota`', '    did you mean `note`?'],
    ],
    [
      'a list where a team belongs',
      'default: linux',
      'default: [linux]',
      ["team.yaml:10:1: `default` can't be a list"],
    ],
    [
      'no word on where it may be shown',
      'shown_in:\n  slack: [T024BE7LD]\n',
      '',
      ['team.yaml:1:1: `shown_in` is missing'],
    ],
    [
      "a channel's name where its id belongs",
      'id: C024BE7LR',
      "id: '#linux'",
      ["team.yaml:8:29: `id` can't be `#linux`", '    an id as Slack shows it: C024BE7LR'],
    ],
    [
      'a server id without quotes, which YAML rounds',
      'slack: [T024BE7LD]',
      'discord: [613425648685547541]',
      [
        'team.yaml:3:13: entry 1 of `discord` should be text, not the number 613425648685547500',
        '    put it in quotes',
      ],
    ],
    [
      'a date that is none',
      'reviewed: 2026-01-10',
      'reviewed: January',
      ["team.yaml:1:11: `reviewed` can't be `January`", '    a day, like 2026-01-31'],
    ],
    [
      'two teams of one name',
      'linux crew',
      'The DBA Guild',
      ['team.yaml:9:3: `dba guild` is the team `linux` and the team `dba`', '    keep it in one'],
    ],
  ])('%s', async (_, from, to, expected) => {
    if (!TEAM.includes(from)) throw new Error(`not there: ${from}`);
    const { loaded, lines } = await load(TEAM.replace(from, to));
    expect(lines).toEqual(expected);
    expect(loaded.ok).toBe(false);
  });
});

describe('a warning, which stops nothing', () => {
  test('dates that have gone by are told, each where it stands', async () => {
    const { loaded, lines } = await load(TEAM, Date.UTC(2026, 6, 8, 12));
    expect(loaded.ok).toBe(true);
    expect(lines.filter((line) => !line.startsWith(' '))).toEqual([
      'team.yaml:9:37: warning: last checked 187 days ago',
    ]);
    const later = await load(TEAM, Date.UTC(2026, 6, 10));
    expect(later.lines.filter((line) => line.startsWith('team.yaml:1:11'))).toEqual([
      'team.yaml:1:11: warning: last checked 181 days ago',
    ]);
  });

  test.each<[string, string, string, string]>([
    [
      'a date to come',
      '2026-01-10',
      '2026-01-23',
      'team.yaml:1:11: warning: `2026-01-23` is still to come',
    ],
    [
      'a team without a job',
      '{ team: dba, note: Sundays. }',
      'linux',
      'team.yaml:9:3: warning: nothing is the job of `dba`',
    ],
    [
      'a place to be shown that is none',
      'slack: [T024BE7LD]',
      'slack: []',
      'team.yaml:2:1: warning: this is shown nowhere',
    ],
    [
      'a topic where it means nothing',
      '  rds:\n',
      '  cdk: { encryption-at-rest: dba }\n  rds:\n',
      'team.yaml:14:10: warning: `encryption-at-rest` means nothing on `cdk`',
    ],
  ])('%s', async (_, from, to, expected) => {
    const { loaded, lines } = await load(TEAM.replace(from, to));
    expect(lines.filter((line) => !line.startsWith(' '))).toEqual([expected]);
    expect(loaded.ok).toBe(true);
  });
});
