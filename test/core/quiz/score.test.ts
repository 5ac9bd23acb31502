import { expect, test } from 'vitest';
import { type StreakDay, streakOf } from '../../../src/core/quiz/score.ts';

/** "x" answered, "." missed, "o" open and not answered yet. */
const days = (pattern: string): readonly StreakDay[] =>
  [...pattern].map((sign) => ({ answered: sign === 'x', closed: sign !== 'o' }));

test.each([
  { pattern: '', current: 0, freeze: true },
  { pattern: '...', current: 0, freeze: true },
  { pattern: '..xx', current: 2, freeze: true },
  { pattern: 'xxx', current: 3, freeze: true },
  { pattern: 'xxxo', current: 3, freeze: true },
  { pattern: 'xx.x', current: 3, freeze: false },
  { pattern: 'xx.x.', current: 0, freeze: false },
  { pattern: 'xx..x', current: 1, freeze: false },
  { pattern: 'x.xxxxxxxxxx.x', current: 12, freeze: false },
  { pattern: 'x.xxxxxxxxx.x', current: 1, freeze: true },
  { pattern: 'x.xxxxxxxxxx', current: 11, freeze: true },
])('after "$pattern" the streak is $current', ({ pattern, current, freeze }) => {
  expect(streakOf(days(pattern))).toMatchObject({ current, freeze });
});

test('the best streak stays when a streak breaks', () => {
  expect(streakOf(days('xxxx..x'))).toMatchObject({ current: 1, best: 4 });
});

test('it says how many answers earn the freeze again', () => {
  expect(streakOf(days('x.xxx'))).toMatchObject({ freeze: false, answersLeft: 7 });
});
