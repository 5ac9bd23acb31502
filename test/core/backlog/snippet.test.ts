import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aliasSnippet, topicSnippet } from '../../../src/core/backlog/snippet.ts';
import type { Service, Topic } from '../../../src/core/knowledge/shape.ts';
import { createLookup } from '../../../src/core/lookup/lookup.ts';
import { readFolder } from '../../../src/knowledge/folder.ts';
import { checkFolder } from '../../../src/knowledge/load.ts';
import { formatFaults } from '../../../src/knowledge/report.ts';
import { knowledge } from '../../a-bot.ts';

const dir = join(import.meta.dirname, '../../../knowledge');
const folder = await readFolder(dir);

/** What the check says of the shipped files with one more or changed, and what a question then means. */
async function withFile(file: string, change: (text: string) => string, question: string) {
  const texts = new Map(folder.texts);
  texts.set(file, change(texts.get(file) ?? ''));
  const loaded = await checkFolder(dir, { texts, faults: folder.faults });
  if (!loaded.ok) return { faults: formatFaults(loaded.faults), topic: null, service: null };
  const outcome = createLookup(loaded.knowledge).ask(question);
  const part = outcome.kind === 'answered' ? outcome.parts[0] : undefined;
  const verdict =
    part?.kind === 'verdict' ? part.verdict : part?.kind === 'split' ? part.general : null;
  return {
    faults: '',
    topic: verdict?.topic.id ?? null,
    service: verdict?.service?.id ?? null,
  };
}

function known(id: string): Topic {
  const topic = knowledge.topics.get(id);
  if (!topic) throw new Error(id);
  return topic;
}

function service(id: string): Service {
  const found = knowledge.services.get(id);
  if (!found) throw new Error(id);
  return found;
}

/** Puts the lines under their key, as a person would. */
const under = (key: string, lines: string) => (text: string) =>
  text.includes(`\n${key}:\n`)
    ? text.replace(`\n${key}:\n`, `\n${key}:\n${lines}\n`)
    : text.replace('\nwords:\n', `\n${key}:\n${lines}\nwords:\n`);

describe('a new alias passes the check as it is, and the question is then answered', () => {
  test.each([
    'who owns the frobnicated zorgblatt',
    'zorgblatt: ours, "really"?',
    "who's in charge of yes, zorgblatt & sons #1",
    'zorgblatt \\ {x} [y] *z* !t %p @u `v`',
    '- zorgblatt',
    'zorgblattäöü 漢字',
  ])('%s', async (text) => {
    const made = aliasSnippet(text, known('mfa'), null, knowledge);
    expect(made).toMatchObject({ file: 'knowledge/topics/mfa.yaml', under: 'words', taken: [] });
    const found = await withFile('topics/mfa.yaml', under('words', made.text), text);
    expect(found).toMatchObject({ faults: '', topic: 'mfa' });
  });

  test('with the service that was picked', async () => {
    const text = 'who patches the big zorgblatt';
    const made = aliasSnippet(text, known('os-patching'), service('ec2'), knowledge);
    expect(made.under).toBe('words_with_service');
    const change = under('words_with_service', made.text);
    expect(await withFile('topics/os-patching.yaml', change, text)).toEqual({
      faults: '',
      topic: 'os-patching',
      service: 'ec2',
    });
  });

  test('unless another topic has the word, which is said', () => {
    const [word = ''] = known('backups').words;
    expect(aliasSnippet(word, known('mfa'), null, knowledge).taken).toEqual([
      known('backups').title,
    ]);
  });

  test('or it is too long, which leaves a blank', () => {
    expect(aliasSnippet('zorgblatt '.repeat(9), known('mfa'), null, knowledge).text).toBe(
      '  - ___',
    );
  });
});

describe('a new topic', () => {
  const question = 'who owns the frobnicated zorgblatt';
  const made = topicSnippet(question);
  const filled = [
    'zorgblatts',
    'Frobnicated zorgblatts',
    'customer',
    'Makes it.',
    'Runs it.',
    'So.',
  ]
    .reduce((text, word) => text.replace('___', word), made.text)
    .replace('[___]', '[shared-responsibility-model]');

  test('passes the check once its blanks are filled, and is then found', async () => {
    expect(await withFile('topics/zorgblatts.yaml', () => filled, question)).toEqual({
      faults: '',
      topic: 'zorgblatts',
      service: null,
    });
  });

  test('does not pass while one of them is left, which is named', async () => {
    const words = filled.replace('- frobnicated zorgblatt', '- ___');
    for (const [key, text] of [
      ['title', filled.replace('Frobnicated zorgblatts', '___')],
      ['aws', filled.replace('Makes it.', '___')],
      ['you', filled.replace('Runs it.', '___')],
      ['why', filled.replace('So.', '___')],
      ['entry 1 of `words`', words],
    ] as const) {
      const { faults } = await withFile('topics/zorgblatts.yaml', () => text, question);
      expect(faults).toContain(`${key.includes(' ') ? key : `\`${key}\``} can't be \`___\``);
      expect(faults).toContain('a blank that is still to be filled in');
    }
  });

  test('does not pass before', async () => {
    const { faults } = await withFile('topics/zorgblatts.yaml', () => made.text, question);
    expect(faults).toContain("`id` can't be `___`");
    expect(faults).toContain("`owner` can't be `___`");
  });
});
