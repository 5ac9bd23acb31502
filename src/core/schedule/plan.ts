/** What comes next for a schedule, when time passes and when an admin changes it. */
import { type Due, dueAt, dueOn, localDate, nextDue, weekdayOf } from './due.ts';
import type { Timetable } from './timetable.ts';

export interface Next {
  readonly date: string;
  readonly at: number;
}

/** Nobody wants to read that each day of a month was missed. */
const missedKept = 7 * 24 * 3_600_000;

/** The post that has come due, and the one after it. */
export function planned(
  timetable: Timetable,
  due: Next,
  now: number,
): { readonly post: Due; readonly next: Next } {
  const after = nextDue(timetable, Math.max(due.at, now - missedKept), due.date);
  return {
    post: dueAt(timetable, due.date, due.at),
    next: { date: after.date, at: after.dueAt },
  };
}

/** What is known of a schedule when it is changed. */
export interface Before {
  readonly next: Next | null;
  /** Today, by the new zone, has its post already, whatever became of it. */
  readonly hasToday: boolean;
}

/** The next post after a change of the timetable. The day's own post is neither lost nor doubled. */
export function moved(timetable: Timetable, before: Before | null, now: number): Next {
  const today = localDate(timetable.zone, now);
  if (before?.hasToday) return nextOf(nextDue(timetable, now, today));
  const owed = before?.next && before.next.date <= today;
  if (owed && timetable.days.includes(weekdayOf(today))) {
    const due = dueOn(timetable, today);
    // Its new time is over already: at once, rather than not at all.
    return { date: today, at: Math.max(due?.dueAt ?? now, now) };
  }
  return nextOf(nextDue(timetable, now));
}

function nextOf(due: Due): Next {
  return { date: due.date, at: due.dueAt };
}
