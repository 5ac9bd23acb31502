import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fraction } from '../../../src/core/quiz/chance.ts';
import { type Deal, deal, type Past } from '../../../src/core/quiz/deal.ts';
import type { Question } from '../../../src/core/quiz/question.ts';
import { aBank, aQuestion, played } from './a-question.ts';

const anything: Deal['wishes'] = { topics: [], exam: null, difficulty: null };

/** Plays so many rounds; `rightOf` says how many of those who answer get a question. */
function play(
  questions: readonly Question[],
  rounds: number,
  seed: string,
  rightOf: (question: Question, round: number) => number = () => 6,
  wishes: Deal['wishes'] = anything,
  answers = 8,
): readonly Past[] {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const history: Past[] = [];
  for (let round = 0; round < rounds; round++) {
    const question = byId.get(deal({ questions, history, wishes, seed })?.id ?? '');
    if (!question) break;
    history.push(played(question, answers, rightOf(question, round)));
  }
  return history;
}

const asked = (history: readonly Past[]) => history.map(({ question }) => question);

describe('what a channel is asked', () => {
  test('no question comes again before its deck has gone round', () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 40 }), fc.string(), (size, seed) => {
        const history = play(aBank(size, 6), Math.floor(size / 0.6), seed);
        const hand = asked(history.filter(({ dealt }) => !dealt)).slice(0, size);
        const dealt = asked(history.filter((past) => past.dealt)).slice(0, size * 3);
        expect(new Set(hand).size).toBe(hand.length);
        expect(new Set(dealt).size).toBe(dealt.length);
      }),
      { numRuns: 30 },
    );
  });

  test('a second lap does not begin with what the first one ended with', () => {
    const bank = aBank(30, 10).filter(({ origin }) => origin === 'hand');
    const history = asked(play(bank, 90, 'laps'));
    for (const [index, id] of history.entries()) {
      const before = history.lastIndexOf(id, index - 1);
      if (index > 0 && before >= 0) expect(index - before).toBeGreaterThan(10);
    }
  });

  test('the same topic never comes on two days running', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 12 }), fc.string(), (topics, seed) => {
        const history = play(aBank(24, topics), 200, seed, ({ id }) => (id.endsWith('1') ? 1 : 8));
        for (const [index, { topic }] of history.entries()) {
          expect(topic).not.toBe(history[index - 1]?.topic);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('at most two of five rounds in a row are dealt from the knowledge', () => {
    const history = play(aBank(100, 20), 160, 'mix');
    for (let from = 0; from + 5 <= history.length; from++) {
      expect(history.slice(from, from + 5).filter(({ dealt }) => dealt).length).toBeLessThanOrEqual(
        2,
      );
    }
    expect(history.filter(({ dealt }) => dealt).length).toBeGreaterThan(30);
  });

  test('a topic that everybody missed comes back sooner than one that everybody got', () => {
    const bank = aBank(100, 20);
    const first = bank[0] ?? aQuestion('none');
    const wait = (right: number, seed: string) => {
      const history = [played(first, 8, right)];
      while (history.length < 60) {
        const next = deal({ questions: bank, history, wishes: anything, seed });
        if (!next || next.topic === first.topic) break;
        history.push(played(next, 8, 6));
      }
      return history.length;
    };
    const mean = (right: number) =>
      Array.from({ length: 100 }, (_, run) => wait(right, `run ${run}`)).reduce(
        (sum, each) => sum + each / 100,
        0,
      );
    expect(mean(0)).toBeLessThan(mean(8) / 2);
  });

  test.each([
    { channel: 'beginners', chances: [0.75, 0.5, 0.3] },
    { channel: 'a usual team', chances: [0.9, 0.7, 0.45] },
    { channel: 'experts', chances: [0.98, 0.88, 0.7] },
  ])('$channel settle between 60 and 80 % right within 40 rounds', ({ chances }) => {
    for (let run = 0; run < 20; run++) {
      const chance = ({ difficulty }: Question) => chances[difficulty - 1] ?? 0;
      const history = play(
        aBank(100, 20),
        40,
        `run ${run}`,
        (question, round) =>
          Array.from({ length: 12 }, (_, person) =>
            fraction(`${run}/${round}/${person}`) < chance(question) ? 1 : 0,
          ).reduce<number>((sum, each) => sum + each, 0),
        anything,
        12,
      );
      const settled = history.slice(20);
      const share = settled.reduce((sum, { right }) => sum + right, 0) / (settled.length * 12);
      expect(share).toBeGreaterThan(0.6);
      expect(share).toBeLessThan(0.8);
    }
  });

  test('a chosen difficulty is kept to', () => {
    const history = play(aBank(60, 12), 25, 'hard', () => 0, { ...anything, difficulty: 3 });
    expect(history.map(({ difficulty }) => difficulty)).toEqual(Array(25).fill(3));
  });

  test('wishes for topics and an exam narrow it, and none left is told by null', () => {
    const bank = [
      ...aBank(20, 5),
      aQuestion('exam', { exam: 'security-specialty', topic: 'topic-0' }),
    ];
    const narrow = { ...anything, topics: ['topic-0', 'topic-1'] };
    const topics = new Set(play(bank, 20, 'narrow', undefined, narrow).map(({ topic }) => topic));
    expect([...topics].sort()).toEqual(['topic-0', 'topic-1']);
    const exam = { ...anything, exam: 'security-specialty' } as const;
    expect(asked(play(bank, 3, 'exam', undefined, exam))).toEqual(['exam', 'exam', 'exam']);
    const nothing = { ...exam, topics: ['topic-1'] };
    expect(deal({ questions: bank, history: [], wishes: nothing, seed: '' })).toBeNull();
  });

  test('a question that left the bank leaves its history standing', () => {
    const history = [played(aQuestion('gone', { topic: 'topic-0' }), 8, 4)];
    const next = deal({ questions: aBank(6, 3), history, wishes: anything, seed: 'x' });
    expect(next?.topic).not.toBe('topic-0');
  });
});

describe('golden histories', () => {
  test('the same bank, history and seed give the same questions for good', () => {
    expect({
      one: asked(play(aBank(12, 4), 20, 'channel one')),
      two: asked(play(aBank(12, 4), 20, 'channel two')),
      missed: asked(
        play(aBank(12, 4), 20, 'channel one', ({ topic }) => (topic === 'topic-1' ? 0 : 8)),
      ),
    }).toMatchSnapshot();
  });
});
