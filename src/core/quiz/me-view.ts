/** What a person sees of themselves, and their practice. */
import type { Source } from '../knowledge/shape.ts';
import type { Message } from '../message.ts';
import { plain, rich, strong } from '../message.ts';
import { count, note, paragraph, said } from '../say.ts';
import { letterOf, type Question, rightIndex } from './question.ts';
import { cardButtons } from './result-view.ts';
import { rightChoice, sourceNote } from './say.ts';
import type { Streak } from './score.ts';

export interface Me {
  readonly streak: Streak;
  readonly answers: number;
  readonly right: number;
  /** Topics by title, the most missed first. */
  readonly toLookAt: readonly { readonly id: string; readonly title: string }[];
  readonly practiceDue: number;
  readonly optedOut: boolean;
}

export function meMessage(me: Me): Message {
  const { streak, answers, right, toLookAt, practiceDue } = me;
  if (answers === 0) {
    return said("You haven't answered a question here yet. The next one is a good start.");
  }
  const freeze = streak.freeze
    ? 'ready: one missed day won’t break it'
    : `used: ${count(streak.answersLeft, 'more answer')} to earn it again`;
  return {
    summary: `You: ${right} right of ${answers}, ${count(streak.current, 'quiz day')} in a row.`,
    blocks: [
      {
        kind: 'facts',
        items: [
          {
            label: 'Streak',
            spans: [plain(`${count(streak.current, 'quiz day')} (best: ${streak.best})`)],
          },
          { label: 'Freeze', spans: [plain(freeze)] },
          {
            label: 'Right',
            spans: [plain(`${right} of ${answers} (${Math.round((right / answers) * 100)} %)`)],
          },
        ],
      },
      ...(toLookAt.length > 0
        ? [
            paragraph(
              strong('Worth another look: '),
              plain(`${toLookAt.map(({ title }) => title).join(', ')}.`),
            ),
          ]
        : []),
      {
        kind: 'buttons',
        buttons: [
          {
            label: practiceDue > 0 ? `Practise (${practiceDue})` : 'Practise',
            action: { kind: 'quiz-practice' },
          },
          ...toLookAt
            .slice(0, 2)
            .map(
              ({ id, title }) =>
                ({ label: title, action: { kind: 'topic', topic: id, service: '' } }) as const,
            ),
        ],
        menu: null,
      },
      ...(me.optedOut ? [note(plain('You are not on the leaderboard: you opted out.'))] : []),
    ],
  };
}

/** A practice question; its buttons are for this turn of its card. */
export function practiceMessage(question: Question, turn: number, left: number): Message {
  return {
    summary: `Practice: ${question.situation}`,
    blocks: [
      { kind: 'heading', text: 'Practice' },
      paragraph(plain(question.situation)),
      {
        kind: 'choices',
        choices: question.choices.map(({ text }, index) => ({
          letter: letterOf(index),
          spans: [plain(text)],
          action: {
            kind: 'quiz-card',
            question: question.id,
            turn: String(turn),
            choice: String(index),
          },
          mark: null,
        })),
      },
      note(
        plain(
          `You missed this one before. ${left > 0 ? `${left} more after it.` : 'The last one for now.'}`,
        ),
      ),
    ],
  };
}

export function practisedMessage(
  question: Question,
  choice: number,
  when: string,
  sources: ReadonlyMap<string, Source>,
): Message {
  const right = choice === rightIndex(question);
  return {
    summary: right ? 'Right!' : 'Not yet.',
    blocks: [
      paragraph(strong(right ? 'Right!' : 'Not yet. ')),
      paragraph(...rightChoice(question)),
      paragraph(...rich(question.explanation)),
      ...sourceNote(question, sources),
      note(plain(`It comes again ${when}.`)),
      {
        kind: 'buttons',
        buttons: [
          { label: 'Next', action: { kind: 'quiz-practice' }, style: 'primary' },
          ...buttonsOf(question),
        ],
        menu: null,
      },
    ],
  };
}

function buttonsOf(question: Question) {
  const block = cardButtons(question);
  return block.kind === 'buttons' ? block.buttons : [];
}
