import { expect, test } from 'vitest';
import { checkTour } from '../../../src/core/tour/check.ts';
import { type Lesson, rightIndex } from '../../../src/core/tour/lesson.ts';
import { lessonMessage } from '../../../src/core/tour/lesson-view.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { formatFaults } from '../../../src/knowledge/report.ts';
import { knowledge, lessons } from '../../a-bot.ts';
import { aKnowledgeFolder } from '../../a-knowledge-folder.ts';
import { textOf } from '../quiz/a-quiz.ts';

const [first, second, third, fourth, fifth] = lessons;
if (!first || !second || !third || !fourth || !fifth) throw new Error('the tour has five lessons');

/** The words that stand on a lesson's card between its title and its choices. */
const wordsOn = (lesson: Lesson): number => {
  const way = { at: { workspace: 'T1', channel: 'C1' }, lessons, done: 0, number: 1 };
  const { summary, blocks } = lessonMessage(lesson, way, knowledge, []);
  const above = blocks.slice(
    1,
    blocks.findIndex(({ kind }) => kind === 'choices'),
  );
  return textOf({ summary, blocks: above })
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
};

test('the shipped tour has five lessons of at most 120 words, each with one right choice', () => {
  expect(lessons).toHaveLength(5);
  for (const lesson of lessons) {
    expect(wordsOn(lesson), lesson.id).toBeGreaterThan(20);
    expect(wordsOn(lesson), lesson.id).toBeLessThanOrEqual(120);
    expect(
      lesson.question.choices.filter(({ right }) => right),
      lesson.id,
    ).toHaveLength(1);
  }
  expect(checkTour(lessons, knowledge)).toEqual([]);
});

test('the right letter is not always the same', () => {
  expect(new Set(lessons.map(rightIndex)).size).toBeGreaterThan(1);
});

/** What is said of a tour in which one lesson is another. */
const faultsOf = (lesson: Lesson, change: Partial<Lesson>): readonly string[] =>
  checkTour([{ ...lesson, ...change }], knowledge).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );
const asking = (lesson: Lesson, change: Partial<Lesson['question']>): Partial<Lesson> => ({
  question: { ...lesson.question, ...change },
});
const choices = (...rights: readonly boolean[]): Lesson['question']['choices'] =>
  rights.map((right, index) => ({
    text: `Choice ${index}`,
    ...(right ? { right: true as const } : {}),
  }));
const without = (lesson: Lesson, key: 'owner' | 'topic'): Partial<Lesson> => {
  const { [key]: _, ...question } = lesson.question;
  return { question };
};

test.each([
  ['two right choices', asking(first, { choices: choices(true, true) }), '2 right choices'],
  ['no right choice', asking(first, { choices: choices(false, false) }), 'no right choices'],
  ['a question that is none', asking(first, { ask: 'Say who it is.' }), "doesn't end with “?”"],
  [
    'another owner than the row',
    asking(first, { owner: 'customer' }),
    'the owner is "customer" here',
  ],
  ['a topic without an owner', without(first, 'owner'), 'a topic without an owner'],
  ['an owner without a topic', without(first, 'topic'), 'without a topic'],
  ['too many words', { text: 'word '.repeat(121) }, 'the most is 120'],
  ['an unknown analogy', { analogy: 'homebuilder-homeownr' }, 'unknown analogy'],
])('%s is refused', (_, change, said) => {
  expect(faultsOf(first, change).join('\n')).toContain(said);
});

test('the same choice twice, and the same lesson twice, are refused', () => {
  const [one] = first.question.choices;
  const twice = one ? [...first.question.choices, { text: one.text.toUpperCase() }] : [];
  expect(faultsOf(first, asking(first, { choices: twice })).join()).toContain(
    'the same choice twice',
  );
  const doubled = checkTour([first, first], knowledge);
  expect(doubled.map(({ path }) => path)).toEqual([[1, 'id']]);
});

test('a row that nobody is sure of is not shown in the table', () => {
  const line = { services: ['ec2', 'rds'], topics: [{ topic: 'capacity', label: 'Capacity' }] };
  expect(faultsOf(fourth, { line: line }).join()).toContain("we aren't sure of `capacity`");
});

test('a fault is told with file and line, and what the tour cites counts as cited', async () => {
  const folder = aKnowledgeFolder();
  const lesson = [
    '- id: only',
    '  title: The only lesson',
    '  text: Patching is two jobs.',
    '  analogy: house',
    '  question:',
    '    ask: Who patches a server on RDS?',
    '    choices:',
    '      - text: AWS',
    '        right: true',
    '      - text: You',
    '    explanation: On RDS it is AWS that patches.',
    '  sources: [srm]',
    '',
  ].join('\n');
  folder.write('tour.yaml', lesson);
  const sound = await loadKnowledge(folder.dir);
  expect(sound.ok && sound.lessons.map(({ id }) => id)).toEqual(['only']);
  folder.write(
    'tour.yaml',
    lesson
      .replace('analogy: house', 'analogy: hous')
      .replace('[srm]', '[nowhere]')
      .replace('RDS?', 'RDS.')
      .replace('  title:', '  titel: x\n  title:'),
  );
  const broken = await loadKnowledge(folder.dir);
  const report = broken.ok ? '' : formatFaults(broken.faults);
  expect(report).toMatch(/tour\.yaml:2:\d+: unknown key `titel`\n.*title/);
  expect(report).toMatch(/tour\.yaml:13:\d+: unknown source `nowhere`/);
  folder.write(
    'tour.yaml',
    lesson.replace('analogy: house', 'analogy: hous').replace('RDS?', 'RDS.'),
  );
  const wrong = await loadKnowledge(folder.dir);
  const said = wrong.ok ? '' : formatFaults(wrong.faults);
  expect(said).toMatch(/tour\.yaml:4:\d+: unknown analogy `hous`\n.*house/);
  expect(said).toMatch(/tour\.yaml:6:\d+: the question doesn't end/);
});

test('a folder without a tour is sound, and has no lessons', async () => {
  const loaded = await loadKnowledge(aKnowledgeFolder().dir);
  expect(loaded.ok && loaded.lessons).toEqual([]);
});
