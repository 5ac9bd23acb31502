/** The one table of commands; help and every platform's registration derive from it. */
import type { Completes } from './message.ts';
import { examShape } from './quiz/question.ts';

export interface Option {
  readonly name: string;
  readonly summary: string;
  readonly kind: 'text' | 'flag' | 'channel' | 'number';
  readonly required: boolean;
  readonly completes: Completes | null;
  /** A fixed list to choose from. */
  readonly choices: readonly string[];
}

export interface Subcommand {
  /** One word, or two: `quiz setup`. */
  readonly path: readonly string[];
  readonly summary: string;
  readonly options: readonly Option[];
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  /** Only for those who may change a channel's settings. */
  readonly admin: boolean;
  /** A command has options of its own or subcommands, never both (Discord refuses both). */
  readonly options: readonly Option[];
  readonly subcommands: readonly Subcommand[];
  readonly examples: readonly string[];
}

const text = (name: string, summary: string, completes: Completes | null = null): Option => ({
  name,
  summary,
  kind: 'text',
  required: false,
  completes,
  choices: [],
});

/** One of a fixed list. */
const oneOf = (name: string, summary: string, choices: readonly string[]): Option => ({
  ...text(name, summary),
  choices,
});

const quizOptions: readonly Option[] = [
  text('time', 'Time of day: 09:00, 9:30, 5pm'),
  text('zone', 'Time zone by its name: Europe/Berlin', 'zone'),
  text('days', 'mon-fri, "mon, wed, fri", weekdays, daily'),
  text('closes', 'When it closes: a time of day; usual: eight hours later'),
  oneOf('reveal', 'When a person learns the answer', ['at-once', 'at-close']),
  text('topics', 'Only these topics: "backups, os-patching"; usual: all', 'topic'),
  oneOf('exam', 'Only questions for this exam', ['any', ...examShape.options]),
  oneOf('difficulty', 'auto follows the channel', ['auto', 'easy', 'medium', 'hard']),
  {
    name: 'channel',
    summary: 'The channel; usual: this one',
    kind: 'channel',
    required: false,
    completes: null,
    choices: [],
  },
];

const sub = (path: string, summary: string, options: readonly Option[] = []): Subcommand => ({
  path: path.split(' '),
  summary,
  options,
});

export const commands = [
  {
    name: 'whoowns',
    summary: 'Who secures it: AWS, you, or both?',
    admin: false,
    options: [
      text('question', 'What you want to know: "patching", "who backs up rds"', 'ask'),
      text('service', 'Only for this service', 'service'),
      {
        name: 'visible',
        summary: 'Show the answer to everyone here',
        kind: 'flag',
        required: false,
        completes: null,
        choices: [],
      },
    ],
    subcommands: [],
    examples: ['patching', 'who backs up rds', 'ec2 vs fargate os patching'],
  },
  {
    name: 'quiz',
    summary: 'One question a day, and how you do',
    admin: false,
    options: [],
    subcommands: [
      sub('today', 'The question of the day'),
      sub('me', 'Your streak, your score, and what to look at again'),
      sub('leaderboard', 'Who does best in this channel', [
        oneOf('span', 'Usual: week', ['week', 'month', 'all']),
      ]),
      sub('practice', 'The questions you missed, one after the other, privately'),
      sub('opt-out', 'Take your name off the leaderboard'),
      sub('opt-in', 'Put your name back'),
      sub('export', 'Show everything I keep about you, privately'),
      sub('forget-me', 'Delete everything I keep about you'),
    ],
    examples: [],
  },
  {
    name: 'tour',
    summary: 'Five short lessons: who secures what on AWS',
    admin: false,
    options: [],
    subcommands: [],
    examples: [],
  },
  {
    name: 'whoowns-admin',
    summary: 'Set up what I do in this channel',
    admin: true,
    options: [],
    subcommands: [
      sub('quiz setup', 'Set up the daily quiz, or change it', quizOptions),
      sub('quiz now', "Post today's question now"),
      sub('quiz pause', 'Pause the quiz', [text('until', 'The first day again: year-month-day')]),
      sub('quiz resume', 'Go on after a pause'),
      sub('quiz stop', 'No more questions here'),
      sub('welcome setup', 'Greet newcomers in this channel, or change how', [
        oneOf('greet', 'direct: a direct message; line: a line here that only they see', [
          'direct',
          'line',
        ]),
        oneOf('announce', 'Say here who finished the tour; usual: no', ['yes', 'no']),
      ]),
      sub('welcome preview', 'The greeting and the card, as newcomers see them'),
      sub('welcome counts', 'How many took the tour, where they stopped, what is missed most'),
      sub('welcome stop', 'Greet nobody here any more'),
      sub('backlog', 'What I could not answer, or not well, as counts'),
      sub('gaps', 'What is asked about and has no team in your team file'),
      sub('check', 'Permissions, the next posts, what went wrong, a preview'),
    ],
    examples: [],
  },
] as const satisfies readonly Command[];

export type CommandName = (typeof commands)[number]['name'];

/** The words behind a command as a person types them in Slack or a terminal, read by the table. */
export interface CommandLine {
  readonly path: readonly string[];
  readonly options: Readonly<Record<string, string>>;
}

/**
 * Reads typed words against the table: a subcommand's words first, then `name:value` pairs, the rest into
 * the first text option. A subcommand's value goes on until the next pair (`days:mon, wed`). Never fails:
 * what isn't understood is left to the first option, or to the path where only subcommands are known.
 */
export function readCommandLine(command: Command, words: string): CommandLine {
  const typed = words.trim().split(/\s+/).filter(Boolean);
  const subcommand = [...command.subcommands]
    .sort((one, other) => other.path.length - one.path.length)
    .find((sub) => sub.path.every((word, index) => typed[index]?.toLowerCase() === word));
  const known = subcommand ? subcommand.options : command.options;
  const options: Record<string, string> = {};
  const rest: string[] = [];
  let open: string | null = null;
  for (const word of typed.slice(subcommand?.path.length ?? 0)) {
    const at = word.indexOf(':');
    const option = known.find(({ name }) => at > 0 && name === word.slice(0, at).toLowerCase());
    if (option && (subcommand || at < word.length - 1)) {
      options[option.name] = word.slice(at + 1);
      open = subcommand ? option.name : null;
    } else if (open !== null) {
      options[open] = `${options[open]} ${word}`.trim();
    } else rest.push(word);
  }
  const first = known.find((option) => option.kind === 'text');
  if (first && rest.length > 0 && options[first.name] === undefined) {
    options[first.name] = rest.join(' ');
  }
  const path = command.subcommands.length > 0 ? typed.slice(0, 2) : [];
  return { path: subcommand?.path ?? path, options };
}
