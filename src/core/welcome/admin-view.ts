/** What admins see of the greeting. */
import { type Block, code, type Message, plain, rich, type Spans, strong } from '../message.ts';
import type { Sent } from '../ports.ts';
import { count, day, note, paragraph, said } from '../say.ts';
import { cardMessage, greetingMessage } from './greeting-view.ts';
import type { GreetingCounts, GreetingTrouble, Welcome } from './ports.ts';

/** What came of putting the card up. */
export type CardState = Sent | { readonly kind: 'unconnected' };

/** After setup: what was set, whether the card stands, what is in the way. */
export function setupMessage(welcome: Welcome, card: CardState, unheard: string | null): Message {
  const summary = 'Newcomers are greeted here from now on.';
  return {
    summary,
    blocks: [
      paragraph(strong(summary)),
      { kind: 'facts', items: settingsFacts(welcome, unheard) },
      ...cardBlocks(card),
      note(
        ...rich(
          'See it as newcomers do with `welcome preview`; `welcome counts` shows how the tour goes.',
        ),
      ),
    ],
  };
}

/** `unheard`: see Chat. */
function settingsFacts({ greet, announce }: Welcome, unheard: string | null) {
  const fact = (label: string, text: string) => ({ label, spans: [plain(text)] });
  const how =
    greet === 'direct'
      ? 'by direct message, once each'
      : 'by a line here that only they see, once each';
  return [
    fact('Newcomers', unheard === null ? how : `by the card alone. ${unheard}`.trim()),
    fact('The card', 'stays in the channel; pin it, so that it is found'),
    fact('At the end', announce ? 'I say here who finished the tour' : 'nothing is said here'),
  ];
}

function cardBlocks(card: CardState): readonly Block[] {
  switch (card.kind) {
    case 'sent':
      return [];
    case 'refused':
      return [
        paragraph(
          strong("I couldn't post the card. "),
          plain(whyNot[card.reason]),
          ...(card.missing.length > 0 ? [plain(' What I lack: ')] : []),
          ...card.missing.flatMap((name, index) => [
            ...(index > 0 ? [plain(', ')] : []),
            code(name),
          ]),
          ...rich(' Run `/whoowns-admin welcome setup` again when that is mended.'),
        ),
      ];
    case 'failed':
    case 'unconnected':
      return [
        paragraph(
          strong("I can't tell whether the card was posted. "),
          ...rich(
            'Look in the channel, and run `/whoowns-admin welcome setup` again if it isn’t there.',
          ),
        ),
      ];
  }
}

const whyNot = {
  gone: "The channel isn't there any more.",
  archived: 'The channel is archived.',
  'not-a-member': "I'm not in the channel.",
  forbidden: "I'm not allowed to post here.",
} as const;

/** As newcomers see it; nothing is sent. */
export function previewMessage(welcome: Welcome, lessons: number, setUp: boolean): Message {
  const how =
    welcome.greet === 'direct'
      ? 'A newcomer gets this by direct message:'
      : 'A newcomer sees this line in the channel, and nobody else does:';
  return {
    summary: 'How newcomers are greeted here.',
    blocks: [
      ...(setUp
        ? []
        : [
            paragraph(
              strong('Not set up yet. '),
              ...rich('`/whoowns-admin welcome setup` turns it on.'),
            ),
          ]),
      paragraph(strong(how)),
      ...greetingMessage(welcome, lessons).blocks,
      paragraph(strong('This card stands in the channel:')),
      ...cardMessage(welcome, lessons).blocks,
    ],
  };
}

/** For the check: how it greets, how that goes, and what went wrong. */
export function checkedMessage(
  welcome: Welcome,
  unheard: string | null,
  counts: GreetingCounts,
  troubles: readonly GreetingTrouble[],
): Message {
  const card =
    welcome.card.id === null
      ? [
          paragraph(
            strong('The card may not stand. '),
            ...rich('`/whoowns-admin welcome setup` puts it up.'),
          ),
        ]
      : [];
  return {
    summary: 'Newcomers are greeted here.',
    blocks: [
      paragraph(strong('On. '), plain(`${countsLine(counts)}.`)),
      { kind: 'facts', items: settingsFacts(welcome, unheard) },
      ...card,
      paragraph(strong(troubles.length > 0 ? 'Not greeted:' : 'Nobody was missed.')),
      ...(troubles.length > 0 ? [{ kind: 'list', items: troubles.map(troubleLine) } as const] : []),
    ],
  };
}

function troubleLine({ reason, missing, count: times, lastAt }: GreetingTrouble): Spans {
  const lacks = missing.flatMap((name, index) => [
    plain(index > 0 ? ', ' : ' I lack '),
    code(name),
  ]);
  const closed = reason === 'forbidden' && missing.includes('Direct Messages');
  const why = closed ? 'They take no direct messages from me.' : troubleReason(reason);
  return [
    strong(`${count(times, 'newcomer')}, ${times > 1 ? 'the last ' : ''}on ${day(lastAt)}: `),
    plain(why),
    ...(closed || lacks.length === 0 ? [] : [...lacks, plain('.')]),
  ];
}

function troubleReason(reason: GreetingTrouble['reason']): string {
  switch (reason) {
    case null:
      return 'The connection broke while I wrote, so I can’t tell.';
    case 'late':
      return 'The platform took nothing for a day, so I gave up.';
    case 'gone':
      return 'They, or the channel, weren’t there any more.';
    case 'forbidden':
      return 'I wasn’t allowed to write to them.';
    case 'archived':
    case 'not-a-member':
      return whyNot[reason];
  }
}

/** The tour's counts, and how the greeting goes in this channel. */
export function withGreetings(tour: Message, counts: GreetingCounts): Message {
  return { ...tour, blocks: [...tour.blocks, paragraph(plain(`${countsLine(counts)}.`))] };
}

function countsLine({ sent, waiting, refused, unsure }: GreetingCounts): string {
  return [
    `${count(sent, 'newcomer')} greeted here`,
    ...(waiting > 0 ? [`${waiting} to come`] : []),
    ...(refused > 0 ? [`${refused} couldn't be reached (the card is there for them)`] : []),
    ...(unsure > 0 ? [`${unsure} perhaps: the connection broke while I wrote`] : []),
  ].join(', ');
}

export function stoppedMessage(): Message {
  return said(
    'Stopped: nobody is greeted here any more, and the card says so. Whoever was greeted isn’t greeted again, even if you set it up anew. `/tour` still works.',
  );
}

export function notSetUp(): Message {
  return said('Nobody is greeted in this channel yet. `/whoowns-admin welcome setup` turns it on.');
}

export function noTour(): Message {
  return said(
    'There is no tour to start: my knowledge folder has no `tour.yaml`. Take it from the shipped folder.',
  );
}

export function onlyInChannel(): Message {
  return said('Run this in the channel whose newcomers I should greet.');
}
