import { describe, expect, test } from 'vitest';
import { type Attempt, afterLook, afterSend, firstStep } from '../../../src/core/schedule/state.ts';

const minute = 60_000;
const first: Attempt = {
  dueAt: 0,
  expiresAt: 240 * minute,
  attempt: 1,
  safeAttempt: 0,
  firstTriedAt: 0,
};
const second: Attempt = { ...first, attempt: 2 };

describe('the first attempt', () => {
  test('back after ninety minutes: it is sent', () => {
    expect(firstStep(first, 90 * minute)).toEqual({ kind: 'send', certain: true });
  });

  test('back after fourteen hours: it is skipped, as late', () => {
    expect(firstStep(first, 14 * 60 * minute)).toEqual({
      kind: 'mark',
      mark: { kind: 'skipped', reason: 'late', missing: [] },
    });
  });

  test('a platform that says no gets no second post today, and what is missing is kept', () => {
    const refused = { kind: 'refused', reason: 'forbidden', missing: ['Send Messages'] } as const;
    expect(afterSend(refused, first, true, 0)).toEqual({
      kind: 'skipped',
      reason: 'forbidden',
      missing: ['Send Messages'],
    });
  });

  test('surely not posted: again after what the platform asks for', () => {
    const busy = { kind: 'failed', posted: 'no', retryAfterMs: 30_000 } as const;
    expect(afterSend(busy, first, true, 0)).toEqual({
      kind: 'again',
      notBefore: 30_000,
      safe: true,
    });
    expect(afterSend(busy, { ...first, attempt: 20 }, true, 0)).toMatchObject({
      notBefore: 30_000,
    });
    expect(afterSend({ ...busy, retryAfterMs: null }, { ...first, attempt: 20 }, true, 0)).toEqual({
      kind: 'again',
      notBefore: 5 * minute,
      safe: true,
    });
  });

  test('sent blind and turned away: an earlier one may still be there', () => {
    const busy = { kind: 'failed', posted: 'no', retryAfterMs: null } as const;
    expect(afterSend(busy, second, false, 0)).toMatchObject({ kind: 'again', safe: false });
    const refused = { kind: 'refused', reason: 'forbidden', missing: [] } as const;
    expect(afterSend(refused, second, false, 0)).toEqual({ kind: 'unsure' });
  });

  test('a lost reply waits for its lease to end', () => {
    const lost = { kind: 'failed', posted: 'unsure', retryAfterMs: null } as const;
    expect(afterSend(lost, first, true, 0)).toEqual({ kind: 'wait' });
  });
});

describe('an attempt after one that may have posted', () => {
  test('looks before it sends, even when it is late', () => {
    expect(firstStep(second, minute)).toEqual({ kind: 'look', since: -minute });
    expect(firstStep(second, 14 * 60 * minute)).toMatchObject({ kind: 'look' });
  });

  test('sends at once where the one before surely posted nothing', () => {
    expect(firstStep({ ...second, safeAttempt: 1 }, minute)).toEqual({
      kind: 'send',
      certain: true,
    });
  });

  test('found after ninety minutes: it is marked, not sent again', () => {
    expect(afterLook({ kind: 'found', id: 'm1' }, second, 90 * minute, minute, false)).toEqual({
      kind: 'mark',
      mark: { kind: 'sent', messageId: 'm1' },
    });
  });

  test('surely absent: it is sent while there is time, and skipped after', () => {
    const absent = { kind: 'absent' } as const;
    expect(afterLook(absent, second, 90 * minute, 0, false)).toEqual({
      kind: 'send',
      certain: true,
    });
    expect(afterLook(absent, second, 300 * minute, 0, false)).toEqual({
      kind: 'mark',
      mark: { kind: 'skipped', reason: 'undelivered', missing: [] },
    });
  });

  test('where it can’t look, it is sent only while the platform turns the key away', () => {
    const blind = { kind: 'blind' } as const;
    expect(afterLook(blind, second, 50_000, minute, false)).toEqual({
      kind: 'send',
      certain: false,
    });
    expect(afterLook(blind, second, 70_000, minute, false)).toEqual({
      kind: 'mark',
      mark: { kind: 'unsure' },
    });
    expect(afterLook(blind, second, 1, 0, false)).toEqual({
      kind: 'mark',
      mark: { kind: 'unsure' },
    });
  });

  test('where the platform can’t be asked, it waits, however late it is', () => {
    expect(afterLook({ kind: 'failed' }, second, 300 * minute, minute, false)).toEqual({
      kind: 'mark',
      mark: { kind: 'wait' },
    });
  });

  test('somebody pressed its button: it is there, whatever the search says', () => {
    for (const found of [{ kind: 'blind' }, { kind: 'absent' }] as const) {
      expect(afterLook(found, second, 90 * minute, 0, true)).toEqual({
        kind: 'mark',
        mark: { kind: 'sent', messageId: null },
      });
    }
  });
});
