import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { formatFaults } from '../../src/knowledge/report.ts';
import { aKnowledgeFolder, type KnowledgeFolder } from '../a-knowledge-folder.ts';

const PATCHING = 'topics/os-patching.yaml';
const ENCRYPTION = 'topics/encryption-at-rest.yaml';

/** The report without the folder's own path. */
async function report({ dir }: KnowledgeFolder): Promise<string[]> {
  const loaded = await loadKnowledge(dir);
  if (loaded.ok) return [];
  return formatFaults(loaded.faults).replaceAll(`${dir}/`, '').split('\n').slice(0, -2);
}

async function reportAfter(change: (folder: KnowledgeFolder) => void): Promise<string[]> {
  const folder = aKnowledgeFolder();
  change(folder);
  return report(folder);
}

/** Root may read everything, so a test of permissions steps down from it. */
async function asNobody<T>(run: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return run();
  process.seteuid?.(65_534);
  try {
    return await run();
  } finally {
    process.seteuid?.(0);
  }
}

describe('a sound folder', () => {
  test('loads, and its values arrive', async () => {
    const loaded = await loadKnowledge(aKnowledgeFolder().dir);
    if (!loaded.ok) throw new Error(formatFaults(loaded.faults));
    const { topics, services, sources, ambiguous } = loaded.knowledge;
    const patching = topics.get('os-patching');
    expect(patching?.general.why).toBe(
      "Below the hypervisor it is AWS's plant, above it is your system, and which of the two you see depends on the service.",
    );
    expect(patching?.services.get('rds')?.sources).toEqual([sources.get('rds')]);
    expect(patching?.wordsWithService.get('yum update')).toBe('ec2');
    expect(services.get('cdk')).toMatchObject({ model: null, statusDate: '2024-04' });
    expect(ambiguous.get('encryption')).toEqual(['os-patching', 'encryption-at-rest']);
  });

  test('is the shipped one', async () => {
    const loaded = await loadKnowledge(join(import.meta.dirname, '../../knowledge'));
    expect(loaded.ok ? '' : formatFaults(loaded.faults)).toBe('');
  });
});

