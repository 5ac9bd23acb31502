/** What is kept about a person, row by row, as lines to read. */
import { Temporal } from 'temporal-polyfill';
import type { Kept } from './ports.ts';

export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

/** All of it, under a title for each kind. */
export function sectionsOf(kept: readonly Kept[]): readonly Section[] {
  return [...Map.groupBy(kept, ({ kind }) => kind)].map(([kind, rows]) => ({
    title: titles[kind],
    lines: rows.map(lineOf),
  }));
}

const titles = {
  ask: 'What you asked',
  answer: 'Your quiz answers',
  card: 'Questions you practise',
  opted: 'The leaderboard',
  tour: 'Your tour',
  lesson: 'Your answers in the tour',
  greeting: 'Greetings on their way to you',
  quiz: 'Quizzes you set up',
} as const satisfies Record<Kept['kind'], string>;

function lineOf(row: Kept): string {
  switch (row.kind) {
    case 'ask':
      return joined(
        instant(row.at),
        `“${row.text}”`,
        row.topic && `topic ${row.topic}`,
        row.service && `service ${row.service}`,
        outcomes[row.outcome],
        row.right !== null && `you said it was ${row.right ? 'right' : 'wrong'}`,
        inChannel(row.channel),
      );
    case 'answer':
      return joined(
        instant(row.at),
        row.date && `the question of ${row.date}`,
        row.question && `question ${row.question}`,
        `you chose ${letter(row.choice)}`,
        row.right === null ? 'told when it closes' : rightOrWrong(row.right),
        `as ${row.name}`,
        inChannel(row.channel),
      );
    case 'card':
      return joined(
        `question ${row.question}`,
        `answered ${row.turn === 1 ? 'once' : `${row.turn} times`}`,
        `comes again ${instant(row.dueAt)}`,
        `the practice scheduler’s figures (FSRS): ${row.state.replace(/["{}]/g, '').replaceAll(',', ', ')}`,
      );
    case 'opted':
      return row.out ? 'You opted out: your name is not shown.' : 'You opted in again.';
    case 'tour':
      return joined(
        `began ${instant(row.startedAt)}`,
        row.finishedAt !== null && `finished ${instant(row.finishedAt)}`,
        row.home !== null && `goes on in workspace ${row.home}`,
        inChannel(row.channel),
      );
    case 'lesson':
      return joined(
        instant(row.at),
        `lesson ${row.lesson}`,
        `you chose ${letter(row.choice)}`,
        rightOrWrong(row.right),
        inChannel(row.channel),
      );
    case 'greeting':
      return joined(
        instant(row.at),
        row.what === 'greeting' ? 'the greeting' : 'that you finished the tour',
        `to ${row.name}`,
        inChannel(row.channel),
      );
    case 'quiz':
      return 'You hear when something is wrong with it'.concat(
        row.channel === '' ? '.' : `: channel ${row.channel}.`,
      );
  }
}

const outcomes = {
  answered: 'answered',
  suggested: 'I asked what you meant',
  unknown: 'I had no answer',
} as const;

function joined(...parts: readonly (string | false | null)[]): string {
  return parts.filter(Boolean).join(' · ');
}

function inChannel(channel: string): string {
  return channel === '' ? '' : `channel ${channel}`;
}

function letter(choice: number): string {
  return String.fromCodePoint(65 + choice);
}

function rightOrWrong(right: boolean): string {
  return right ? 'right' : 'wrong';
}

/** "2026-01-15 09:00 UTC". */
function instant(at: number): string {
  const text = Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'minute' });
  return text.replace('T', ' ').replace('Z', ' UTC');
}
