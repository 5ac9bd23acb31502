/** The question of the day in the channel: open, and closed. */

import type { Source } from '../knowledge/shape.ts';
import type { Block, Message } from '../message.ts';
import { plain, rich, strong } from '../message.ts';
import { count, note, paragraph } from '../say.ts';
import type { Round, Tally } from './ports.ts';
import { letterOf, type Question } from './question.ts';
import { rightChoice, sourceNote, timeSpan } from './say.ts';

/** How many are named; the others are counted. */
export const winnersNamed = 10;

export interface Yesterday {
  readonly question: Question;
  readonly answers: number;
  readonly right: number;
}

interface Open {
  readonly question: Question;
  /** Null: a preview, whose buttons do nothing. */
  readonly round: Pick<Round, 'id'> | null;
  readonly closesAt: number;
  readonly zone: string;
  readonly answers: number;
  readonly yesterday: Yesterday | null;
}

export function roundMessage({
  question,
  round,
  closesAt,
  zone,
  answers,
  yesterday,
}: Open): Message {
  return {
    summary: `Question of the day: ${question.situation}`,
    blocks: [
      { kind: 'heading', text: 'Question of the day' },
      paragraph(plain(question.situation)),
      {
        kind: 'choices',
        choices: question.choices.map(({ text }, index) => ({
          letter: letterOf(index),
          spans: [plain(text)],
          action: round && { kind: 'quiz-answer', round: round.id, choice: String(index) },
          mark: null,
        })),
      },
      note(plain(`${answeredSoFar(answers)} Closes `), timeSpan(zone, closesAt), plain('.')),
      ...(yesterday ? [yesterdayNote(yesterday)] : []),
    ],
  };
}

function answeredSoFar(answers: number): string {
  if (answers === 0) return 'Your first press counts, and nobody sees it before the close.';
  return answers === 1 ? '1 person has answered.' : `${answers} people have answered.`;
}

function yesterdayNote({ question, answers, right }: Yesterday): Block {
  const score = answers === 0 ? 'nobody answered' : `${right} of ${answers} got it`;
  return note(plain('Last time: '), ...rightChoice(question), plain(` (${score})`));
}

export function closedMessage(
  { id, closesAt }: Pick<Round, 'id' | 'closesAt'>,
  question: Question,
  tally: Tally,
  zone: string,
  sources: ReadonlyMap<string, Source>,
): Message {
  const counts = question.choices.map((_, index) => tally.counts.get(index) ?? 0);
  const answers = counts.reduce((sum, each) => sum + each, 0);
  const right = question.choices.reduce(
    (sum, choice, index) => sum + (choice.right ? (counts[index] ?? 0) : 0),
    0,
  );
  return {
    summary: `Closed: ${rightChoice(question)
      .map((span) => ('text' in span ? span.text : ''))
      .join('')} ${right} of ${answers} got it.`,
    blocks: [
      { kind: 'heading', text: 'Question of the day: closed' },
      paragraph(plain(question.situation)),
      {
        kind: 'choices',
        choices: question.choices.map((choice, index) => ({
          letter: letterOf(index),
          spans: [plain(choice.text)],
          action: null,
          mark: choice.right ? 'right' : null,
        })),
      },
      paragraph(strong('Why: '), ...rich(question.explanation)),
      ...sourceNote(question, sources),
      ...(answers > 0 ? [meter(question, counts, answers)] : []),
      winnersNote(tally, right, answers),
      {
        kind: 'buttons',
        buttons: [
          {
            label: 'The whole answer',
            action: { kind: 'topic', topic: question.topic, service: question.service ?? '' },
          },
          { label: 'Dispute', action: { kind: 'quiz-dispute', round: id } },
        ],
        menu: null,
      },
      note(plain('Closed '), timeSpan(zone, closesAt), plain('.')),
    ],
  };
}

function meter(question: Question, counts: readonly number[], total: number): Block {
  return {
    kind: 'meter',
    bars: question.choices.map((choice, index) => ({
      label: `${letterOf(index)}${choice.right ? ' (right)' : ''}`,
      count: counts[index] ?? 0,
    })),
    total,
  };
}

/** Those who opted out, and those past the tenth, are counted and not named. */
function winnersNote({ winners }: Tally, right: number, answers: number): Block {
  if (answers === 0) return note(plain('Nobody answered this one.'));
  if (right === 0) return note(plain(`Nobody of ${answers} got this one.`));
  const named = winners.slice(0, winnersNamed);
  const rest = right - named.length;
  const others = named.length === 0 ? count(rest, 'person', 'people') : count(rest, 'other');
  return note(
    plain(`Right (${right} of ${answers}): `),
    ...named.flatMap(({ person, name }, index) => [
      ...(index > 0 ? [plain(index === named.length - 1 && rest === 0 ? ' and ' : ', ')] : []),
      { kind: 'person', id: person, name } as const,
    ]),
    ...(rest > 0 ? [plain(`${named.length > 0 ? ' and ' : ''}${others}`)] : []),
  );
}
