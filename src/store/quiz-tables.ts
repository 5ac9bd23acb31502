/** The quiz's tables as queries see them. */

import type { Round } from '../core/quiz/ports.ts';
import type { Post, Schedule } from '../core/schedule/ports.ts';
import type { Placed } from './placed.ts';

interface ScheduleRow extends Placed {
  settings: string;
  admin: string | null;
  next_date: string | null;
  next_at: number | null;
  paused: Schedule['paused'];
  refused_since: number | null;
}

interface PostRow extends Placed {
  id: string;
  kind: Post['kind'];
  date: string;
  due_at: number;
  expires_at: number;
  closes_at: number;
  state: Post['state'];
  /** When it may be claimed: pending, its time or the next try; sending, the end of the lease. */
  ready_at: number;
  attempt: number;
  safe_attempt: number;
  first_tried_at: number;
  message_id: string | null;
  reason: string | null;
  /** Joined by line feeds. */
  missing: string;
  /** From when the admin may be told; null: nothing to tell. */
  notice_at: number | null;
}

interface RoundRow extends Placed {
  id: string;
  date: string;
  question: string;
  question_id: string;
  topic: string;
  dealt: number;
  difficulty: number;
  reveal: Round['reveal'];
  closes_at: number;
  posted: number;
  message_id: string | null;
  /** open → closed (no press counts) → tallied (answers and right stand) → shown (in the message). */
  stage: 'open' | 'closed' | 'tallied' | 'shown';
  answers: number;
  right: number;
  /** The count in the message, and when it was last changed. */
  shown_count: number;
  counted_at: number;
  /** Until when somebody is showing that it closed. */
  shown_at: number;
}

interface AnswerRow extends Placed {
  round: string;
  person: string;
  /** As it was when the person answered. */
  name: string;
  choice: number;
  right: number;
  at: number;
}

/** "Has answered", of somebody who had their data deleted while the round was open. */
interface MarkerRow extends Placed {
  round: string;
  /** SHA-256 of round and person; gone when the round closes. */
  mark: string;
}

/** `channel` is empty here: it is about a workspace's member. */
interface PersonRow extends Placed {
  person: string;
  opted_out: number;
}

/** `channel` is empty here. */
interface CardRow extends Placed {
  person: string;
  question: string;
  state: string;
  due_at: number;
  turn: number;
}

interface DisputeRow extends Placed {
  id: string;
  round: string;
  question: string;
  reason: string;
  at: number;
}

export interface QuizTables {
  quiz_schedules: ScheduleRow;
  quiz_posts: PostRow;
  quiz_rounds: RoundRow;
  quiz_answers: AnswerRow;
  quiz_markers: MarkerRow;
  quiz_people: PersonRow;
  quiz_cards: CardRow;
  quiz_disputes: DisputeRow;
}
