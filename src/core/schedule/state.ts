/**
 * What happens to a post, decided from what is known; the store claims, this decides.
 *
 *     pending → sending → sent | skipped | unsure
 *        ↑__________|  surely not posted: again later
 *
 * A lease holds a `sending` row; who claims it after the lease ended can't know whether the message went
 * out, so it looks in the channel first. Only the holder of the current attempt may mark a row.
 */
import type { Found, Sent } from '../ports.ts';

/** Longer than a post may take (20 s), shorter than Discord remembers a nonce. */
export const leaseMs = 45_000;

export type Reason =
  /** We weren't running, or couldn't reach the platform, until it was too late. */
  | 'late'
  | 'undelivered'
  | 'no-questions'
  /** The quiz was stopped, or paused, in the meantime. */
  | 'stopped'
  | 'paused'
  | 'gone'
  | 'archived'
  | 'not-a-member'
  | 'forbidden';

/** One claimed attempt at a post. */
export interface Attempt {
  readonly dueAt: number;
  readonly expiresAt: number;
  /** 1 for the first. */
  readonly attempt: number;
  /** The last attempt that surely posted nothing; 0 before any. */
  readonly safeAttempt: number;
  readonly firstTriedAt: number;
}

export type Step =
  /** `certain`: nothing is there yet; else only the platform turning the key away keeps it single. */
  | { readonly kind: 'send'; readonly certain: boolean }
  /** An earlier attempt may have posted; look since that instant. */
  | { readonly kind: 'look'; readonly since: number }
  | { readonly kind: 'mark'; readonly mark: Mark };

export type Mark =
  | { readonly kind: 'sent'; readonly messageId: string | null }
  | { readonly kind: 'skipped'; readonly reason: Reason; readonly missing: readonly string[] }
  /** This attempt posted nothing: again, not before that instant. `safe`: nor did any before. */
  | { readonly kind: 'again'; readonly notBefore: number; readonly safe: boolean }
  /** Perhaps there: leave the row to its lease, then look. */
  | { readonly kind: 'wait' }
  /** Perhaps there and we can't look: a person decides. */
  | { readonly kind: 'unsure' };

/** What the holder of a fresh claim does first. */
export function firstStep(post: Attempt, now: number): Step {
  // A clock that is a little off on another machine mustn't hide the post from the search.
  const since = post.firstTriedAt - 60_000;
  if (post.safeAttempt < post.attempt - 1) return { kind: 'look', since };
  return sendUnlessLate(post, now);
}

/** What follows from looking; `seen`: somebody has pressed its buttons, so it is there. */
export function afterLook(
  found: Found,
  post: Attempt,
  now: number,
  keyHoldsMs: number,
  seen: boolean,
): Step {
  switch (found.kind) {
    case 'found':
      return { kind: 'mark', mark: { kind: 'sent', messageId: found.id } };
    case 'absent':
      // An index that lags behind must not beat a person's press.
      if (seen) return { kind: 'mark', mark: { kind: 'sent', messageId: null } };
      return sendUnlessLate(post, now);
    case 'failed':
      return { kind: 'mark', mark: { kind: 'wait' } };
    case 'blind':
      if (seen) return { kind: 'mark', mark: { kind: 'sent', messageId: null } };
      if (now < post.expiresAt && now < post.firstTriedAt + keyHoldsMs) {
        return { kind: 'send', certain: false };
      }
      return { kind: 'mark', mark: { kind: 'unsure' } };
  }
}

/** Nothing was sent in this attempt. */
export function unsent(post: Attempt, now: number): Mark {
  return { kind: 'again', notBefore: now, safe: post.safeAttempt === post.attempt - 1 };
}

export function afterSend(sent: Sent, post: Attempt, certain: boolean, now: number): Mark {
  switch (sent.kind) {
    case 'sent':
      return { kind: 'sent', messageId: sent.id };
    case 'refused':
      if (!certain) return { kind: 'unsure' };
      return { kind: 'skipped', reason: sent.reason, missing: sent.missing };
    case 'failed':
      if (sent.posted === 'unsure') return { kind: 'wait' };
      return {
        kind: 'again',
        // Who says for how long needs no guessing: many channels at nine o'clock are no fault.
        notBefore: now + (sent.retryAfterMs ?? backOff(post.attempt)),
        safe: certain,
      };
  }
}

function sendUnlessLate(post: Attempt, now: number): Step {
  if (now < post.expiresAt) return { kind: 'send', certain: true };
  const reason = post.attempt > 1 ? 'undelivered' : 'late';
  return { kind: 'mark', mark: { kind: 'skipped', reason, missing: [] } };
}

/** 2 s, 4 s, 8 s … five minutes. */
function backOff(attempt: number): number {
  return Math.min(1000 * 2 ** attempt, 300_000);
}
