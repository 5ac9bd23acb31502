/** The forms of the quiz: its settings, and a dispute. */
import type { Completion, Field, Form } from '../message.ts';
import { examShape } from './question.ts';
import { difficulties } from './read-settings.ts';
import type { Settings } from './settings.ts';

export function setupForm(channel: string, settings: Settings): Form {
  const { time, zone, days, closes, reveal, topics, exam, difficulty } = settings;
  const level = Object.entries(difficulties).find(([, value]) => value === difficulty)?.[0];
  return {
    title: 'Daily quiz',
    submit: 'Save',
    action: { kind: 'quiz-setup', channel },
    fields: [
      line('time', 'Time', 'Like 09:00, 9:30 or 5pm', time, false),
      {
        kind: 'lookup',
        name: 'zone',
        label: 'Time zone',
        hint: 'Type a city: "berl", "new york"',
        completes: 'zone',
        value: { label: zone, value: zone },
        optional: false,
      },
      {
        kind: 'choices',
        name: 'days',
        label: 'Days',
        hint: null,
        options: dayOptions,
        value: days.map((day) => dayOptions[day - 1]?.value ?? ''),
        optional: false,
      },
      choice('reveal', 'When does a person learn the answer?', revealOptions, reveal),
      choice('difficulty', 'Difficulty', difficultyOptions, level ?? 'auto'),
      line('closes', 'Closes at', 'A time of day; empty: eight hours later', closes ?? '', true),
      line(
        'topics',
        'Only these topics',
        'Like "backups, os-patching"; empty: all',
        topics.join(', '),
        true,
      ),
      { ...choice('exam', 'Only for this exam', examOptions, exam ?? 'any'), optional: true },
    ],
  };
}

export function disputeForm(round: string): Form {
  return {
    title: 'What is wrong with it?',
    submit: 'Send',
    action: { kind: 'quiz-dispute', round },
    fields: [
      {
        kind: 'paragraph',
        name: 'reason',
        label: 'Your reason',
        hint: 'What is wrong, and where you read it. It is kept without your name.',
        value: '',
        optional: false,
        max: 500,
      },
    ],
  };
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const dayOptions: readonly Completion[] = weekdays.map((label) => ({
  label,
  value: label.slice(0, 3).toLowerCase(),
}));

const revealOptions: readonly Completion[] = [
  { label: 'At once, privately', value: 'at-once' },
  { label: 'At the close, with everybody', value: 'at-close' },
];

const difficultyOptions: readonly Completion[] = [
  { label: 'Follows the channel', value: 'auto' },
  { label: 'Easy', value: 'easy' },
  { label: 'Medium', value: 'medium' },
  { label: 'Hard', value: 'hard' },
];

const examOptions: readonly Completion[] = [
  { label: 'Any', value: 'any' },
  ...examShape.options.map((value) => ({ label: value.replaceAll('-', ' '), value })),
];

function line(name: string, label: string, hint: string, value: string, optional: boolean): Field {
  return { kind: 'line', name, label, hint, value, optional, max: 1000 };
}

function choice(name: string, label: string, options: readonly Completion[], value: string): Field {
  return { kind: 'choice', name, label, hint: null, options, value: [value], optional: false };
}