describe('one fault, planted', () => {
  test.each<[string, string, string, string, string[]]>([
    [
      'a topic that nobody knows',
      ENCRYPTION,
      'services_without:',
      'related: [os-patchin]\nservices_without:',
      [
        'topics/encryption-at-rest.yaml:12:11: unknown topic `os-patchin`',
        '    did you mean `os-patching`?',
      ],
    ],
    [
      'a service that nobody knows',
      PATCHING,
      'split: [ec2, rds]',
      'split: [ec2, rsd]',
      ['topics/os-patching.yaml:12:14: unknown service `rsd`', '    did you mean `rds`?'],
    ],
    [
      'a row for a service that nobody knows',
      PATCHING,
      '  rds:\n',
      '  mainframe:\n',
      ['topics/os-patching.yaml:36:3: unknown service `mainframe`', '    see services.yaml'],
    ],
    [
      'a source that nobody knows',
      PATCHING,
      'sources: [srm, notes]',
      'sources: [smr, notes]',
      ['topics/os-patching.yaml:23:13: unknown source `smr`', '    did you mean `srm`?'],
    ],
    [
      'a source that nobody uses',
      'sources.yaml',
      '- id: notes',
      '- id: spare\n  title: Spare\n- id: notes',
      [
        'sources.yaml:7:7: nobody uses the source `spare`',
        '    cite it where it backs a sentence, or delete it',
      ],
    ],
    [
      'a shared responsibility without a half',
      PATCHING,
      '  you: Patches the guests.\n',
      '',
      [
        'topics/os-patching.yaml:15:1: a shared responsibility without your half',
        '    say under `you:` what the customer does',
      ],
    ],
    [
      'a half that says nothing',
      PATCHING,
      '  aws: Patches the hosts.\n',
      '  aws: None.\n',
      [
        "topics/os-patching.yaml:17:8: a shared responsibility without AWS's half",
        '    say under `aws:` what AWS does',
      ],
    ],
    [
      'a topic without a general answer',
      ENCRYPTION,
      'general:',
      'generel:',
      [
        'topics/encryption-at-rest.yaml:1:1: a topic without a general answer',
        '    say who owns it where no service is named, under `general:`',
        'topics/encryption-at-rest.yaml:5:1: unknown key `generel`',
        '    did you mean `general`?',
      ],
    ],
    [
      'a word that two topics claim',
      ENCRYPTION,
      'words: [encryption, sse]',
      'words: [encryption, sse, Patching]',
      [
        'topics/os-patching.yaml:5:5: `patching` belongs to the topic `os-patching` and to the topic `encryption-at-rest`',
        '    keep it in one of them, or list the word with both topics in ambiguous.yaml',
      ],
    ],
    [
      'a word that a topic and a service claim',
      'services.yaml',
      '  topic_words:\n    sse: [encryption-at-rest]\n',
      '',
      [
        'topics/encryption-at-rest.yaml:3:21: `sse` belongs to the topic `encryption-at-rest` and to the service `ec2`',
        "    keep it in one of them, or name the topic under the service's `topic_words:`",
      ],
    ],
    [
      'a word that two services claim',
      'services.yaml',
      '  words: [rds, database]',
      '  words: [rds, database, cdk]',
      [
        'services.yaml:32:11: `cdk` belongs to the service `cdk` and to the service `rds`',
        "    keep it in one of them, or name the other under one service's `confused_with:`",
      ],
    ],
    [
      'a special word that is none of the words',
      'services.yaml',
      'weak_words: [cdk]',
      'weak_words: [kit]',
      [
        "services.yaml:33:16: `kit` is none of this service's words",
        '    add it under `words:` as well',
      ],
    ],
    [
      'an analogy that maps to nothing',
      'analogies.yaml',
      'aws: [os-patching]\n    customer: [encryption-at-rest]',
      'aws: []\n    customer: []',
      [
        'analogies.yaml:6:3: an analogy that maps to nothing',
        '    name the topics that its halves stand for',
      ],
    ],
    [
      'an owner that is none',
      PATCHING,
      'owner: shared',
      'owner: depends',
      [
        "topics/os-patching.yaml:16:10: `owner` can't be `depends`",
        '    one of: aws, customer, shared',
      ],
    ],
    [
      'a sentence that is too long',
      ENCRYPTION,
      'It is a setting.',
      'x'.repeat(161),
      [
        'topics/encryption-at-rest.yaml:9:8: `why` is 161 characters long, the most is 160',
        '    say it shorter',
      ],
    ],
    [
      'a missing key',
      ENCRYPTION,
      '  why: It is a setting.\n',
      '',
      ['topics/encryption-at-rest.yaml:5:1: `why` is missing'],
    ],
    [
      'text where a list belongs',
      ENCRYPTION,
      'words: [encryption, sse]',
      'words: sse',
      [
        'topics/encryption-at-rest.yaml:3:8: `words` should be a list, not text',
        '    each entry on a line of its own after a dash and a space, or all of them as `[one, two]`',
      ],
    ],
    [
      'an address without https',
      'sources.yaml',
      'https://aws',
      'http://aws',
      [
        "sources.yaml:3:8: `url` can't be `http://aws.amazon.com/compliance/shared-responsibility-model/`",
        '    an address starts with https://',
      ],
    ],
    [
      'a row for a service that is said to have none',
      ENCRYPTION,
      'services_without: [cdk]',
      'services_without: [cdk]\nservices:\n  cdk: { owner: aws, aws: A., you: B., why: C., seen: read, sources: [srm] }',
      [
        'topics/encryption-at-rest.yaml:14:3: `cdk` has a row here and stands in `services_without`',
        '    keep one of the two',
      ],
    ],
    [
      'a key that stands twice',
      ENCRYPTION,
      'title: Encryption at rest',
      'title: Encryption at rest\ntitle: Encryption',
      [
        'topics/encryption-at-rest.yaml:3:1: this key is there already',
        '    delete or merge one of the two',
      ],
    ],
    [
      'a tab',
      ENCRYPTION,
      '  owner: customer',
      '\towner: customer',
      [
        'topics/encryption-at-rest.yaml:6:1: a tab at the start of the line',
        '    indent with spaces',
      ],
    ],
    [
      'an id used twice',
      'sources.yaml',
      '- id: notes',
      '- id: rds\n  title: Notes again\n- id: notes',
      ['sources.yaml:7:7: the id `rds` is used twice', '    the first is entry 2'],
    ],
    [
      'low confidence without a reason',
      PATCHING,
      '    doubt: The table and the settings page differ.\n',
      '',
      [
        'topics/os-patching.yaml:41:17: low confidence without a reason',
        '    say under `doubt:` what the sources disagree about',
      ],
    ],
    [
      'a parent that has a parent',
      'services.yaml',
      '  model: null\n',
      '  model: null\n  parent: aurora\n',
      [
        'services.yaml:31:11: the parent `aurora` has a parent itself',
        '    name `rds` instead: answers are inherited over one step only',
      ],
    ],
    [
      'a date on an active service',
      'services.yaml',
      '  status: closed\n',
      '',
      [
        'services.yaml:34:3: `status_date` on a service that is active',
        '    add `status: closed` or `status: discontinued`, or delete the line',
      ],
    ],
    [
      'a model that is missing',
      'models.yaml',
      '- id: saas\n  title: saas\n  summary: About saas.\n  examples: [ec2]\n',
      '',
      ['models.yaml:1:1: the model `saas` is missing', '    all six are needed'],
    ],
    [
      'a source with two origins',
      'sources.yaml',
      '  seed: notes.txt',
      '  seed: notes.txt\n  url: https://example.org/',
      ['sources.yaml:9:9: a source with an address and a seed', '    make it two sources'],
    ],
    [
      'a topic related to itself',
      PATCHING,
      'related: [encryption-at-rest]',
      'related: [os-patching]',
      ['topics/os-patching.yaml:11:11: a topic related to itself', '    name another'],
    ],
  ])('%s', async (_, file, from, to, expected) => {
    expect(await reportAfter((folder) => folder.edit(file, from, to))).toEqual(expected);
  });
});

