/** "This question is wrong": kept with its reason, without who said so. */
import type { Message } from '../message.ts';
import { deliveryKey, type Request } from '../request.ts';
import { said } from '../say.ts';
import type { QuizContext } from './parts.ts';
import { unknownRound } from './result-view.ts';

type Disputing = Pick<Request, 'place' | 'delivery'>;

const longest = 500;

export function createDisputing({ store, clock, random }: QuizContext) {
  return {
    async add(request: Disputing, roundId: string, words: string): Promise<Message> {
      const round = await store.rounds.get(roundId, request.place);
      if (!round) return unknownRound();
      await store.disputes.add({
        // Sent once, whichever process it comes to and however often.
        id: random.of(deliveryKey(request), 12),
        place: round.place,
        round: round.id,
        question: round.questionId,
        reason: words.replace(/\s+/g, ' ').slice(0, longest).toWellFormed(),
        at: clock.now(),
      });
      return said('Thank you. It is noted, without your name, for those who keep the questions.');
    },
  };
}
