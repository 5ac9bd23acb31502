/** The quiz, from setup to the end of the week, as its views make it; names and texts of people are hostile too. */

import { notAdmin } from '../src/core/admins.ts';
import { checkMessage } from '../src/core/checking.ts';
import { homeMessage } from '../src/core/home.ts';
import type { Form, Message } from '../src/core/message.ts';
import type { Kept } from '../src/core/privacy/ports.ts';
import { askToForget, exportMessage } from '../src/core/privacy/view.ts';
import {
  notSetUp,
  setupMessage,
  stateMessage,
  troubleMessage,
} from '../src/core/quiz/admin-view.ts';
import { createBank } from '../src/core/quiz/bank.ts';
import { boardMessage, weekMessage } from '../src/core/quiz/board-view.ts';
import { disputeForm, setupForm } from '../src/core/quiz/forms.ts';
import { meMessage, practiceMessage, practisedMessage } from '../src/core/quiz/me-view.ts';
import type { Standing } from '../src/core/quiz/ports.ts';
import { type Question, rightIndex } from '../src/core/quiz/question.ts';
import {
  beforeMessage,
  forgottenMessage,
  lateMessage,
  lockedMessage,
  resultMessage,
  unknownRound,
} from '../src/core/quiz/result-view.ts';
import { closedMessage, roundMessage } from '../src/core/quiz/round-view.ts';
import { defaultSettings, type Settings } from '../src/core/quiz/settings.ts';
import type { Post, Schedule } from '../src/core/schedule/ports.ts';
import { checkedMessage, notSetUp as notGreeting } from '../src/core/welcome/admin-view.ts';
import { knowledge, questions } from './a-bot.ts';
import { anAsk } from './an-ask.ts';
import { hostileTexts, type Sample } from './gallery.ts';

const hour = 3_600_000;
const at = Date.UTC(2026, 0, 15, 9);
const zone = 'Europe/Berlin';
const place = { platform: 'slack', workspace: 'T1', channel: 'C024BE7LR' } as const;
const { sources } = knowledge;
const bank = createBank(
  questions.flatMap((file) => file.questions),
  knowledge,
);
const first = bank.questions[0];
if (!first) throw new Error('the bank is empty');
/** One of each kind, and the longest of them. */
const kinds: readonly Question[] = [...Map.groupBy(bank.questions, ({ origin }) => origin)].map(
  ([, own]) => own.reduce((most, each) => (lengthOf(each) > lengthOf(most) ? each : most)),
);

const streak = { current: 7, best: 12, freeze: true, answersLeft: 0 };
const round = {
  id: 'k3v9x2m1qpab',
  place,
  date: '2026-01-15',
  question: '',
  questionId: first.id,
  topic: first.topic,
  dealt: false,
  difficulty: first.difficulty,
  reveal: 'at-once',
  closesAt: at + 8 * hour,
  posted: true,
  closed: false,
  countedAt: 0,
  messageId: 'm1',
  answers: 9,
  right: 7,
} as const;
const right = rightIndex(first);
const wrong = (right + 1) % first.choices.length;
const yesterday = { question: first, answers: 9, right: 7 };
const open = { round, closesAt: round.closesAt, zone, answers: 0, yesterday: null };
const names = ['Ana', 'Bo', ...Object.values(hostileTexts)].slice(0, 10);
const people = names.map((name, index) => ({ person: `U024BE7L${index}`, name }));
const standings: readonly Standing[] = people.map((one, index) => ({
  ...one,
  right: 12 - index,
  answers: 14,
}));
const settings = defaultSettings(zone);
const narrow: Settings = {
  ...settings,
  closes: '17:00',
  reveal: 'at-close',
  topics: ['os-patching', 'backups', 'encryption-at-rest'],
  exam: 'security-specialty',
  difficulty: 3,
};
const schedule: Schedule = {
  place,
  settings: '',
  admin: 'U1',
  next: { date: '2026-01-16', at: at + 24 * hour },
  paused: null,
  refusedSince: null,
};
const skipped: Post = {
  id: 'k3v9x2m1qpab',
  place,
  kind: 'round',
  date: '2026-01-14',
  dueAt: at,
  expiresAt: at,
  closesAt: at,
  state: 'skipped',
  attempt: 1,
  safeAttempt: 0,
  firstTriedAt: at,
  messageId: null,
  reason: 'forbidden',
  missing: ['Send Messages', 'Embed Links'],
};
const unsure: Post = { ...skipped, date: '2026-01-13', state: 'unsure', reason: null };
const check = {
  schedule,
  settings,
  questions: 972,
  next: [1, 2, 3].map((day) => at + day * 24 * hour),
  troubles: [],
};
const sample = roundMessage({ ...open, question: first, round: null });
const greeting = {
  place,
  greet: 'direct',
  announce: true,
  since: at,
  card: { key: 'w-1', id: '1.1' },
} as const;
const greeted = { sent: 41, waiting: 3, refused: 3, unsure: 1 };
const me = {
  streak,
  answers: 14,
  right: 11,
  toLookAt: [...knowledge.topics.values()].slice(0, 3).map(({ id, title }) => ({ id, title })),
  practiceDue: 3,
  optedOut: true,
};

