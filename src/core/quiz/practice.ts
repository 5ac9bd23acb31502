/** When a person sees a missed question again: FSRS, without its own clock and chance. */
import { createEmptyCard, type Card as FsrsCard, fsrs, Rating, State } from 'ts-fsrs';
import { z } from 'zod';
import type { Card } from './ports.ts';

/** Whole days between repetitions, and the same for everybody: no fuzz. */
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });

const stateShape = z.object({
  due: z.coerce.date(),
  stability: z.number(),
  difficulty: z.number(),
  elapsed_days: z.number(),
  scheduled_days: z.number(),
  learning_steps: z.number(),
  reps: z.number(),
  lapses: z.number(),
  state: z.enum(State),
  last_review: z.coerce.date().optional(),
});

/** The card of a question that was missed: due at once. */
export function missedCard(question: string, missedAt: number): Card {
  return cardOf(question, createEmptyCard(new Date(missedAt)), 1);
}

/** The card after an answer. */
export function answered(card: Card, right: boolean, now: number): Card {
  const state = stateShape.parse(JSON.parse(card.state));
  const rating = right ? Rating.Good : Rating.Again;
  return cardOf(card.question, scheduler.next(state, new Date(now), rating).card, card.turn + 1);
}

function cardOf(question: string, state: FsrsCard, turn: number): Card {
  return { question, state: JSON.stringify(state), dueAt: state.due.getTime(), turn };
}
