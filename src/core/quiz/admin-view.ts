/** What admins see: the settings, the check, and what went wrong. */
import type { Block, Message } from '../message.ts';
import { plain, rich, strong } from '../message.ts';
import { lacking, note, paragraph, said } from '../say.ts';
import { localTime } from '../schedule/due.ts';
import type { Post, Schedule } from '../schedule/ports.ts';
import { sayDays } from '../schedule/timetable.ts';
import { reasonOf, timeSpan } from './say.ts';
import type { Settings } from './settings.ts';

/** After setup: what was set, what comes next, and what is in the way. */
export function setupMessage(
  settings: Settings,
  next: number,
  questions: number,
  missing: readonly string[],
): Message {
  return {
    summary: `The quiz is set: ${when(settings)}.`,
    blocks: [
      paragraph(strong('The quiz is set. '), plain(`${capital(when(settings))}.`)),
      { kind: 'facts', items: settingsFacts(settings, questions) },
      paragraph(plain('Next question: '), timeSpan(settings.zone, next), plain('.')),
      ...lacking(missing),
      note(
        ...rich(
          'See it all with `/whoowns-admin check`, post one right away with `/whoowns-admin quiz now`.',
        ),
      ),
    ],
  };
}

function when({ days, time, zone }: Settings): string {
  return `${sayDays(days)} at ${time}, ${zone} time`;
}

function settingsFacts(settings: Settings, questions: number) {
  const { closes, reveal, topics, exam, difficulty } = settings;
  const level =
    difficulty === null ? 'follows the channel' : ['', 'easy', 'medium', 'hard'][difficulty];
  const fact = (label: string, text: string) => ({ label, spans: [plain(text)] });
  return [
    fact('Closes', closes ? `at ${closes}` : 'eight hours later'),
    fact('Answer', reveal === 'at-once' ? 'to each person at once' : 'to all at the close'),
    fact('Topics', topics.length > 0 ? topics.join(', ') : 'all'),
    ...(exam ? [fact('Exam', exam)] : []),
    fact('Difficulty', level ?? ''),
    fact('Questions', `${questions} fit`),
  ];
}

export interface Check {
  readonly schedule: Schedule;
  readonly settings: Settings;
  readonly questions: number;
  /** The next three, instants. */
  readonly next: readonly number[];
  readonly troubles: readonly Post[];
}

export function stateMessage(check: Check): Message {
  const { settings, schedule, next, troubles } = check;
  return {
    summary: `The quiz here: ${when(settings)}.`,
    blocks: [
      paragraph(strong(stateOf(schedule)), plain(` ${capital(when(settings))}.`)),
      { kind: 'facts', items: settingsFacts(settings, check.questions) },
      ...(next.length > 0
        ? [
            paragraph(strong('Next: ')),
            {
              kind: 'list',
              items: next.map((at) => [
                plain(`${localTime(settings.zone, at)} (${settings.zone})`),
              ]),
            } as const,
          ]
        : []),
      paragraph(
        strong(troubles.length > 0 ? 'Not posted of late:' : 'Nothing was skipped of late.'),
      ),
      ...(troubles.length > 0
        ? [
            {
              kind: 'list',
              items: troubles.map((post) => [strong(`${post.date}: `), plain(reasonOf(post))]),
            } as const,
          ]
        : []),
      ...troubles
        .filter(({ state }) => state === 'unsure')
        .slice(0, 1)
        .map(againButton),
    ],
  };
}

function stateOf({ paused, next }: Schedule): string {
  if (paused === 'by-trouble') return 'Paused: I could not post for a week.';
  if (paused === 'by-hand') return next ? `Paused until ${next.date}.` : 'Paused.';
  return 'On.';
}

/** What the admin hears, in a direct message, when a post didn't come. */
export function troubleMessage(post: Post, channel: string, paused: boolean): Message {
  const where: Block = {
    kind: 'note',
    spans: [plain('The channel: '), { kind: 'channel', id: channel, name: channel }],
  };
  if (post.state === 'unsure') {
    return said(
      `I can't tell whether the quiz of ${post.date} reached its channel: the connection broke while I sent it, and I may not read the channel to look. Please look there. If it isn't there, press the button.`,
      againButton(post),
      where,
    );
  }
  return said(
    `The quiz of ${post.date} wasn't posted. ${reasonOf(post)} ${
      paused
        ? 'That was so for a week, so the quiz is paused. Resume it when this is mended.'
        : 'I try again on the next quiz day.'
    }`,
    where,
  );
}

function againButton({ id, place }: Pick<Post, 'id' | 'place'>): Block {
  return {
    kind: 'buttons',
    buttons: [
      {
        label: 'Post now',
        action: { kind: 'quiz-again', workspace: place.workspace, post: id },
      },
    ],
    menu: null,
  };
}

export function notSetUp(): Message {
  return said(
    'There is no quiz in this channel yet. An admin sets it up with `/whoowns-admin quiz setup`.',
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
