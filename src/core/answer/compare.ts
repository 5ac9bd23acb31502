/** A topic's services beside each other. */
import { resolve, type Verdict } from '../knowledge/resolve.ts';
import type { Knowledge, Topic } from '../knowledge/shape.ts';
import type { Outcome, Part } from '../lookup/outcome.ts';
import { type Block, type Message, type Spans, strong } from '../message.ts';
import { type CardContext, LABELS, otherServices, serviceOption } from './buttons.ts';
import { ownerInside, ownerWord } from './phrase.ts';
import { smallPrint } from './smallprint.ts';
import { oneTopic } from './subject.ts';
import { teamOf } from './team.ts';

/** More rows than this can't be read on a phone. */
const ROWS = 8;

export interface Comparison {
  readonly topic: Topic;
  /** At least two, each with a service. */
  readonly rows: readonly Verdict[];
}

/** What can be compared about an answer; null where it isn't one topic on two services or more. */
export function comparisonOf(outcome: Outcome, knowledge: Knowledge): Comparison | null {
  const topic = oneTopic(outcome);
  if (outcome.kind !== 'answered' || !topic) return null;
  const asked = outcome.parts.flatMap(verdictsOf);
  const rows = otherServices(topic, null, asked, knowledge).slice(0, ROWS);
  return rows.length > 1 ? { topic, rows } : null;
}

/** The table, the way back, and each service in the menu. */
export function comparisonMessage({ topic, rows }: Comparison, context: CardContext): Message {
  const general = resolve(context.knowledge, topic, null);
  const options = rows.flatMap((row) => serviceOption(row, context.ask) ?? []);
  return {
    summary: `${topic.title}: ${rows
      .map((row) => `${row.service?.name}, ${ownerInside(row.responsibility.owner)}`)
      .join(' · ')}`,
    blocks: [
      { kind: 'heading', text: `${topic.title}, service by service` },
      {
        kind: 'table',
        head: ['Service', 'Who', 'Your side'],
        rows: rows.map(({ service, responsibility }) => [
          service?.name ?? '',
          ownerWord(responsibility.owner),
          responsibility.you,
        ]),
      },
      ...teamLines(rows, context),
      {
        kind: 'buttons',
        buttons: [{ label: LABELS.back, action: { kind: 'card', ask: context.ask } }],
        menu: { label: 'Pick a service', options },
      },
      ...(general ? [smallPrint(general, context.knowledge)] : []),
    ],
  };
}

/** Beneath the table, where a channel can be linked: each team with its services. */
function teamLines(rows: readonly Verdict[], context: CardContext): readonly Block[] {
  const named = rows.flatMap((row) =>
    teamOf(row, context).map(({ spans }) => ({ service: row.service?.name ?? '', spans })),
  );
  const groups = [...Map.groupBy(named, ({ spans }) => JSON.stringify(spans)).values()];
  const [only] = groups;
  if (only?.[0] && groups.length === 1 && only.length === rows.length) {
    return [{ kind: 'facts', items: [{ label: 'Your team', spans: only[0].spans }] }];
  }
  const items = groups.map((group): Spans => {
    const services = group.map(({ service }) => service).join(', ');
    return [strong(`${services}: `), ...(group[0]?.spans ?? [])];
  });
  if (items.length === 0) return [];
  return [
    { kind: 'text', spans: [strong('Your teams')] },
    { kind: 'list', items },
  ];
}

function verdictsOf(part: Part): readonly Verdict[] {
  switch (part.kind) {
    case 'verdict':
      return part.verdict.service ? [part.verdict, ...part.siblings] : part.siblings;
    case 'split':
      return part.rows;
    case 'service':
    case 'analogy':
    case 'not-applicable':
    case 'help':
      return [];
  }
}
