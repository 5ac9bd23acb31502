/** Rows of the quiz for tests. */
import type { NewRound } from '../../src/core/quiz/ports.ts';
import type { NewPost, Schedule } from '../../src/core/schedule/ports.ts';
import { place } from '../an-ask.ts';

export const hour = 3_600_000;

export function aSchedule(fields: Partial<Schedule> = {}): Schedule {
  return {
    place,
    settings: '{}',
    admin: 'U1',
    next: { date: '2025-01-06', at: 9 * hour },
    paused: null,
    refusedSince: null,
    ...fields,
  };
}

export function aPost(id: string, fields: Partial<NewPost> = {}): NewPost {
  return {
    id,
    place,
    kind: 'round',
    date: '2025-01-06',
    dueAt: 9 * hour,
    expiresAt: 13 * hour,
    closesAt: 17 * hour,
    ...fields,
  };
}

export function aRound(id: string, fields: Partial<NewRound> = {}): NewRound {
  return {
    id,
    place,
    date: '2025-01-06',
    question: '{}',
    questionId: 'a-question',
    topic: 'os-patching',
    dealt: false,
    difficulty: 2,
    reveal: 'at-once',
    closesAt: 17 * hour,
    ...fields,
  };
}
