/** The messages that are posted unasked, from what the store holds. */
import type { Message } from '../message.ts';
import type { Place } from '../request.ts';
import { dayStart, weekStart } from '../schedule/due.ts';
import type { Post } from '../schedule/ports.ts';
import { weekMessage } from './board-view.ts';
import { deal, type Past } from './deal.ts';
import { keptQuestion, questionOf } from './kept-question.ts';
import { type QuizContext, settingsIn } from './parts.ts';
import type { PastRound, Round } from './ports.ts';
import { difficultyShape, type Question } from './question.ts';
import { roundMessage, type Yesterday } from './round-view.ts';
import type { Settings } from './settings.ts';

export type Composed =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'none'; readonly reason: 'no-questions' | 'stopped' | 'paused' };

export async function compose(context: QuizContext, post: Post): Promise<Composed> {
  const set = await settingsIn(context, post.place);
  if (!set) return { kind: 'none', reason: 'stopped' };
  // Due before the pause, and it still waits for the platform: it doesn't come in the middle of it.
  if (post.kind === 'round' && set.schedule.paused === 'by-hand') {
    return { kind: 'none', reason: 'paused' };
  }
  const message =
    post.kind === 'week'
      ? await weekOf(context, post, set.settings)
      : await roundOf(context, post, set.settings);
  return message ? { kind: 'message', message } : { kind: 'none', reason: 'no-questions' };
}

/** Deals the round of a post, or takes the one that an earlier attempt dealt. */
async function roundOf(
  context: QuizContext,
  post: Post,
  settings: Settings,
): Promise<Message | null> {
  const { rounds } = context.store;
  const kept = await rounds.get(post.id, post.place);
  const question = kept ? questionOf(kept) : await nextQuestion(context, post.place, settings);
  if (!question) return null;
  const round =
    kept ??
    (await rounds.open({
      id: post.id,
      place: post.place,
      date: post.date,
      question: keptQuestion(question),
      questionId: question.id,
      topic: question.topic,
      dealt: question.origin !== 'hand',
      difficulty: question.difficulty,
      reveal: settings.reveal,
      closesAt: post.closesAt,
    }));
  return roundMessage({
    question: questionOf(round),
    round,
    closesAt: round.closesAt,
    zone: settings.zone,
    answers: 0,
    yesterday: await yesterdayOf(context, round),
  });
}

/** What the channel gets next, by its history; `sample` gives another one, to show without giving away. */
export async function nextQuestion(
  { store, bank }: QuizContext,
  place: Place,
  wishes: Settings,
  sample = false,
): Promise<Question | null> {
  const history = (await store.rounds.history(place)).map(pastOf);
  const seed = `${place.platform}/${place.workspace}/${place.channel}${sample ? '/sample' : ''}`;
  return deal({ questions: bank().questions, history, wishes, seed });
}

function pastOf({ questionId, difficulty, ...round }: PastRound): Past {
  return { ...round, question: questionId, difficulty: difficultyShape.parse(difficulty) };
}

/** The round before this one, where it is closed. */
export async function yesterdayOf(
  { store }: QuizContext,
  { place, date }: Pick<Round, 'place' | 'date'>,
): Promise<Yesterday | null> {
  const before = await store.rounds.latest(place, date);
  if (!before?.closed) return null;
  return { question: questionOf(before), answers: before.answers, right: before.right };
}

async function weekOf(
  { store }: QuizContext,
  { place, date }: Post,
  { zone }: Settings,
): Promise<Message> {
  const from = weekStart(date);
  const rounds = await store.rounds.since(place, from);
  const answered = rounds.filter(({ answers }) => answers > 0);
  const hardest = answered.reduce<Round | null>(
    (worst, round) =>
      !worst || round.right / round.answers < worst.right / worst.answers ? round : worst,
    null,
  );
  return weekMessage({
    standings: await store.scores.board(place, from, 5),
    rounds: rounds.length,
    hardest: hardest && {
      question: questionOf(hardest),
      right: hardest.right,
      answers: hardest.answers,
    },
    unknownAsks: await store.scores.unknownAsks(place, dayStart(from, zone) ?? 0),
  });
}
