/** What a person is told, alone, after a press. */

import type { Source } from '../knowledge/shape.ts';
import type { Block, Message } from '../message.ts';
import { plain, rich, strong } from '../message.ts';
import { note, paragraph, said } from '../say.ts';
import type { Round } from './ports.ts';
import { letterOf, type Question, rightIndex } from './question.ts';
import { rightChoice, sourceNote, timeSpan } from './say.ts';
import { type Streak, streakShown } from './score.ts';

export function resultMessage(
  question: Question,
  choice: number,
  streak: Streak | null,
  sources: ReadonlyMap<string, Source>,
): Message {
  const right = choice === rightIndex(question);
  const verdict = right ? 'Right!' : 'Not this time.';
  const chosen = right ? [] : [plain(` You chose ${letterName(question, choice)}.`)];
  return {
    summary: `${verdict} ${rightChoice(question)
      .map((span) => ('text' in span ? span.text : ''))
      .join('')}`,
    blocks: [
      paragraph(strong(verdict), ...chosen),
      paragraph(...rightChoice(question)),
      paragraph(...rich(question.explanation)),
      ...sourceNote(question, sources),
      ...streakNote(streak),
      cardButtons(question),
    ],
  };
}

/** Where the channel learns at the close. */
export function lockedMessage(
  question: Question,
  choice: number,
  { closesAt }: Pick<Round, 'closesAt'>,
  zone: string,
  streak: Streak | null,
): Message {
  const locked = `Locked in: ${letterName(question, choice)}.`;
  return {
    summary: `${locked} The answer comes when the round closes.`,
    blocks: [
      paragraph(
        strong(locked),
        plain(' Whether it is right stands here in the channel when the round closes, '),
        timeSpan(zone, closesAt),
        plain('.'),
      ),
      ...streakNote(streak),
    ],
  };
}

/** A second press. */
export function beforeMessage(
  question: Question,
  choice: number,
  round: Pick<Round, 'closed' | 'reveal' | 'closesAt'>,
): Message {
  const first = `You have answered already: **${letterName(question, choice)}**. The first press counts.`;
  if (round.reveal === 'at-close' && !round.closed) return said(first);
  const right = choice === rightIndex(question);
  return said(
    `${first} ${right ? 'It was right.' : `Right is **${letterName(question, rightIndex(question))}**.`}`,
    cardButtons(question),
  );
}

/** A press after one whose answer was deleted. */
export function forgottenMessage(): Message {
  return said(
    'You have answered this one already, and then had your data deleted. One answer each: the next question is yours again.',
  );
}

export function lateMessage(question: Question, { closesAt }: Round, zone: string): Message {
  return {
    summary: 'This round is closed: your press came too late to count.',
    blocks: [
      paragraph(
        strong('This round is closed'),
        plain(' ('),
        timeSpan(zone, closesAt),
        plain('), so your press didn’t count. Right was '),
        ...rightChoice(question),
      ),
      cardButtons(question),
    ],
  };
}

/** A round that isn't known here: deleted, or never posted. */
export function unknownRound(): Message {
  return said("I don't know this round any more. The next question comes with the next quiz day.");
}

export function cardButtons({ topic, service }: Question): Block {
  return {
    kind: 'buttons',
    buttons: [
      { label: 'The whole answer', action: { kind: 'topic', topic, service: service ?? '' } },
    ],
    menu: null,
  };
}

/** "B (AWS, at the next maintenance)". */
function letterName(question: Question, index: number): string {
  return `${letterOf(index)} (${question.choices[index]?.text ?? ''})`;
}

function streakNote(streak: Streak | null): readonly Block[] {
  if (!streak || streak.current < streakShown) return [];
  const freeze = streak.freeze
    ? 'You can miss one day without losing it.'
    : `${streak.answersLeft} more answers and you can miss a day again.`;
  return [note(strong(`${streak.current} quiz days in a row. `), plain(freeze))];
}
