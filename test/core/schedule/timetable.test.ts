import { expect, test } from 'vitest';
import { readDays, readTime, sayDays } from '../../../src/core/schedule/timetable.ts';
import { completeZones, readZone } from '../../../src/core/schedule/zone.ts';

test.each([
  ['9', '09:00'],
  ['09:00', '09:00'],
  ['9.30', '09:30'],
  ['17:05', '17:05'],
  ['5pm', '17:00'],
  ['12am', '00:00'],
  ['12:15 pm', '12:15'],
  ['0:00', '00:00'],
])('"%s" is read as %s', (words, time) => expect(readTime(words)).toBe(time));

test.each(['', '24:00', '9:60', '13pm', '0am', 'noon', '9:5', '1e1'])('"%s" is no time', (words) =>
  expect(readTime(words)).toBeNull(),
);

test.each([
  ['mon-fri', [1, 2, 3, 4, 5]],
  ['weekdays', [1, 2, 3, 4, 5]],
  ['daily', [1, 2, 3, 4, 5, 6, 7]],
  ['Monday, Wednesday and Friday', [1, 3, 5]],
  ['fri mon', [1, 5]],
  ['sat-mon', [1, 6, 7]],
  ['Sunday', [7]],
])('"%s" is read as days', (words, days) => expect(readDays(words)).toEqual(days));

test.each(['', 'never', 'mon-', 'm', 'mon-fri-sun', 'tomorrow'])('"%s" are no days', (words) =>
  expect(readDays(words)).toBeNull(),
);

test('days are said as people say them', () => {
  expect(sayDays([1, 2, 3, 4, 5])).toBe('Monday to Friday');
  expect(sayDays([1, 3, 5])).toBe('Monday, Wednesday and Friday');
  expect(sayDays([1, 2])).toBe('Monday and Tuesday');
  expect(sayDays([7])).toBe('Sunday');
  expect(sayDays([1, 2, 3, 4, 5, 6, 7])).toBe('every day');
});

test('a zone is read whatever its letters, and an offset or nonsense is none', () => {
  expect(readZone('europe/berlin')).toBe('Europe/Berlin');
  expect(readZone('America/New York')).toBe('America/New_York');
  expect(readZone('utc')).toBe('UTC');
  for (const words of ['', '+02:00', 'Berlin', 'Europe/Atlantis', "x'; drop"]) {
    expect(readZone(words)).toBeNull();
  }
});

test('a few letters of a city complete to its zone', () => {
  expect(completeZones('berl', 5)[0]).toEqual({ label: 'Europe/Berlin', value: 'Europe/Berlin' });
  expect(completeZones('new y', 5)[0]?.value).toBe('America/New_York');
  for (const [typed, zone] of [
    ['kolk', 'Asia/Kolkata'],
    ['kath', 'Asia/Kathmandu'],
    ['kyi', 'Europe/Kyiv'],
    ['buenos', 'America/Argentina/Buenos_Aires'],
  ] as const) {
    expect(completeZones(typed, 5)[0]?.value).toBe(zone);
    expect(readZone(zone)).toBe(zone);
  }
  const usual = completeZones('', 25).map(({ value }) => value);
  expect(usual.map(readZone)).toEqual(usual);
  expect(usual).toHaveLength(25);
  expect(completeZones('zzz', 25)).toEqual([]);
});
