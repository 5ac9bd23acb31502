import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { moved, planned } from '../../../src/core/schedule/plan.ts';
import { type Timetable, workdays } from '../../../src/core/schedule/timetable.ts';

const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
const utc = ({ date, at }: { date: string; at: number }) =>
  `${date} ${Temporal.Instant.fromEpochMilliseconds(at).toString()}`;
const nine: Timetable = { time: '09:00', zone: 'Europe/Berlin', days: workdays, closes: null };
/** A Thursday, ten o'clock in Berlin. */
const now = at('2026-01-15T09:00:00Z');
const owed = (text: string) => ({
  next: { date: text.slice(0, 10), at: at(text) },
  hasToday: false,
});

describe('moving the time', () => {
  test('a new quiz begins with the next time, not with one that is over', () => {
    expect(utc(moved(nine, null, now))).toBe('2026-01-16 2026-01-16T08:00:00Z');
    expect(utc(moved({ ...nine, time: '11:00' }, null, now))).toBe(
      '2026-01-15 2026-01-15T10:00:00Z',
    );
  });

  test('today’s question, still to come, comes at the new time', () => {
    const later = { ...nine, time: '15:00' };
    expect(utc(moved(later, owed('2026-01-15T11:00:00Z'), now))).toBe(
      '2026-01-15 2026-01-15T14:00:00Z',
    );
  });

  test('moved to a time that is over, today’s question comes at once', () => {
    expect(utc(moved(nine, owed('2026-01-15T11:00:00Z'), now))).toBe(
      '2026-01-15 2026-01-15T09:00:00Z',
    );
  });

  test('today’s question, there already, does not come again', () => {
    const before = { next: { date: '2026-01-16', at: at('2026-01-16T08:00:00Z') }, hasToday: true };
    expect(utc(moved({ ...nine, time: '20:00' }, before, now))).toBe(
      '2026-01-16 2026-01-16T19:00:00Z',
    );
  });

  test('a day that is none any more has no question', () => {
    const friday: Timetable = { ...nine, days: [5] };
    expect(utc(moved(friday, owed('2026-01-15T11:00:00Z'), now))).toBe(
      '2026-01-16 2026-01-16T08:00:00Z',
    );
  });

  test('a zone in which it is already tomorrow keeps what is owed', () => {
    const auckland = { ...nine, zone: 'Pacific/Auckland', time: '08:00' };
    const evening = at('2026-01-15T18:00:00Z');
    expect(utc(moved(auckland, owed('2026-01-15T19:00:00Z'), evening))).toBe(
      '2026-01-16 2026-01-15T19:00:00Z',
    );
  });
});

describe('planning', () => {
  test('what is due becomes a post, and the next day is next', () => {
    const { post, next } = planned(
      nine,
      { date: '2026-01-15', at: at('2026-01-15T08:00:00Z') },
      now,
    );
    expect(post).toMatchObject({ date: '2026-01-15', dueAt: at('2026-01-15T08:00:00Z') });
    expect(utc(next)).toBe('2026-01-16 2026-01-16T08:00:00Z');
  });

  test('after a month without running, only the last week’s days are told as missed', () => {
    const { next } = planned(nine, { date: '2025-12-15', at: at('2025-12-15T08:00:00Z') }, now);
    expect(utc(next)).toBe('2026-01-09 2026-01-09T08:00:00Z');
  });
});
