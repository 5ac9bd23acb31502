import { expect, it } from 'vitest';
import { perObject } from '../../src/core/per-object.ts';

it('makes what follows from an object once for it, and anew for another that looks the same', () => {
  let made = 0;
  const lengthOf = perObject((words: readonly string[]) => {
    made += 1;
    return words.length;
  });
  const words = ['a', 'b'];
  expect([lengthOf(words), lengthOf(words), lengthOf(['a', 'b'])]).toEqual([2, 2, 2]);
  expect(made).toBe(2);
});

it('remembers a zero and an empty text too', () => {
  let made = 0;
  const nothing = perObject((_: object) => {
    made += 1;
    return made > 1 ? 'again' : '';
  });
  const key = {};
  expect([nothing(key), nothing(key)]).toEqual(['', '']);
});
