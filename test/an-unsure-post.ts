/** A channel's question of today that may have arrived or not, of which its admin has just been told. */
import { defaultSettings, keptSettings } from '../src/core/quiz/settings.ts';
import type { Place } from '../src/core/request.ts';
import type { ABot } from './a-bot.ts';

const hour = 3_600_000;

export async function anUnsurePost({ bot, store, now }: ABot, place: Place, admin: string) {
  const settings = keptSettings(defaultSettings('UTC'));
  const next = { date: '2026-01-16', at: now() + 24 * hour };
  const rest = { settings, admin, next, paused: null, refusedSince: null };
  await store.quiz.schedules.save({ place, ...rest }, null);
  const times = { dueAt: now(), expiresAt: now() + 4 * hour, closesAt: now() + 8 * hour };
  const post = { id: 'unsure000000', place, kind: 'round', date: '2026-01-15', ...times } as const;
  await store.quiz.posts.add(post);
  const [claimed] = await store.quiz.posts.claim([place.platform], now(), now() + hour, 1);
  if (!claimed) throw new Error('the post could not be claimed');
  await store.quiz.posts.mark(claimed, { kind: 'unsure' });
  await bot.tick(now());
}
