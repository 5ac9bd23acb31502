/** What a button means, as a union, and its id on the wire (at most 100 characters). */

/** Each action's fields, in the order of the id. Adding a line here adds an action. */
const fieldsOf = {
  /** Answer a stored ask again for this service. */
  service: ['ask', 'service'],
  /** The services of the ask's topic beside each other. */
  compare: ['ask'],
  /** The analogy that fits the ask's topic. */
  analogy: ['ask'],
  /** Back to the ask's card. */
  card: ['ask'],
  /** Post the private answer for everyone in the channel. */
  share: ['ask'],
  /** "Was this right?" */
  right: ['ask'],
  wrong: ['ask'],
  /** A pick from "did you mean"; `topic` and `service` may be empty. */
  meant: ['ask', 'topic', 'service'],
  /** A related topic, asked as if typed. `topic` and `service` may be empty. */
  topic: ['topic', 'service'],
  /** The same in an environment of the team file. */
  'topic-in': ['topic', 'service', 'environment'],
  /** One of the help's examples, by its place in the list, asked as if typed. */
  example: ['index'],
  /** The search box; the press's value is what was picked or typed. */
  search: [],
  /** Open the search form. */
  'search-form': [],
  help: [],
  /** A letter under the question of the day. */
  'quiz-answer': ['round', 'choice'],
  /** "This question is wrong": opens the form, and is what the form sends. */
  'quiz-dispute': ['round'],
  /** The settings' form, for a channel. */
  'quiz-setup': ['channel'],
  /** A letter under a practice question, in that turn of its card. */
  'quiz-card': ['question', 'turn', 'choice'],
  /** The next practice question. */
  'quiz-practice': [],
  'quiz-board': ['span'],
  /** Yes, delete what is known of me. */
  'quiz-forget': [],
  /** What is kept about me, from this page on. */
  'quiz-export': ['page'],
  /** Post again what may never have arrived. */
  'quiz-again': ['workspace', 'post'],
  /** The next lesson of the tour that belongs to this place, or its end. */
  tour: ['workspace', 'channel'],
  /** A letter under a lesson. */
  'tour-answer': ['workspace', 'channel', 'lesson', 'choice'],
  /** An answered lesson, once more. */
  'tour-read': ['workspace', 'channel', 'lesson'],
  /** The backlog's list. */
  backlog: [],
  'backlog-entry': ['entry'],
  'backlog-close': ['entry'],
  /** As a new alias, of the entry's own topic or of the one that was picked. */
  'backlog-alias': ['entry'],
  'backlog-topic': ['entry'],
} as const satisfies Record<string, readonly string[]>;

type Fields = typeof fieldsOf;
export type ActionKind = keyof Fields;
export type Action = {
  [K in ActionKind]: { readonly kind: K } & { readonly [F in Fields[K][number]]: string };
}[ActionKind];

/** About the person's own data. */
export type PrivacyAction = Extract<Action, { readonly kind: 'quiz-forget' | 'quiz-export' }>;

export function isPrivacyAction(action: Action): action is PrivacyAction {
  return action.kind === 'quiz-forget' || action.kind === 'quiz-export';
}

/** The quiz's own. */
export type QuizAction = Exclude<
  Extract<Action, { readonly kind: `quiz-${string}` }>,
  PrivacyAction
>;

export function isQuizAction(action: Action): action is QuizAction {
  return action.kind.startsWith('quiz-') && !isPrivacyAction(action);
}

/** The tour's own. */
export type TourAction = Extract<Action, { readonly kind: 'tour' | `tour-${string}` }>;

export function isTourAction(action: Action): action is TourAction {
  return action.kind === 'tour' || action.kind.startsWith('tour-');
}

/** The backlog's own. */
export type BacklogAction = Extract<Action, { readonly kind: 'backlog' | `backlog-${string}` }>;

export function isBacklogAction(action: Action): action is BacklogAction {
  return action.kind === 'backlog' || action.kind.startsWith('backlog-');
}

/** What a second and third button with the same id need behind it ("~12"). */
const SPARE = 3;

/** A topic, a service or both as if typed, in that environment where the id has room for it. */
export function topicAction(
  topic: string,
  service: string,
  environment: string | null,
): Extract<Action, { readonly kind: 'topic' | 'topic-in' }> {
  if (environment !== null) {
    const there = { kind: 'topic-in', topic, service, environment } as const;
    if (idOf(there).length + SPARE <= LONGEST_ID) return there;
  }
  return { kind: 'topic', topic, service };
}

const LONGEST_ID = 100;

/** Whose action it is. */
export function featureOf(action: Action): 'answer' | 'quiz' | 'tour' | 'backlog' | 'privacy' {
  if (isPrivacyAction(action)) return 'privacy';
  if (isQuizAction(action)) return 'quiz';
  if (isTourAction(action)) return 'tour';
  return isBacklogAction(action) ? 'backlog' : 'answer';
}

/** The id a button carries: the kind and its fields joined by ":". Throws over 100 characters. */
export function encodeAction(action: Action): string {
  const id = idOf(action);
  if (id.length > LONGEST_ID) throw new RangeError(`action id over 100 characters: ${id}`);
  return id;
}

function idOf(action: Action): string {
  const values: Readonly<Record<string, string>> = action;
  let id: string = action.kind;
  for (const name of fieldsOf[action.kind]) id += `:${values[name] ?? ''}`;
  return id;
}

/** The action of an id; null for one that we don't know (an older version's button, or not ours). */
export function decodeAction(id: string): Action | null {
  const [kind = '', ...values] = id.split(':');
  if (!isKind(kind)) return null;
  const names: readonly string[] = fieldsOf[kind];
  if (names.length !== values.length) return null;
  return Object.fromEntries([
    ['kind', kind],
    ...names.map((name, index) => [name, values[index] ?? '']),
  ]) as Action;
}

function isKind(kind: string): kind is ActionKind {
  return Object.hasOwn(fieldsOf, kind);
}
