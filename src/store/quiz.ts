import type { Kysely } from 'kysely';
import type { QuizStore } from '../core/quiz/ports.ts';
import type { Locks } from './locks.ts';
import { createDisputes } from './quiz-disputes.ts';
import { createPeople } from './quiz-people.ts';
import { createPractice } from './quiz-practice.ts';
import { createRounds } from './quiz-rounds.ts';
import { createScores } from './quiz-scores.ts';
import { createSchedules } from './schedule.ts';
import { createPosts } from './schedule-posts.ts';
import type { Tables } from './schema.ts';

export function createQuiz(db: Kysely<Tables>, locks: Locks): QuizStore {
  return {
    schedules: createSchedules(db),
    posts: createPosts(db, locks),
    rounds: createRounds(db, locks),
    scores: createScores(db),
    people: createPeople(db),
    practice: createPractice(db),
    disputes: createDisputes(db),
  };
}
