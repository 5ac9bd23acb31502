import { describe, expect, test } from 'vitest';
import { resolve } from '../../../src/core/knowledge/resolve.ts';
import { createBank, dealtQuestions } from '../../../src/core/quiz/bank.ts';
import { checkQuiz } from '../../../src/core/quiz/check.ts';
import { letterOf, type QuestionFile, rightIndex } from '../../../src/core/quiz/question.ts';
import { knowledge, questions } from '../../a-bot.ts';

const sound: QuestionFile = {
  id: 'sound',
  situation: 'A colleague wants to log in to RDS to patch it. What do you say to them?',
  choices: [{ text: 'Go on' }, { text: 'AWS does that', right: true }, { text: 'Nobody does' }],
  explanation: 'AWS patches the operating system under RDS, and you pick the window.',
  topic: 'os-patching',
  service: 'rds',
  owner: 'aws',
  difficulty: 1,
  sources: ['rds-maintaining-db-instance'],
};
const [elsewhere = ''] = knowledge.topics.get('os-patching')?.servicesWithout ?? [];
const faults = (...changed: readonly Partial<QuestionFile>[]) =>
  checkQuiz(
    [{ file: 'quiz/a.yaml', questions: changed.map((each) => ({ ...sound, ...each })) }],
    knowledge,
  );
const messages = (...changed: readonly Partial<QuestionFile>[]) =>
  faults(...changed).map(({ message }) => message);

describe('the check of a question', () => {
  test('a sound one has no fault', () => {
    expect(faults({})).toEqual([]);
  });

  test.each([
    [
      'no right choice',
      { choices: [{ text: 'A' }, { text: 'B' }, { text: 'C' }] },
      'no right choices',
    ],
    [
      'two right choices',
      { choices: [{ text: 'A', right: true }, { text: 'B', right: true }, { text: 'C' }] },
      '2 right choices',
    ],
    [
      'the same choice twice',
      { choices: [{ text: 'A', right: true }, { text: 'B' }, { text: 'b.' }] },
      'the same choice twice',
    ],
    ['no question', { situation: `${sound.situation} Tell them.` }, "doesn't end with a question"],
    ['another owner than its row', { owner: 'customer' }, 'the owner is "customer" here'],
    [
      'an explanation without the owner',
      { explanation: `It is done for ${'x'.repeat(40)}` },
      "doesn't name the owner",
    ],
    [
      'an explanation that names another owner',
      { explanation: 'Patching RDS is yours: AWS only gives you the window.' },
      'names another owner',
    ],
    ['a topic that means nothing there', { service: elsewhere }, "doesn't apply"],
  ] as const)('%s is found', (_, change, message) => {
    expect(messages(change as Partial<QuestionFile>).join()).toContain(message);
  });

  test('the same id, or nearly the same words, in two questions is found', () => {
    expect(
      messages({}, { situation: 'Something else entirely that has to do with RDS, has it?' }),
    ).toEqual(['"sound" is also in quiz/a.yaml']);
    expect(messages({}, { id: 'other' })).toEqual([
      'almost the same words as "sound" in quiz/a.yaml',
    ]);
  });

  test('a letter, an owner or a length that is right too often is found', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({
      id: `q-${index}`,
      situation: `Number ${index} has its own ${'abcdefghijklmnopqrstuvwxyz0123'[index]}${index} words, hasn't it?`,
    }));
    const found = messages(...many).join('\n');
    expect(found).toContain('B is right 30 times where about 10 would be even');
    expect(found).toContain('the owner is "aws" in 100 % of the questions');
    expect(found).toContain('the right choice is the longest in 100 % of the questions');
  });
});

describe('the shipped bank', () => {
  const bank = createBank(
    questions.flatMap((file) => file.questions),
    knowledge,
  );

  test('has hand-written questions for months, and no fault', () => {
    expect(bank.questions.filter(({ origin }) => origin === 'hand').length).toBeGreaterThanOrEqual(
      50,
    );
    expect(checkQuiz(questions, knowledge).filter(({ path }) => path.length > 0)).toEqual([]);
  });

  test('every question has an id of its own that fits a button, and one right choice among unlike ones', () => {
    expect(bank.byId.size).toBe(bank.questions.length);
    for (const { id, choices } of bank.questions) {
      expect(id).toMatch(/^[a-z0-9.-]{1,80}$/);
      expect(choices.filter(({ right }) => right)).toHaveLength(1);
      expect(new Set(choices.map(({ text }) => text)).size).toBe(choices.length);
      expect(choices.length).toBeGreaterThanOrEqual(3);
      expect(choices.length).toBeLessThanOrEqual(4);
    }
  });

  test('every confident row that was not merely recalled gives a question, and no other does', () => {
    const dealt = dealtQuestions(knowledge);
    const owners = new Map(
      dealt.filter(({ origin }) => origin === 'owner').map((question) => [question.id, question]),
    );
    let rows = 0;
    for (const topic of knowledge.topics.values()) {
      for (const [id, row] of topic.services) {
        const service = knowledge.services.get(id);
        const question = owners.get(`owner.${topic.id}.${id}`);
        const confident = row.confidence === 'high' && row.seen !== 'recalled';
        expect(Boolean(question), `${topic.id} ${id}`).toBe(
          confident && service?.status === 'active',
        );
        if (!question || !service) continue;
        rows += 1;
        expect(resolve(knowledge, topic, service)?.responsibility.owner).toBe(question.owner);
      }
    }
    expect(rows).toBeGreaterThan(200);
    for (const origin of ['pair', 'sort', 'control', 'analogy'] as const) {
      expect(dealt.filter((question) => question.origin === origin).length).toBeGreaterThan(10);
    }
  });

  test('the right answer of a dealt question is what its row says', () => {
    for (const question of dealtQuestions(knowledge).filter(({ origin }) => origin === 'owner')) {
      const text = question.choices[rightIndex(question)]?.text ?? '';
      const said = { aws: "AWS's", customer: 'Yours', shared: 'Shared' }[question.owner];
      expect(text.startsWith(said), question.id).toBe(true);
    }
  });

  test('no letter is right much more often than another', () => {
    for (const size of [3, 4]) {
      const own = bank.questions.filter(({ choices }) => choices.length === size);
      const counts = Map.groupBy(own, (question) => letterOf(rightIndex(question)));
      for (const [letter, { length }] of counts) {
        expect(length, letter).toBeGreaterThan((own.length / size) * 0.7);
        expect(length, letter).toBeLessThan((own.length / size) * 1.3);
      }
    }
  });
});
