/** "This question is wrong": kept with its reason, without who said so. */
import type { Message } from '../message.ts';
import type { Request } from '../request.ts';
import { said } from '../say.ts';
import type { QuizContext } from './parts.ts';
import { unknownRound } from './result-view.ts';

const keptMs = 90 * 24 * 3_600_000;
const tidyMs = 3_600_000;
const longest = 500;

export function createDisputing({ store, clock, random }: QuizContext) {
  let tidied = Number.NEGATIVE_INFINITY;
  return {
    async add({ place }: Pick<Request, 'place'>, roundId: string, words: string): Promise<Message> {
      const round = await store.rounds.get(roundId, place);
      if (!round) return unknownRound();
      await store.disputes.add({
        id: random.id(12),
        place: round.place,
        round: round.id,
        question: round.questionId,
        reason: words.replace(/\s+/g, ' ').slice(0, longest).toWellFormed(),
        at: clock.now(),
      });
      return said('Thank you. It is noted, without your name, for those who keep the questions.');
    },

    async tidy(now: number): Promise<void> {
      if (now - tidied < tidyMs) return;
      tidied = now;
      await store.disputes.forgetBefore(now - keptMs);
    },
  };
}