function tally(counts: readonly number[], winners: number) {
  return { counts: new Map(counts.entries()), winners: people.slice(0, winners) };
}

const closed = (question: Question, counts: readonly number[], winners: number) =>
  closedMessage(round, question, tally(counts, winners), zone, sources);

const written = Object.values(hostileTexts).map((text) => text.slice(0, 300));
/** One of each kind, then what people may be called and ask. */
const kept: readonly Kept[] = [
  ...written.map((text): Kept => {
    const about = {
      topic: 'os-patching',
      service: 'rds',
      outcome: 'answered',
      right: true,
    } as const;
    return { kind: 'ask', channel: place.channel, text, ...about, at };
  }),
  ...written.map((name): Kept => {
    const about = { date: '2026-01-15', question: first.id, choice: 1, right: null } as const;
    return { kind: 'answer', channel: place.channel, name, ...about, at };
  }),
  { kind: 'card', question: first.id, turn: 2, dueAt: at, state: '{"reps":2,"stability":3.1}' },
  { kind: 'opted', out: true },
  { kind: 'tour', channel: place.channel, home: null, startedAt: at, finishedAt: at + hour },
  { kind: 'lesson', channel: place.channel, lesson: 'owners', choice: 0, right: false, at },
  { kind: 'greeting', channel: place.channel, what: 'greeting', name: 'Ana', at },
  { kind: 'quiz', channel: place.channel },
];

