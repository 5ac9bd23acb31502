/** What becomes of a greeting: sent again only where it surely hasn't arrived. */
import type { Sent } from '../ports.ts';
import type { Note, NoteMark } from './ports.ts';

/** A claimed note is the claimer's for so long (ms): a send settles within 20 s. */
export const leaseMs = 40_000;
/** So much of the platform's own memory of a key must be left to send again (ms). */
const marginMs = 22_000;
/** A welcome that comes a day later isn't one. */
const patienceMs = 24 * 3_600_000;
const firstWaitMs = 5_000;
const longestWaitMs = 2 * 3_600_000;

/** Before sending: null where it may be sent. */
export function beforeSend(note: Note, now: number, keyHoldsMs: number): NoteMark | null {
  if (!isFirst(note) && now - note.triedAt > keyHoldsMs - marginMs) return { state: 'unsure' };
  return now - note.at > patienceMs ? { state: 'dropped', reason: 'late', missing: [] } : null;
}

/** After sending. */
export function afterSend(sent: Sent, note: Note, now: number): NoteMark {
  switch (sent.kind) {
    case 'sent':
      return { state: 'sent' };
    case 'refused':
      return { state: 'refused', reason: sent.reason, missing: sent.missing };
    case 'failed': {
      const wait = Math.min(firstWaitMs * 2 ** (note.attempt - 1), longestWaitMs);
      const readyAt = now + Math.max(wait, sent.retryAfterMs ?? 0);
      return { state: 'waiting', readyAt, safe: isFirst(note) && sent.posted === 'no' };
    }
  }
}

/** No attempt before this one may have arrived. */
function isFirst({ attempt, safeAttempt }: Note): boolean {
  return attempt === safeAttempt + 1;
}
