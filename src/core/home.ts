/** The bot's own page (Slack's App Home): the model, the search box, what you asked last. */
import { analogyQuote } from './answer/analogy.ts';
import { clip } from './answer/phrase.ts';
import { searchBox } from './help.ts';
import type { Knowledge } from './knowledge/shape.ts';
import { type Block, type Message, plain, rich } from './message.ts';
import type { Ask } from './ports.ts';

/** `asked` null: the store couldn't be read just now. */
export function homeMessage(knowledge: Knowledge, asked: readonly Ask[] | null): Message {
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
      ...lastAsks(asked),
      { kind: 'heading', text: 'Two pictures of it' },
      ...twoAnalogies(knowledge),
      { kind: 'heading', text: 'Your streak' },
      { kind: 'text', spans: [plain('No days yet: it starts with your first quiz answer.')] },
    ],
  };
}

function lastAsks(asked: readonly Ask[] | null): readonly Block[] {
  if (asked === null) {
    return [{ kind: 'text', spans: [plain("I can't read my notes just now. Look again later.")] }];
  }
  if (asked.length === 0) {
    return [{ kind: 'text', spans: [plain('Nothing yet. The search box above is a good start.')] }];
  }
  return [
    { kind: 'list', items: asked.map(({ text }) => [plain(clip(text, 120))]) },
    {
      kind: 'buttons',
      buttons: [],
      menu: {
        label: 'See an answer again',
        options: asked.map(({ id, text }) => ({
          label: clip(text, 75),
          action: { kind: 'card', ask: id },
        })),
      },
    },
  ];
}

/** The ones from the notes that the knowledge began with, where there are any. */
function twoAnalogies({ analogies }: Knowledge): readonly Block[] {
  const all = [...analogies.values()];
  const first = all.filter(({ sources }) => sources.some(({ seed }) => seed !== null));
  return [...first, ...all.filter((analogy) => !first.includes(analogy))]
    .slice(0, 2)
    .map(analogyQuote);
}
