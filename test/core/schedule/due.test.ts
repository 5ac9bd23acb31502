import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  dueNow,
  dueOn,
  localDate,
  localTime,
  nextDue,
  nextDues,
  weekStart,
} from '../../../src/core/schedule/due.ts';
import { type Timetable, workdays } from '../../../src/core/schedule/timetable.ts';

const hour = 3_600_000;
const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
const utc = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toString();
const daily: Timetable = {
  time: '09:00',
  zone: 'Europe/Berlin',
  days: [1, 2, 3, 4, 5, 6, 7],
  closes: null,
};
const dues = (timetable: Timetable, from: string, count: number) =>
  nextDues(timetable, at(from), count).map(({ date, dueAt }) => `${date} ${utc(dueAt)}`);

describe('when a post is due', () => {
  test('nine o’clock stays nine o’clock over both changes of the clocks', () => {
    expect(dues(daily, '2025-03-29T00:00:00Z', 3)).toEqual([
      '2025-03-29 2025-03-29T08:00:00Z',
      '2025-03-30 2025-03-30T07:00:00Z',
      '2025-03-31 2025-03-31T07:00:00Z',
    ]);
    expect(dues(daily, '2025-10-25T00:00:00Z', 3)).toEqual([
      '2025-10-25 2025-10-25T07:00:00Z',
      '2025-10-26 2025-10-26T08:00:00Z',
      '2025-10-27 2025-10-27T08:00:00Z',
    ]);
  });

  test('half past two comes once in the short night, an hour later', () => {
    const night = { ...daily, time: '02:30' };
    expect(dues(night, '2025-03-29T12:00:00Z', 2)).toEqual([
      '2025-03-30 2025-03-30T01:30:00Z',
      '2025-03-31 2025-03-31T00:30:00Z',
    ]);
    expect(localTime(night.zone, at('2025-03-30T01:30:00Z'))).toBe('Sun 30 Mar 03:30');
  });

  test('half past two comes once in the long night, the first time', () => {
    const night = { ...daily, time: '02:30' };
    expect(dues(night, '2025-10-25T12:00:00Z', 2)).toEqual([
      '2025-10-26 2025-10-26T00:30:00Z',
      '2025-10-27 2025-10-27T01:30:00Z',
    ]);
    const again = nextDue(night, at('2025-10-26T00:45:00Z'));
    expect(again.date).toBe('2025-10-27');
  });

  test('there is one on the 29th of February, and none is invented in other years', () => {
    expect(dues(daily, '2028-02-28T12:00:00Z', 2).map((due) => due.slice(0, 10))).toEqual([
      '2028-02-29',
      '2028-03-01',
    ]);
    expect(nextDue(daily, at('2027-02-28T12:00:00Z')).date).toBe('2027-03-01');
  });

  test('zones that are off by 30 or 45 minutes are met', () => {
    const here = (zone: string) =>
      utc(nextDue({ ...daily, zone }, at('2025-01-06T12:00:00Z')).dueAt);
    expect(here('Asia/Kathmandu')).toBe('2025-01-07T03:15:00Z');
    expect(here('Asia/Kolkata')).toBe('2025-01-07T03:30:00Z');
    expect(here('Australia/Lord_Howe')).toBe('2025-01-06T22:00:00Z');
    expect(here('Pacific/Chatham')).toBe('2025-01-06T19:15:00Z');
  });

  test('a date that a zone left out has no post, and the next has one', () => {
    const samoa = { ...daily, zone: 'Pacific/Apia' };
    expect(dueOn(samoa, '2011-12-30')).toBeNull();
    expect(nextDues(samoa, at('2011-12-29T12:00:00Z'), 2).map(({ date }) => date)).toEqual([
      '2011-12-29',
      '2011-12-31',
    ]);
  });

  test('weekends are free on a workday timetable', () => {
    const workday = { ...daily, days: workdays };
    expect(dues(workday, '2025-01-10T12:00:00Z', 2).map((due) => due.slice(0, 10))).toEqual([
      '2025-01-13',
      '2025-01-14',
    ]);
  });

  test('whatever the zone, time and days: each date once, in order, at its wall-clock hour or an hour later', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Africa/Casablanca'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones, 'America/Havana', 'Australia/Lord_Howe', 'UTC'),
        fc.integer({ min: 0, max: 23 }),
        fc.constantFrom('00', '30', '59'),
        fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z') }),
        (zone, hours, minutes, from) => {
          const time = `${String(hours).padStart(2, '0')}:${minutes}`;
          const found = nextDues({ ...daily, zone, time }, from, 40);
          for (const [index, { date, dueAt, closesAt, expiresAt }] of found.entries()) {
            const next = found[index + 1];
            expect(localDate(zone, dueAt)).toBe(date);
            const wall = localTime(zone, dueAt).slice(-5);
            if (wall !== time) expect(Math.abs(minutesOf(wall) - minutesOf(time))).toBeLessThan(61);
            expect(dueAt).toBeLessThan(expiresAt);
            expect(expiresAt).toBeLessThan(closesAt);
            if (next) expect(closesAt).toBeLessThan(next.dueAt);
            if (next) expect(next.date > date).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

describe('when a round closes and a post comes too late', () => {
  test('it closes eight hours later where nothing else was set', () => {
    const due = nextDue(daily, at('2025-01-06T00:00:00Z'));
    expect(due.closesAt - due.dueAt).toBe(8 * hour);
  });

  test('it closes at the set hour, on the next day where that hour is over', () => {
    const evening = nextDue({ ...daily, closes: '17:30' }, at('2025-01-06T00:00:00Z'));
    expect(utc(evening.closesAt)).toBe('2025-01-06T16:30:00Z');
    const morning = nextDue({ ...daily, closes: '08:00' }, at('2025-01-06T00:00:00Z'));
    expect(utc(morning.closesAt)).toBe('2025-01-07T07:00:00Z');
  });

  test('it closes just before the next one at the latest', () => {
    const due = nextDue({ ...daily, closes: '09:00' }, at('2025-01-06T00:00:00Z'));
    expect(utc(due.closesAt)).toBe('2025-01-07T07:55:00Z');
  });

  test('down at nine and back at half past ten: still in time; back at 23:00: too late', () => {
    const due = nextDue(daily, at('2025-01-06T00:00:00Z'));
    expect(due.expiresAt).toBeGreaterThan(at('2025-01-06T09:30:00Z'));
    expect(due.expiresAt).toBeLessThan(at('2025-01-06T22:00:00Z'));
  });

  test('one posted by hand belongs to today and has its time too', () => {
    const due = dueNow(daily, at('2025-01-06T20:00:00Z'));
    expect(due).toMatchObject({ date: '2025-01-06', dueAt: at('2025-01-06T20:00:00Z') });
    expect(utc(due.closesAt)).toBe('2025-01-07T04:00:00Z');
  });
});

test('a week begins on Monday', () => {
  expect(weekStart('2025-01-05')).toBe('2024-12-30');
  expect(weekStart('2025-01-06')).toBe('2025-01-06');
});