describe('files and folders', () => {
  test('a file whose name is not its id is told both ways out', async () => {
    const lines = await reportAfter((folder) => {
      folder.edit(ENCRYPTION, 'id: encryption-at-rest', 'id: encryption');
    });
    expect(lines).toContain(
      'topics/encryption-at-rest.yaml:1:5: the topic is called `encryption`, its file `encryption-at-rest`',
    );
  });

  test('an empty file is called empty', async () => {
    const lines = await reportAfter((folder) => folder.write('ambiguous.yaml', '# nothing yet\n'));
    expect(lines[0]).toBe('ambiguous.yaml:1:1: the file is empty');
  });

  test('everything is reported at once, in the order of the files', async () => {
    const lines = await reportAfter((folder) => {
      folder.edit(PATCHING, 'related: [encryption-at-rest]', 'related: [encryption-at-rst]');
      folder.edit(PATCHING, 'owner: aws', 'owner: amazon');
      folder.edit(ENCRYPTION, 'sources: [srm]', 'sources: [srn]');
      folder.edit('sources.yaml', 'title: Course notes', 'title: [Course');
      folder.edit('analogies.yaml', '  limits: Nobody patches a house.\n', '');
    });
    expect(lines.filter((line) => !line.startsWith('    '))).toEqual([
      'analogies.yaml:1:3: `limits` is missing',
      expect.stringMatching(/^sources\.yaml:8:10: a bracket that is not closed/),
      'topics/os-patching.yaml:11:11: unknown topic `encryption-at-rst`',
      "topics/os-patching.yaml:37:12: `owner` can't be `amazon`",
    ]);
  });

  test('a missing folder is a fault, not an exception', async () => {
    const loaded = await loadKnowledge('/nowhere/at/all');
    expect(loaded.ok ? [] : loaded.faults).toEqual([
      {
        file: '/nowhere/at/all',
        place: null,
        message: "the folder can't be read: it does not exist",
        hint: 'KNOWLEDGE_DIR says where the knowledge is',
        warning: false,
      },
    ]);
  });

  test('a folder without topics is told so once', async () => {
    const lines = await reportAfter(({ dir }) => rmSync(join(dir, 'topics'), { recursive: true }));
    expect(lines).toContain("topics: the folder can't be read: it does not exist");
  });

  test('a file that is missing is named', async () => {
    const lines = await reportAfter(({ dir }) => rmSync(join(dir, 'models.yaml')));
    expect(lines).toEqual([
      'models.yaml: the file is missing',
      '    take it from the shipped folder',
    ]);
  });

  test('a file without permission is named', async () => {
    const folder = aKnowledgeFolder();
    chmodSync(folder.dir, 0o755);
    chmodSync(join(folder.dir, 'models.yaml'), 0);
    expect(await asNobody(() => report(folder))).toContain(
      "models.yaml: can't be read: no permission",
    );
  });

  test('a folder in place of a file is named', async () => {
    const lines = await reportAfter(({ dir }) => mkdirSync(join(dir, 'topics/dns.yaml')));
    expect(lines).toContain("topics/dns.yaml: can't be read: it is a folder");
  });

  test('a file with a wrong name is guessed', async () => {
    const lines = await reportAfter((folder) => folder.write('service.yaml', '[]'));
    expect(lines).toEqual([
      'service.yaml: an unknown file in the knowledge folder',
      '    did you mean `services.yaml`?',
    ]);
  });

  test('a topic with another ending is told the right one', async () => {
    const lines = await reportAfter((folder) => folder.write('topics/dns.yml', 'id: dns'));
    expect(lines).toEqual(['topics/dns.yml: not a YAML file', '    files here end in .yaml']);
  });

  test('a topic that cannot be read is one fault, not one of all who name it or its sources', async () => {
    const broken = [
      (folder: KnowledgeFolder) => folder.edit(PATCHING, '  owner: shared', '\towner: shared'),
      (folder: KnowledgeFolder) => folder.write(PATCHING, ''),
      ({ dir }: KnowledgeFolder) =>
        renameSync(join(dir, PATCHING), join(dir, 'topics/os-patching.yml')),
    ];
    const found = await Promise.all(broken.map(reportAfter));
    expect(found.map((lines) => lines.filter((line) => !line.startsWith('    ')))).toEqual([
      ['topics/os-patching.yaml:16:1: a tab at the start of the line'],
      ['topics/os-patching.yaml:1:1: the file is empty'],
      ['topics/os-patching.yml: not a YAML file'],
    ]);
  });

  test('a slip in an id is told where it is, not where others name the topic', async () => {
    const lines = await reportAfter((folder) => {
      folder.edit(PATCHING, 'id: os-patching', 'id: os-patchin');
    });
    expect(lines).toContain(
      'topics/os-patching.yaml:1:5: the topic is called `os-patchin`, its file `os-patching`',
    );
    expect(lines.join()).not.toContain('unknown topic');
  });

  test('a pipe in place of a file is refused, not waited for', async () => {
    const lines = await reportAfter(({ dir }) => {
      execFileSync('mkfifo', [join(dir, 'topics/dns.yaml')]);
    });
    expect(lines).toContain('topics/dns.yaml: not a plain file');
  });

  test('a quiz folder without permission is named; none at all is no fault', async () => {
    const folder = aKnowledgeFolder();
    chmodSync(folder.dir, 0o755);
    mkdirSync(join(folder.dir, 'quiz'), 0);
    expect(await asNobody(() => report(folder))).toContain(
      "quiz: the folder can't be read: no permission",
    );
    rmSync(join(folder.dir, 'quiz'), { recursive: true });
    expect(await report(folder)).toEqual([]);
  });

  test('what editors leave behind is no fault', async () => {
    const lines = await reportAfter(({ dir }) => {
      writeFileSync(join(dir, 'topics/.os-patching.yaml.swp'), 'x');
      writeFileSync(join(dir, 'topics/os-patching.yaml~'), 'x');
      writeFileSync(join(dir, 'README.md'), 'x');
    });
    expect(lines).toEqual([]);
  });

  test('a file that is not UTF-8 is told so', async () => {
    const lines = await reportAfter((folder) =>
      folder.write('ambiguous.yaml', Uint8Array.of(0x2d, 0x20, 0xff, 0xfe)),
    );
    expect(lines[0]).toBe('ambiguous.yaml: the file is not UTF-8 text');
  });

  test('a file that is too large is not even parsed', async () => {
    const lines = await reportAfter((folder) =>
      folder.write('ambiguous.yaml', `# ${'x'.repeat(1024 * 1024)}`),
    );
    expect(lines[0]).toBe('ambiguous.yaml: the file is too large: 1025 KB, the most is 1024');
  });

  test('a YAML bomb is refused before it goes off', async () => {
    const layers = [...'bcdefghij'].map(
      (name, index, all) => `${name}: &${name} [${`*${all[index - 1] ?? 'a'},`.repeat(9)}]`,
    );
    const started = performance.now();
    const lines = await reportAfter((folder) =>
      folder.write('ambiguous.yaml', ['a: &a [x,x,x,x,x,x,x,x,x]', ...layers].join('\n')),
    );
    expect(performance.now() - started).toBeLessThan(2000);
    expect(lines[0]).toBe('ambiguous.yaml:2:8: a YAML alias (`*name`)');
  });

  test('a file nested ten thousand deep is refused', async () => {
    const lines = await reportAfter((folder) =>
      folder.write('ambiguous.yaml', `${'['.repeat(10_000)}${']'.repeat(10_000)}`),
    );
    expect(lines[0]).toMatch(/^ambiguous\.yaml:1:\d+: nested too deeply$/);
  });
});
