import type { Insertable, Selectable } from 'kysely';
import type { NewPost, Post } from '../core/schedule/ports.ts';
import type { Tables } from './schema.ts';

/** A post that waits for its time. */
export function postValues({ place, ...post }: NewPost): Insertable<Tables['quiz_posts']> {
  const { platform, workspace, channel } = place;
  return {
    platform,
    workspace,
    channel,
    id: post.id,
    kind: post.kind,
    date: post.date,
    due_at: post.dueAt,
    expires_at: post.expiresAt,
    closes_at: post.closesAt,
    state: 'pending',
    ready_at: post.dueAt,
    attempt: 0,
    safe_attempt: 0,
    first_tried_at: 0,
    message_id: null,
    reason: null,
    missing: '',
    notice_at: null,
  };
}

export function asPost(row: Selectable<Tables['quiz_posts']>): Post {
  const { platform, workspace, channel } = row;
  return {
    place: { platform, workspace, channel },
    id: row.id,
    kind: row.kind,
    date: row.date,
    dueAt: row.due_at,
    expiresAt: row.expires_at,
    closesAt: row.closes_at,
    state: row.state,
    attempt: row.attempt,
    safeAttempt: row.safe_attempt,
    firstTriedAt: row.first_tried_at,
    messageId: row.message_id,
    reason: row.reason,
    missing: row.missing === '' ? [] : row.missing.split('\n'),
  };
}