const all: Readonly<Record<string, Message>> = {
  'quiz: the question of the day': roundMessage({ ...open, question: first }),
  'quiz: with answers and yesterday': roundMessage({
    ...open,
    question: first,
    answers: 9,
    yesterday,
  }),
  ...Object.fromEntries(
    kinds.map((question) => [
      `quiz: the longest question, ${question.origin}`,
      roundMessage({ ...open, question, yesterday: { ...yesterday, question } }),
    ]),
  ),
  'home: a streak, and what was asked': homeMessage(
    knowledge,
    ['patching', 'who backs up rds', 'mfa for the root user'].map((text) => anAsk(text, { text })),
    [{ channel: place.channel, current: 7, best: 12, right: 21, answers: 26 }],
    () => null,
  ),
  'quiz: right': resultMessage(first, right, streak, sources),
  'quiz: wrong': resultMessage(first, wrong, { ...streak, freeze: false, answersLeft: 4 }, sources),
  'quiz: locked in': lockedMessage(first, wrong, round, zone, streak),
  'quiz: pressed before': beforeMessage(first, wrong, round),
  'quiz: pressed before, data deleted': forgottenMessage(),
  'quiz: too late': lateMessage(first, round, zone),
  'quiz: a round that is gone': unknownRound(),
  'quiz: closed': closed(
    first,
    first.choices.map((_, index) => (index === right ? 23 : 4)),
    10,
  ),
  'quiz: closed, nobody answered': closed(first, [], 0),
  'quiz: closed, nobody was right': closed(first, [right === 0 ? 0 : 3, right === 0 ? 3 : 0], 0),
  ...Object.fromEntries(
    kinds.map((question) => [
      `quiz: the longest closed, ${question.origin}`,
      closed(question, [9, 9, 9], 10),
    ]),
  ),
  'quiz: me': meMessage(me),
  'quiz: me, nothing yet': meMessage({ ...me, answers: 0 }),
  'quiz: practice': practiceMessage(first, 1, 2),
  'quiz: practised': practisedMessage(first, right, 'in 3 days', sources),
  'quiz: leaderboard': boardMessage('week', standings),
  'quiz: leaderboard, empty': boardMessage('all', []),
  'quiz: the week': weekMessage({
    standings: standings.slice(0, 5),
    rounds: 5,
    hardest: { question: first, right: 2, answers: 9 },
    unknownAsks: 3,
  }),
  'quiz: the week, nobody': weekMessage({
    standings: [],
    rounds: 5,
    hardest: null,
    unknownAsks: 0,
  }),
  'quiz: set up': setupMessage(settings, at + 24 * hour, 972, []),
  'quiz: set up, without permission': setupMessage(narrow, at, 12, [
    'chat:write',
    '/invite @whoowns',
  ]),
  check: checkMessage(
    [],
    { state: stateMessage(check), sample },
    checkedMessage(greeting, null, { sent: 12, waiting: 0, refused: 0, unsure: 0 }, []),
  ),
  'check: nothing is set up': checkMessage([], { state: notSetUp(), sample: null }, notGreeting()),
  'check: in trouble': checkMessage(
    ['Send Messages'],
    {
      state: stateMessage({
        ...check,
        schedule: { ...schedule, paused: 'by-trouble', next: null },
        settings: narrow,
        next: [],
        troubles: [unsure, skipped],
      }),
      sample,
    },
    checkedMessage(
      { ...greeting, card: { ...greeting.card, id: null } },
      'Discord doesn’t tell me who joins.',
      greeted,
      [
        { reason: 'forbidden', missing: ['Direct Messages'], count: 2, lastAt: at },
        { reason: 'forbidden', missing: ['chat:write'], count: 1, lastAt: at - 24 * hour },
        { reason: null, missing: [], count: 1, lastAt: at - 48 * hour },
        { reason: 'late', missing: [], count: 1, lastAt: at - 72 * hour },
      ],
    ),
  ),
  'quiz: the admin hears of a skip': troubleMessage(skipped, place.channel, false),
  'quiz: the admin hears of a pause': troubleMessage(skipped, place.channel, true),
  'quiz: the admin is asked': troubleMessage(unsure, place.channel, false),
  'privacy: before it is deleted': askToForget(),
  'privacy: the export': exportMessage(kept, 1),
  'privacy: the end of the export': exportMessage(kept, 99),
  'quiz: not set up': notSetUp(),
  'quiz: not an admin': notAdmin('slack'),
};

export const quizScreens: readonly Sample[] = Object.entries(all).map(([name, message]) => ({
  name,
  message,
}));

export const quizForms: readonly { readonly name: string; readonly form: Form }[] = [
  { name: 'form: the quiz', form: setupForm(place.channel, settings) },
  { name: 'form: the quiz, narrowed', form: setupForm(place.channel, narrow) },
  { name: 'form: a dispute', form: disputeForm(round.id) },
];

function lengthOf({ situation, choices, explanation }: Question): number {
  return choices.reduce(
    (sum, { text }) => sum + text.length,
    situation.length + explanation.length,
  );
}
