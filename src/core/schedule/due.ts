/**
 * The one place where local times become instants. Daylight saving is Temporal's `compatible`: a time that
 * a short night leaves out comes an hour later, one that a long night has twice comes the first time.
 */
import { Temporal } from 'temporal-polyfill';
import type { Timetable, Weekday } from './timetable.ts';

const hour = 3_600_000;
const closesAfter = 8 * hour;
/** A round ends this long before the next one at the latest. */
const gap = 5 * 60_000;
/** However long the round runs, nobody wants the morning's post at night. */
const latest = 4 * hour;

/** One local day's post; instants in ms. */
export interface Due {
  /** The local date, `YYYY-MM-DD`: what makes the post the only one of its day. */
  readonly date: string;
  readonly dueAt: number;
  /** Not sent by then, it is skipped: half of the time to its close, four hours at most. */
  readonly expiresAt: number;
  readonly closesAt: number;
}

/** The post of a local date, whatever its weekday; null where the zone left that date out. */
export function dueOn(timetable: Timetable, date: string): Due | null {
  const at = instantOf(date, timetable.time, timetable.zone);
  return at === null ? null : dueAt(timetable, date, at);
}

/** The post of a date that comes at this instant. */
export function dueAt(timetable: Timetable, date: string, at: number): Due {
  const next = nextAt(timetable, at, date).dueAt;
  const wanted = timetable.closes ? closing(timetable, timetable.closes, at) : at + closesAfter;
  const closesAt = Math.min(wanted, Math.max(next - gap, at + gap));
  const expiresAt = at + Math.min(latest, Math.floor((closesAt - at) / 2));
  return { date, dueAt: at, expiresAt, closesAt };
}

/** The post of the local date at `now`, due at once: by hand, or moved to a time already past. */
export function dueNow(timetable: Timetable, now: number): Due {
  return dueAt(timetable, localDate(timetable.zone, now), now);
}

/** The first post that is due after an instant and on a date later than `afterDate`. */
export function nextDue(timetable: Timetable, after: number, afterDate: string | null = null): Due {
  const at = nextAt(timetable, after, afterDate);
  return dueAt(timetable, at.date, at.dueAt);
}

/** The next `count` posts after an instant, and on dates later than `afterDate`. */
export function nextDues(
  timetable: Timetable,
  after: number,
  count: number,
  afterDate: string | null = null,
): readonly Due[] {
  const dues: Due[] = [];
  while (dues.length < count) {
    const last = dues.at(-1);
    dues.push(nextDue(timetable, last?.dueAt ?? after, last?.date ?? afterDate));
  }
  return dues;
}

/** The date on the wall at an instant, `YYYY-MM-DD`. */
export function localDate(zone: string, at: number): string {
  return zoned(zone, at).toPlainDate().toString();
}

/** The time on the wall at an instant: `Mon 3 Mar 09:00`. */
export function localTime(zone: string, at: number): string {
  const when = zoned(zone, at);
  const day = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][when.dayOfWeek - 1] ?? '';
  const months = [
    'Jan',
    'Feb',
    'Mar',
    'Apr',
    'May',
    'Jun',
    'Jul',
    'Aug',
    'Sep',
    'Oct',
    'Nov',
    'Dec',
  ];
  const time = when.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${day} ${when.day} ${months[when.month - 1] ?? ''} ${time}`;
}

export function weekdayOf(date: string): Weekday {
  return weekday(Temporal.PlainDate.from(date));
}

/** Monday of the date's week. */
export function weekStart(date: string): string {
  const day = Temporal.PlainDate.from(date);
  return day.subtract({ days: day.dayOfWeek - 1 }).toString();
}

export function monthStart(date: string): string {
  return Temporal.PlainDate.from(date).with({ day: 1 }).toString();
}

export function daysAfter(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** The first instant of a local date; null for what is no date, or written otherwise than `YYYY-MM-DD`. */
export function dayStart(date: string, zone: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  try {
    return Temporal.PlainDate.from(date, { overflow: 'reject' }).toZonedDateTime(zone)
      .epochMilliseconds;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The next time the wall clock shows `closes` after the post. */
function closing(timetable: Timetable, closes: string, dueAt: number): number {
  let date = Temporal.PlainDate.from(localDate(timetable.zone, dueAt));
  for (;;) {
    const at = instantOf(date.toString(), closes, timetable.zone);
    if (at !== null && at > dueAt) return at;
    date = date.add({ days: 1 });
  }
}

function nextAt(
  timetable: Timetable,
  after: number,
  afterDate: string | null,
): { readonly date: string; readonly dueAt: number } {
  let date = Temporal.PlainDate.from(localDate(timetable.zone, after));
  if (afterDate !== null && Temporal.PlainDate.compare(date, afterDate) <= 0) {
    date = Temporal.PlainDate.from(afterDate).add({ days: 1 });
  }
  for (;;) {
    if (timetable.days.includes(weekday(date))) {
      const dueAt = instantOf(date.toString(), timetable.time, timetable.zone);
      if (dueAt !== null && dueAt > after) return { date: date.toString(), dueAt };
    }
    date = date.add({ days: 1 });
  }
}

function instantOf(date: string, time: string, zone: string): number | null {
  const at = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: time });
  // Samoa had no 30 December 2011: the instant would belong to another date's post.
  return at.toPlainDate().toString() === date ? at.epochMilliseconds : null;
}

function zoned(zone: string, at: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}

function weekday(date: Temporal.PlainDate): Weekday {
  const days: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
  const day = days[date.dayOfWeek - 1];
  if (!day) throw new RangeError(`no weekday ${date.dayOfWeek}`);
  return day;
}
