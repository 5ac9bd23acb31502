import { expect, test } from 'vitest';
import { at, spots, strings } from '../../../src/core/knowledge/spot.ts';

const file = { id: 'a', rows: { x: { owner: 'aws' }, y: { owner: 3 } }, list: ['p', 7, 'q'] };

test('a pattern leads to every value under its stars', () => {
  expect(spots(file, 'rows.*.owner')).toEqual([
    { path: ['rows', 'x', 'owner'], value: 'aws' },
    { path: ['rows', 'y', 'owner'], value: 3 },
  ]);
  expect(strings(file, 'list.*').map(({ value }) => value)).toEqual(['p', 'q']);
});

test('a last ~ leads to the keys', () => {
  const found = strings(file, 'rows.~');
  expect(found.map(({ value }) => value)).toEqual(['x', 'y']);
  expect(found.map(at)[0]).toEqual({ path: ['rows', 'x'], onKey: true });
});

test.each([null, 'text', 3, [], {}, undefined])('%o holds nothing of the kind', (value) => {
  expect(spots(value, 'rows.*.owner')).toEqual([]);
});
