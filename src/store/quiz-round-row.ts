import type { ExpressionBuilder, Insertable, Selectable } from 'kysely';
import type { NewRound, Round } from '../core/quiz/ports.ts';
import type { Tables } from './schema.ts';

export function roundValues({ place, ...round }: NewRound): Insertable<Tables['quiz_rounds']> {
  const { platform, workspace, channel } = place;
  return {
    platform,
    workspace,
    channel,
    id: round.id,
    date: round.date,
    question: round.question,
    question_id: round.questionId,
    topic: round.topic,
    dealt: Number(round.dealt),
    difficulty: round.difficulty,
    reveal: round.reveal,
    closes_at: round.closesAt,
    posted: 0,
    message_id: null,
    stage: 'open',
    answers: 0,
    right: 0,
    shown_count: 0,
    counted_at: 0,
    shown_at: 0,
  };
}

export function asRound(row: Selectable<Tables['quiz_rounds']>): Round {
  const { platform, workspace, channel } = row;
  return {
    place: { platform, workspace, channel },
    id: row.id,
    date: row.date,
    question: row.question,
    questionId: row.question_id,
    topic: row.topic,
    dealt: row.dealt === 1,
    difficulty: row.difficulty,
    reveal: row.reveal,
    closesAt: row.closes_at,
    posted: row.posted === 1,
    closed: row.stage !== 'open',
    messageId: row.message_id,
    countedAt: row.counted_at,
    answers: row.answers,
    right: row.right,
  };
}

/** How many have answered the round of the row at hand. */
export function answersOf(eb: ExpressionBuilder<Tables, 'quiz_rounds'>) {
  return eb
    .selectFrom('quiz_answers as a')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .whereRef('a.platform', '=', 'quiz_rounds.platform')
    .whereRef('a.workspace', '=', 'quiz_rounds.workspace')
    .whereRef('a.round', '=', 'quiz_rounds.id');
}
