/** The bot's own page (Slack's App Home): the model, the search box, what you asked last. */
import { analogyQuote } from './answer/analogy.ts';
import { about, clip, inEnvironment } from './answer/phrase.ts';
import { searchBox } from './help.ts';
import type { Knowledge } from './knowledge/shape.ts';
import { type Block, type Message, plain, rich } from './message.ts';
import type { Ask } from './ports.ts';
import { count } from './say.ts';

/** How a person does in one channel's quiz. */
export interface OwnStreak {
  readonly channel: string;
  /** Quiz days in a row, now and at best. */
  readonly current: number;
  readonly best: number;
  readonly right: number;
  readonly answers: number;
}

/** Null for what couldn't be read just now; `environmentOf` names the one that an ask was about. */
export function homeMessage(
  knowledge: Knowledge,
  asked: readonly Ask[] | null,
  streaks: readonly OwnStreak[] | null,
  environmentOf: (ask: Ask) => string | null,
): Message {
  return {
    summary: 'Who secures what on AWS: AWS, you, or both?',
    blocks: [
      { kind: 'heading', text: 'Who owns what on AWS' },
      {
        kind: 'text',
        spans: rich(
          '**AWS** secures the cloud itself: the buildings, the hardware, the network, and the services it runs.\n' +
            '**You** secure what you put in it: your data, who gets in, your settings, and what you can log in to.',
        ),
      },
      searchBox,
      { kind: 'heading', text: 'What you asked last' },
      ...lastAsks(asked, (ask) => nameOf(ask, knowledge, environmentOf(ask))),
      { kind: 'heading', text: 'Two pictures of it' },
      ...twoAnalogies(knowledge),
      { kind: 'heading', text: 'Your streak' },
      ownStreaks(streaks),
    ],
  };
}

const unread: Block = {
  kind: 'text',
  spans: [plain("I can't read my notes just now. Look again later.")],
};

function ownStreaks(streaks: readonly OwnStreak[] | null): Block {
  if (streaks === null) return unread;
  if (streaks.length === 0) {
    return {
      kind: 'text',
      spans: [plain('No days yet: it starts with your first quiz answer.')],
    };
  }
  return {
    kind: 'list',
    items: streaks.map(({ channel, current, best, right, answers }) => {
      const known = answers === 0 ? '' : `, ${right} right of ${answers}`;
      return [
        { kind: 'channel', id: channel, name: channel },
        plain(`: ${count(current, 'quiz day')} in a row (best: ${best})${known}`),
      ];
    }),
  };
}

function lastAsks(asked: readonly Ask[] | null, named: (ask: Ask) => string): readonly Block[] {
  if (asked === null) return [unread];
  if (asked.length === 0) {
    return [{ kind: 'text', spans: [plain('Nothing yet. The search box above is a good start.')] }];
  }
  const newest = new Map<string, string>();
  for (const ask of asked) {
    const name = named(ask);
    if (!newest.has(name)) newest.set(name, ask.id);
  }
  const last = [...newest].slice(0, 5);
  return [
    { kind: 'list', items: last.map(([name]) => [plain(clip(name, 120))]) },
    {
      kind: 'buttons',
      buttons: [],
      menu: {
        label: 'See an answer again',
        options: last.map(([name, id]) => ({
          label: clip(name, 75),
          action: { kind: 'card', ask: id },
        })),
      },
    },
  ];
}

/** In the person's own words, or by what was picked. */
function nameOf(
  { text, topic, service }: Ask,
  { topics, services }: Knowledge,
  environment: string | null,
): string {
  const picked = topic === null ? undefined : topics.get(topic);
  const where = service === null ? undefined : services.get(service);
  if (picked) return inEnvironment(about(picked, where ?? null), environment);
  return service === null ? text : `${text} (${where?.name ?? service})`;
}

/** The ones from the notes that the knowledge began with, where there are any. */
function twoAnalogies({ analogies }: Knowledge): readonly Block[] {
  const all = [...analogies.values()];
  const first = all.filter(({ sources }) => sources.some(({ seed }) => seed !== null));
  return [...first, ...all.filter((analogy) => !first.includes(analogy))]
    .slice(0, 2)
    .map(analogyQuote);
}
