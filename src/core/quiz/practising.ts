/** `/quiz practice`: a person's own misses, one after the other, when FSRS says so. */
import type { Message } from '../message.ts';
import type { Request } from '../request.ts';
import { count, said } from '../say.ts';
import type { Workspace } from '../schedule/ports.ts';
import { practiceMessage, practisedMessage } from './me-view.ts';
import type { QuizContext } from './parts.ts';
import type { Card } from './ports.ts';
import { answered, missedCard } from './practice.ts';
import { rightIndex } from './question.ts';

type Asker = Pick<Request, 'place' | 'person'>;
const day = 24 * 3_600_000;

interface Cards {
  /** Due, the longest due first; all in the bank. */
  readonly due: readonly Card[];
  readonly later: readonly Card[];
}

/** A person's cards; questions missed since the last look get theirs now. */
export async function cardsOf(
  { store, bank, clock }: QuizContext,
  workspace: Workspace,
  person: string,
): Promise<Cards> {
  for (const { question, at } of await store.practice.misses(person, workspace)) {
    await store.practice.save(person, workspace, missedCard(question, at));
  }
  const cards = (await store.practice.cards(person, workspace)).filter(({ question }) =>
    bank().byId.has(question),
  );
  const now = clock.now();
  return {
    due: cards.filter(({ dueAt }) => dueAt <= now),
    later: cards.filter(({ dueAt }) => dueAt > now),
  };
}

export function createPractising(context: QuizContext) {
  const { store, bank, clock } = context;
  const next = async ({ place, person }: Asker): Promise<Message> => {
    const { due, later } = await cardsOf(context, place, person.id);
    const card = due[0];
    const question = card && bank().byId.get(card.question);
    if (card && question) return practiceMessage(question, card.turn, due.length - 1);
    const first = later[0];
    if (!first) {
      return said(
        'Nothing to practise: you have missed no question yet. Those you miss come here.',
      );
    }
    return said(
      `Nothing to practise now. ${count(later.length, 'question comes', 'questions come')} again, the first ${inDays(first.dueAt - clock.now())}.`,
    );
  };
  return {
    next,
    async answer(
      asker: Asker,
      press: { readonly question: string; readonly turn: string; readonly choice: string },
    ): Promise<Message> {
      const { place, person } = asker;
      const question = bank().byId.get(press.question);
      const choice = Number(press.choice);
      if (!question?.choices[choice]) return next(asker);
      const cards = await store.practice.cards(person.id, place);
      const card = cards.find((each) => each.question === press.question);
      // Pressed twice, or on an old message: the first counted.
      if (!card || String(card.turn) !== press.turn) return next(asker);
      const after = answered(card, choice === rightIndex(question), clock.now());
      if (!(await store.practice.save(person.id, place, after))) return next(asker);
      const { sources } = context.knowledge();
      return practisedMessage(question, choice, inDays(after.dueAt - clock.now()), sources);
    },
  };
}

function inDays(ms: number): string {
  const days = Math.ceil(ms / day);
  return days <= 1 ? 'tomorrow' : `in ${days} days`;
}
