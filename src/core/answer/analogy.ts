/** An analogy: its picture, and where the topic stands in it. */
import type { Verdict } from '../knowledge/resolve.ts';
import type { Analogy, Knowledge, Topic } from '../knowledge/shape.ts';
import { type Block, plain, strong } from '../message.ts';
import { ownerInside } from './phrase.ts';
import { sourceSpans } from './smallprint.ts';

/** The first analogy with the topic on one of its halves, else one with an image of it, else the first. */
export function analogyFor(knowledge: Knowledge, topic: Topic | null): Analogy | null {
  const all = [...knowledge.analogies.values()];
  const placing = all.find((analogy) => topic && halfOf(analogy, topic) !== null);
  const withImage = all.find((analogy) => topic && imageOf(analogy, topic) !== null);
  return placing ?? withImage ?? all[0] ?? null;
}

/** The picture as a quote, the topic's place in it, and where the picture ends. */
export function analogyBlocks(
  analogy: Analogy,
  topic: Topic | null,
  verdict: Verdict | null,
): readonly Block[] {
  const place = topic && placeLine(analogy, topic, verdict);
  return [
    analogyQuote(analogy),
    ...(place ? [{ kind: 'text', spans: [plain(place)] } as const] : []),
    {
      kind: 'note',
      spans: [plain(`Where the picture ends: ${analogy.limits} `), ...sourceSpans(analogy.sources)],
    },
  ];
}

export function analogyQuote(analogy: Analogy): Block {
  return {
    kind: 'quote',
    title: analogy.title,
    spans: [strong('AWS: '), plain(`${analogy.aws} `), strong('You: '), plain(analogy.you)],
  };
}

/** For a notification. */
export function analogySummary(analogy: Analogy): string {
  return `${analogy.title}. AWS: ${analogy.aws} You: ${analogy.you}`;
}

/** "Users and permissions: on your half of the picture (the doors and locks)." */
function placeLine(analogy: Analogy, topic: Topic, verdict: Verdict | null): string {
  const image = imageOf(analogy, topic);
  const half = halfOf(analogy, topic);
  const owner = verdict?.responsibility.owner ?? half;
  const where = `On ${verdict?.service?.name ?? 'AWS'}`;
  const answer =
    owner &&
    `${where} ${owner === 'shared' ? 'it is shared' : `the owner is ${ownerInside(owner)}`}`;
  if (half === null) {
    const place = image ? `the ${image}` : 'not in this picture';
    return `${topic.title}: ${place}.${answer ? ` ${answer}.` : ''}`;
  }
  const side = half === 'aws' ? "AWS's half" : 'your half';
  const place = `${topic.title}: on ${side} of the picture${image ? ` (the ${image})` : ''}.`;
  return owner === half ? place : `${place} ${answer}: the line moves with the service.`;
}

function imageOf(analogy: Analogy, topic: Topic): string | null {
  return [...analogy.images].find(([, id]) => id === topic.id)?.[0] ?? null;
}

function halfOf({ maps }: Analogy, topic: Topic): 'aws' | 'customer' | null {
  if (maps.aws.includes(topic.id)) return 'aws';
  return maps.customer.includes(topic.id) ? 'customer' : null;
}
