/** When a channel wants its post, as an admin sets it, and how the words for it are read. */
import { z } from 'zod';

/** 1 is Monday, 7 is Sunday, as in ISO 8601. */
export const weekdayShape = z.literal([1, 2, 3, 4, 5, 6, 7]);
export type Weekday = z.infer<typeof weekdayShape>;

export interface Timetable {
  /** Local time of day, `HH:MM`. */
  readonly time: string;
  /** IANA time zone. */
  readonly zone: string;
  /** In order, without repeats, at least one. */
  readonly days: readonly Weekday[];
  /** Local time of day, `HH:MM`; null: eight hours after the post. */
  readonly closes: string | null;
}

const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
export const workdays: readonly Weekday[] = [1, 2, 3, 4, 5];
const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** "9", "09:00", "9.30", "5pm", "5:30 pm" as `HH:MM`; null for anything else. */
export function readTime(words: string): string | null {
  const match = /^(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?$/i.exec(words.trim());
  if (!match) return null;
  const [, hours = '', minutes = '00', half] = match;
  let hour = Number(hours);
  if (half) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
  }
  if (hour > 23 || Number(minutes) > 59) return null;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}

/** "weekdays", "daily", "mon-fri", "mon, wed and fri" as weekdays; null for anything else. */
export function readDays(words: string): readonly Weekday[] | null {
  const text = words.trim().toLowerCase();
  if (/^(weekdays|workdays|working days)$/.test(text)) return workdays;
  if (/^(daily|every ?day|all)$/.test(text)) return everyDay;
  const found = new Set<Weekday>();
  for (const part of text.split(/[\s,;+&]+|\band\b/).filter(Boolean)) {
    const [from, to, ...more] = part.split(/[-–]/).map(weekdayOf);
    if (!from || to === null || more.length > 0) return null;
    for (const day of to ? span(from, to) : [from]) found.add(day);
  }
  return found.size > 0 ? everyDay.filter((day) => found.has(day)) : null;
}

/** From one weekday to another, over Sunday where it must: Saturday to Monday is 6, 7, 1. */
function span(from: Weekday, to: Weekday): readonly Weekday[] {
  const doubled = [...everyDay, ...everyDay];
  const start = doubled.indexOf(from);
  return doubled.slice(start, doubled.indexOf(to, start) + 1);
}

function weekdayOf(word: string): Weekday | null {
  if (word.length < 2) return null;
  const index = names.findIndex((name) => name.startsWith(word));
  return everyDay[index] ?? null;
}

/** "Monday to Friday", "every day", "Monday, Wednesday and Friday". */
export function sayDays(days: readonly Weekday[]): string {
  if (days.length === 7) return 'every day';
  const said = days.map(nameOf);
  const [first = '', ...rest] = said;
  const last = rest.at(-1);
  if (!last) return first;
  const unbroken = days.every((day, index) => index === 0 || day === (days[index - 1] ?? 0) + 1);
  if (unbroken && days.length > 2) return `${first} to ${last}`;
  return `${[first, ...rest.slice(0, -1)].join(', ')} and ${last}`;
}

/** "Monday". */
function nameOf(day: Weekday): string {
  const name = names[day - 1] ?? '';
  return name.charAt(0).toUpperCase() + name.slice(1);
}
