import { expect, test } from 'vitest';
import { answered, missedCard } from '../../../src/core/quiz/practice.ts';

const day = 24 * 3_600_000;
const start = Date.UTC(2026, 0, 15, 9);

test('a missed question is due at once', () => {
  expect(missedCard('q', start)).toMatchObject({ question: 'q', dueAt: start, turn: 1 });
});

test('right again and again, it comes ever later; once wrong, soon again', () => {
  let card = missedCard('q', start);
  const waits: number[] = [];
  for (let turn = 0; turn < 4; turn++) {
    const now = card.dueAt;
    card = answered(card, true, now);
    waits.push((card.dueAt - now) / day);
  }
  expect(waits).toEqual([...waits].sort((one, other) => one - other));
  expect(waits[0]).toBeGreaterThanOrEqual(1);
  expect(waits.at(-1)).toBeGreaterThan(14);
  const wrong = answered(card, false, card.dueAt);
  expect((wrong.dueAt - card.dueAt) / day).toBeLessThan(waits.at(-1) ?? 0);
});

test('the same answers at the same times give the same card', () => {
  const play = () =>
    answered(answered(missedCard('q', start), true, start), false, start + 3 * day);
  expect(play()).toEqual(play());
  expect(play().turn).toBe(3);
});
