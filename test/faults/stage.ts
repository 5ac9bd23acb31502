/** What the race wants of a platform: its small server in this process, which outlives every kill. */
import type { Place } from '../../src/core/request.ts';

/** What happens to a request instead of an answer. */
export type Trouble =
  /** Carried out, but the answer never arrives. */
  | 'drop'
  /** Not carried out, and the connection breaks. */
  | 'cut'
  /** Too many requests: again in a moment. */
  | 'busy';

export interface Question {
  readonly id: string;
  /** The round's, from the name under which it was posted. */
  readonly round: string;
  /** As it reads now. */
  readonly words: string;
}

export interface Stage {
  readonly platform: 'slack' | 'discord';
  /** Who set the quizzes up. */
  readonly boss: string;
  /** One more channel; of a blind one the bot can't read back what stands there. */
  channel(index: number, blind: boolean): Place;
  /** The questions that stand in a channel. */
  questions(channel: string): readonly Question[];
  /** Somebody who has never answered. */
  member(): string;
  /** Presses a letter; resolves when the person has been told something, or gives up waiting. */
  press(channel: string, question: Question, person: string, choice: number): Promise<void>;
  /** All that this person was told, in order. */
  told(person: string): readonly string[];
  /** The buttons of all that the boss was told. */
  bossCanPress(): readonly string[];
  /** Requests that have no answer yet. */
  busy(): number;
  /** Asked for each request, but for those with which a process starts. */
  trouble: (isPost: boolean) => Trouble | null;
  /** What would have been refused, or drawn otherwise than meant. */
  faults(): readonly string[];
  close(): Promise<void>;
}

/** So long somebody waits for an answer, then presses again. */
export const patienceMs = 2_000;
