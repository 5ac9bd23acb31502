/** A letter pressed under the question of the day. */
import { LRUCache } from 'lru-cache';
import type { Message } from '../message.ts';
import type { Request } from '../request.ts';
import { questionOf } from './kept-question.ts';
import { type QuizContext, settingsIn } from './parts.ts';
import type { Round } from './ports.ts';
import { type Question, rightIndex } from './question.ts';
import {
  beforeMessage,
  forgottenMessage,
  lateMessage,
  lockedMessage,
  resultMessage,
  unknownRound,
} from './result-view.ts';
import { type Streak, streakOf } from './score.ts';

/** Rounds never change their question, so the open ones of the busiest channels stay in memory. */
const remembered = 500;
/** Discord tells every process of a press: within so long, the same one by the same person is that one. */
const sameMs = 3_000;

export function createPressing(context: QuizContext, touch: (round: Round) => void) {
  const { store, clock } = context;
  const recent = new LRUCache<string, { readonly round: Round; readonly question: Question }>({
    max: remembered,
  });

  const find = async (id: string, place: Request['place']) => {
    const key = JSON.stringify([place.platform, place.workspace, id]);
    const known = recent.get(key);
    if (known) return known;
    const round = await store.rounds.get(id, place);
    if (!round) return null;
    const found = { round, question: questionOf(round) };
    recent.set(key, found);
    return found;
  };
  const counted = async (
    { round, question }: { readonly round: Round; readonly question: Question },
    index: number,
    person: string,
  ): Promise<Message> => {
    const streak = await streakIn(round, person);
    if (round.reveal === 'at-once') {
      return resultMessage(question, index, streak, context.knowledge().sources);
    }
    const set = await settingsIn(context, round.place);
    return lockedMessage(question, index, round, set?.settings.zone ?? 'UTC', streak);
  };
  const streakIn = async ({ place }: Round, person: string): Promise<Streak> => {
    const days = await store.scores.days(place, person);
    return streakOf(days.map(({ right, closed }) => ({ answered: right !== null, closed })));
  };

  return {
    /** The answer is kept before the promise resolves. */
    async answer(
      { place, person }: Pick<Request, 'place' | 'person'>,
      id: string,
      index: number,
    ): Promise<Message> {
      const found = await find(id, place);
      if (!found?.question.choices[index]) return unknownRound();
      const { round, question } = found;
      const right = index === rightIndex(question);
      const at = clock.now();
      const pressed = await store.rounds.press(round, person, { index, right }, at);
      switch (pressed.kind) {
        case 'counted':
          touch(round);
          return counted(found, index, person.id);
        case 'before': {
          if (pressed.choice === index && Math.abs(at - pressed.at) < sameMs) {
            return counted(found, index, person.id);
          }
          const now = await store.rounds.get(id, place);
          return beforeMessage(question, pressed.choice, now ?? round);
        }
        case 'forgotten':
          return forgottenMessage();
        case 'late': {
          const set = await settingsIn(context, round.place);
          return lateMessage(question, round, set?.settings.zone ?? 'UTC');
        }
        case 'unknown':
          return unknownRound();
      }
    },
  };
}
