/** One sample of every block, ordinary and hostile; each renderer's tests hold its platform's limits to it. */
import type { Block, Form, MenuOption, Message, Spans } from '../src/core/message.ts';
import { code, emphasis, link, plain, rich, strong } from '../src/core/message.ts';

export interface Sample {
  readonly name: string;
  readonly message: Message;
}

type BlockOf<K extends Block['kind']> = Extract<Block, { kind: K }>;
type Samples = { readonly [K in Block['kind']]: readonly BlockOf<K>[] };

const url = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Welcome.html';
const at = Date.UTC(2026, 0, 15, 9);

const everySpan: Spans = [
  plain('Plain, '),
  strong('strong'),
  plain(', '),
  emphasis('emphasis'),
  plain(', '),
  code('sudo yum update'),
  plain(', '),
  link('a source', url),
  plain(', '),
  { kind: 'person', id: 'U024BE7LH', name: 'Ana' },
  plain(' in '),
  { kind: 'channel', id: 'C024BE7LR', name: 'cloud-help' },
  plain(' with '),
  { kind: 'group', id: 'S0614TZR7', name: 'platform-team' },
  plain(' at '),
  { kind: 'time', at, text: 'Thursday 09:00' },
];

const many = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const options = (count: number, label: (index: number) => string): readonly MenuOption[] =>
  many(count, (index) => ({
    label: label(index),
    action: { kind: 'service', ask: 'k3v9x2m1qp', service: `service-${index}` },
  }));

const ordinary: Samples = {
  heading: [{ kind: 'heading', text: 'Amazon RDS' }],
  text: [{ kind: 'text', spans: everySpan }],
  verdict: (['aws', 'customer', 'shared'] as const).map((owner) => ({
    kind: 'verdict',
    owner,
    about: 'Operating system patching on Amazon RDS',
    spans: rich(`**${{ aws: 'AWS', customer: 'You', shared: 'Shared' }[owner]}.** Set the window.`),
  })),
  facts: [
    {
      kind: 'facts',
      items: [
        { label: 'AWS', spans: rich('Patches the operating system under the database.') },
        { label: 'You', spans: rich('Pick the window with `--preferred-maintenance-window`.') },
        { label: 'Why', spans: rich('You can’t log in to the host.') },
      ],
    },
  ],
  table: [
    {
      kind: 'table',
      head: ['Service', 'Who', 'Your part'],
      rows: [
        ['Amazon EC2', 'You', 'Patch the guest operating system and everything on it.'],
        ['Amazon RDS', 'AWS', 'Pick the window.'],
      ],
    },
  ],
  list: [{ kind: 'list', items: [rich('**EC2 guest OS**: you'), rich('**RDS**: AWS')] }],
  choices: [
    {
      kind: 'choices',
      choices: [
        { letter: 'A', spans: rich('AWS'), action: { kind: 'help' }, mark: null },
        { letter: 'B', spans: rich('You'), action: null, mark: 'right' },
        { letter: 'C', spans: rich('Both, each its half'), action: null, mark: 'wrong' },
      ],
    },
  ],
  buttons: [
    {
      kind: 'buttons',
      buttons: [
        { label: 'Compare', action: { kind: 'compare', ask: 'k3v9x2m1qp' }, style: 'primary' },
        { label: 'Analogy', action: { kind: 'analogy', ask: 'k3v9x2m1qp' } },
        { label: 'Share', action: { kind: 'share', ask: 'k3v9x2m1qp' }, style: 'danger' },
      ],
      menu: { label: 'Pick a service', options: options(4, (index) => `Service ${index + 1}`) },
    },
    { kind: 'buttons', buttons: [{ label: 'Help', action: { kind: 'help' } }], menu: null },
    {
      kind: 'buttons',
      buttons: [],
      menu: { label: 'Pick a service', options: options(1, () => 'Amazon EC2') },
    },
  ],
  picker: [
    {
      kind: 'picker',
      label: 'Search topics and services',
      completes: 'ask',
      action: { kind: 'search' },
      options: [{ label: 'Operating system patching', value: 'Operating system patching' }],
    },
    {
      kind: 'picker',
      label: 'Nothing typed yet',
      completes: 'service',
      action: { kind: 'search' },
      options: [],
    },
  ],
  quote: [
    {
      kind: 'quote',
      title: 'Landlord and tenant',
      spans: rich('**AWS** keeps the roof on. **You** lock the door.'),
    },
  ],
  snippet: [
    {
      kind: 'snippet',
      text: 'words:\n  - patch the fleet\n  - "who: patches, `what`"\ngeneral:\n  owner: shared',
    },
  ],
  note: [{ kind: 'note', spans: [plain('Source: '), link('Amazon RDS User Guide', url)] }],
  meter: [
    {
      kind: 'meter',
      bars: [
        { label: 'AWS', count: 3 },
        { label: 'You', count: 7 },
        { label: 'Shared', count: 0 },
      ],
      total: 10,
    },
    { kind: 'meter', bars: [{ label: 'Nobody yet', count: 0 }], total: 0 },
  ],
  image: [{ kind: 'image', url: 'https://example.org/model.png', alt: 'AWS below, you above' }],
};

