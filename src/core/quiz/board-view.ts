/** Who stands where: the leaderboard, and the line at the end of the week. */
import type { Block, Message, Spans } from '../message.ts';
import { plain, strong } from '../message.ts';
import { count, note, paragraph, said } from '../say.ts';
import type { Standing } from './ports.ts';
import type { Question } from './question.ts';
import { rightChoice } from './say.ts';

export const spans = ['week', 'month', 'all'] as const;
export type BoardSpan = (typeof spans)[number];

export function isSpan(word: string): word is BoardSpan {
  return spans.some((span) => span === word);
}

const titles: Readonly<Record<BoardSpan, string>> = {
  week: 'This week',
  month: 'This month',
  all: 'Of all time',
};

export function noSuchSpan(): Message {
  return said('I keep a leaderboard for `week`, `month` and `all`: try `/quiz leaderboard month`.');
}

export function boardMessage(span: BoardSpan, standings: readonly Standing[]): Message {
  const others = spans.filter((other) => other !== span);
  const buttons: Block = {
    kind: 'buttons',
    buttons: others.map((other) => ({
      label: titles[other],
      action: { kind: 'quiz-board', span: other },
    })),
    menu: null,
  };
  if (standings.length === 0) {
    return said(
      `**${titles[span]}:** nobody has answered a closed round yet. A round counts once it is closed.`,
      buttons,
    );
  }
  return {
    summary: `Leaderboard, ${titles[span].toLowerCase()}: ${standings[0]?.name ?? ''} leads.`,
    blocks: [
      { kind: 'heading', text: `Leaderboard: ${titles[span].toLowerCase()}` },
      { kind: 'list', items: ranked(standings) },
      note(plain('Closed rounds of this channel. Leave it with '), strong('opt-out'), plain('.')),
      buttons,
    ],
  };
}

/** Who has the same score shares the rank. */
function ranked(standings: readonly Standing[]): readonly Spans[] {
  return standings.map(({ person, name, right, answers }) => {
    const rank = standings.findIndex((each) => each.right === right && each.answers === answers);
    return [
      plain(`${rank + 1}. `),
      { kind: 'person', id: person, name },
      plain(`: ${right} right of ${answers}`),
    ];
  });
}

export interface Week {
  readonly standings: readonly Standing[];
  readonly rounds: number;
  readonly hardest: {
    readonly question: Question;
    readonly right: number;
    readonly answers: number;
  } | null;
  readonly unknownAsks: number;
}

export function weekMessage({ standings, rounds, hardest, unknownAsks }: Week): Message {
  const title = 'The week in the quiz';
  return {
    summary: `${title}: ${count(rounds, 'question')}${standings[0] ? `, ${standings[0].name} leads` : ''}.`,
    blocks: [
      { kind: 'heading', text: title },
      standings.length > 0
        ? { kind: 'list', items: ranked(standings) }
        : paragraph(plain('Nobody answered this week. The next question is a new chance.')),
      ...(hardest
        ? [
            paragraph(
              strong('The hardest: '),
              plain(`${hardest.question.situation} `),
              ...rightChoice(hardest.question),
              plain(` (${hardest.right} of ${hardest.answers} got it)`),
            ),
          ]
        : []),
      note(
        plain(
          unknownAsks === 0
            ? 'I had an answer to everything that was asked here.'
            : `I had no answer to ${count(unknownAsks, 'question')} that ${unknownAsks === 1 ? 'was' : 'were'} asked here.`,
        ),
      ),
    ],
  };
}
