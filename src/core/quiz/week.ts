/** The line at the end of a channel's quiz week. */
import { weekdayOf, weekStart } from '../schedule/due.ts';
import { type QuizContext, settingsIn } from './parts.ts';
import type { Round } from './ports.ts';

/** It has its worth on the same evening. */
const worthMs = 4 * 3_600_000;

/**
 * Plans it for the evening of the last quiz day, whether that day's question came or not; once, and only after
 * a week in which one did.
 */
export async function endWeek(
  context: QuizContext,
  { place, date, closesAt }: Pick<Round, 'place' | 'date' | 'closesAt'>,
): Promise<void> {
  const { store, clock, random } = context;
  const set = await settingsIn(context, place);
  const expiresAt = closesAt + worthMs;
  if (!set || weekdayOf(date) !== set.settings.days.at(-1) || clock.now() > expiresAt) return;
  const rounds = await store.rounds.since(place, weekStart(date));
  if (rounds.length === 0) return;
  const dueAt = Math.max(closesAt, clock.now());
  const post = { id: random.id(12), place, kind: 'week', date, dueAt } as const;
  await store.posts.add({ ...post, expiresAt: dueAt + worthMs, closesAt: dueAt + worthMs });
}