/** What a stranger may type or be called. None of it may ping, break out of markup or bend the page. */
export const hostileTexts = {
  'Slack mass mentions': '<!channel> <!here> <!everyone> <@U024BE7LH> <#C024BE7LR> <!subteam^S1>',
  'Discord mass mentions': '@everyone @here <@1234567890123456789> <@&1234567890123456789> <#123>',
  'a Slack link': '<https://evil.example|your bank> & <mailto:a@b.c|mail>',
  'a Markdown link': '[your bank](https://evil.example) ![x](https://evil.example/x.png)',
  backticks: '``` `code` ```js\nalert(1)\n``` **bold** __under__ ~~struck~~ ||spoiler|| # h',
  emoji: '👩‍👩‍👧‍👦🏳️‍🌈🇨🇭 :tada: 🔥🔥🔥 ﷽',
  'right to left': '\u202Emoc.live\u202C من المسؤول عن التحديثات؟ מי אחראי',
  'control characters': '\u001B[2J\u001B]0;owned\u0007\u0000\u0008\r\u009B31mred\u2028\u2029',
  'zero width': 'pa\u200Bt\u200Dch\uFEFFing\u2060',
  'combining marks': `z${'\u0335\u0321\u0489'.repeat(60)}algo`,
  'half a surrogate pair': 'broken \uD83D end',
  SQL: `'; DROP TABLE asks; --`,
  HTML: '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'one endless word': 'x'.repeat(3500),
  'an endless text': 'Who patches the operating system here? '.repeat(90),
  'many lines': Array.from({ length: 400 }, (_, index) => `line ${index}`).join('\n'),
  'only spaces': '   \n\t ',
  empty: '',
} as const;

function hostileBlocks(text: string): readonly Block[] {
  const spans: Spans = [
    plain(text),
    strong(text),
    emphasis(text),
    code(text),
    link(text, url),
    { kind: 'person', id: 'U024BE7LH', name: text },
    { kind: 'channel', id: 'C024BE7LR', name: text },
    { kind: 'group', id: 'S0614TZR7', name: text },
    { kind: 'time', at, text },
  ];
  const blocks: Samples = {
    heading: [{ kind: 'heading', text }],
    text: [{ kind: 'text', spans }],
    verdict: [{ kind: 'verdict', owner: 'shared', about: text, spans }],
    facts: [{ kind: 'facts', items: [{ label: text, spans }] }],
    table: [{ kind: 'table', head: [text, text], rows: [[text, text]] }],
    list: [{ kind: 'list', items: [spans, spans] }],
    choices: [
      {
        kind: 'choices',
        choices: [
          { letter: 'A', spans, action: { kind: 'help' }, mark: null },
          { letter: 'B', spans, action: null, mark: 'wrong' },
        ],
      },
    ],
    buttons: [
      {
        kind: 'buttons',
        buttons: [{ label: text, action: { kind: 'help' } }],
        menu: {
          label: text,
          options: [{ label: text, action: { kind: 'card', ask: 'k3v9x2m1qp' } }],
        },
      },
    ],
    picker: [
      {
        kind: 'picker',
        label: text,
        completes: 'ask',
        action: { kind: 'search' },
        options: [{ label: text, value: text }],
      },
    ],
    quote: [{ kind: 'quote', title: text, spans }],
    note: [{ kind: 'note', spans }],
    snippet: [{ kind: 'snippet', text }],
    meter: [{ kind: 'meter', bars: [{ label: text, count: 3 }], total: 4 }],
    image: [{ kind: 'image', url: 'https://example.org/model.png', alt: text }],
  };
  return Object.values(blocks).flat();
}

/** More of everything than any platform takes in one message. */
const overfull: readonly Block[] = [
  { kind: 'facts', items: many(60, (n) => ({ label: `Fact ${n}`, spans: rich('It is so.') })) },
  {
    kind: 'table',
    head: many(25, (n) => `Column ${n}`),
    rows: many(200, (row) => many(25, (n) => `Cell ${row}.${n}`)),
  },
  { kind: 'list', items: many(200, (n) => rich(`Item ${n}`)) },
  {
    kind: 'choices',
    choices: many(26, (n) => ({
      letter: String.fromCharCode(65 + n),
      spans: rich(`Choice ${n}`),
      action: { kind: 'topic', topic: `topic-${n}`, service: '' } as const,
      mark: null,
    })),
  },
  {
    kind: 'buttons',
    buttons: many(3, (n) => ({
      label: `Button ${n}`,
      action: { kind: 'topic', topic: `topic-${n}`, service: '' } as const,
    })),
    menu: { label: 'Two hundred', options: options(200, (n) => `Option ${n}`) },
  },
  {
    kind: 'picker',
    label: 'Search',
    completes: 'ask',
    action: { kind: 'search' },
    options: many(200, (n) => ({ label: `Entry ${n}`, value: `entry ${n}` })),
  },
  { kind: 'meter', bars: many(60, (n) => ({ label: `Bar ${n}`, count: n })), total: 60 },
  ...many(80, (n): Block => ({ kind: 'text', spans: rich(`Paragraph ${n}`) })),
  ...many(10, (n): Block => ({ kind: 'note', spans: rich(`Note ${n}`) })),
];

/** Two blocks that carry the same action: ids must still be unique where the platform wants that. */
const twice: readonly Block[] = [...ordinary.buttons, ...ordinary.buttons, ...ordinary.picker];

export const blockSamples: readonly Sample[] = [
  ...Object.entries(ordinary).flatMap(([kind, blocks]) =>
    blocks.map((block, index) => ({
      name: `block: ${kind}${index > 0 ? ` ${index + 1}` : ''}`,
      message: { summary: `A ${kind}`, blocks: [block] },
    })),
  ),
  {
    name: 'block: one of each',
    message: { summary: 'One of each', blocks: Object.values(ordinary).flat() },
  },
];

export const hostileSamples: readonly Sample[] = [
  ...Object.entries(hostileTexts).map(([name, text]) => ({
    name: `hostile: ${name}`,
    message: { summary: text, blocks: hostileBlocks(text) },
  })),
  { name: 'hostile: too much of everything', message: { summary: 'Too much', blocks: overfull } },
  { name: 'hostile: the same buttons twice', message: { summary: 'Twice', blocks: twice } },
  { name: 'hostile: no blocks', message: { summary: 'Only a summary', blocks: [] } },
];

export const formSamples: readonly { readonly name: string; readonly form: Form }[] = [
  { name: 'form: one field of each', form: formOf('Who owns it?', 'ordinary') },
  ...Object.entries(hostileTexts).map(([name, text]) => ({
    name: `form, hostile: ${name}`,
    form: formOf(text, text),
  })),
];

function formOf(title: string, text: string): Form {
  const choices = many(text === 'ordinary' ? 3 : 200, (n) => ({ label: text, value: `v${n}` }));
  return {
    title,
    submit: title,
    action: { kind: 'search' },
    fields: [
      {
        kind: 'line',
        name: 'question',
        label: text,
        hint: text,
        value: text,
        optional: false,
        max: 300,
      },
      {
        kind: 'paragraph',
        name: 'more',
        label: text,
        hint: null,
        value: '',
        optional: true,
        max: 3000,
      },
      {
        kind: 'choice',
        name: 'one',
        label: text,
        hint: text,
        options: choices,
        value: ['v0'],
        optional: false,
      },
      {
        kind: 'choices',
        name: 'some',
        label: text,
        hint: null,
        options: choices.slice(0, 10),
        value: ['v0', 'v1'],
        optional: true,
      },
      {
        kind: 'lookup',
        name: 'service',
        label: text,
        hint: null,
        completes: 'service',
        value: { label: text, value: 'rds' },
        optional: true,
      },
    ],
  };
}
