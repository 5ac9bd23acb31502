/** Who inside the company is to be called, as a line of a card. */
import type { Verdict } from '../knowledge/resolve.ts';
import type { Service, Topic } from '../knowledge/shape.ts';
import { type Block, plain, type Spans, strong, wordsOf } from '../message.ts';
import type { CardContext } from './buttons.ts';

interface Fact {
  readonly label: string;
  readonly spans: Spans;
}

/** "Your team: Linux platform, #linux"; empty where there is nothing to say. */
export function teamOf(
  { topic, service, responsibility }: Verdict,
  context: CardContext,
): readonly Fact[] {
  return teamNamed(topic, service, context).map(({ label, spans }) => ({
    label,
    spans: responsibility.owner === 'aws' ? watching(spans) : spans,
  }));
}

/** The same whoever owns it; without a topic, for all of a service, without either, for all the rest. */
export function teamNamed(
  topic: Topic | null,
  service: Service | null,
  { team, call }: CardContext,
): readonly Fact[] {
  const label = 'Your team';
  const spans = team?.(topic, service) ?? null;
  if (spans) return [{ label, spans }];
  if (!team || !call) return [];
  return [{ label, spans: [plain('Nobody is named for this in your team file.')] }];
}

export function teamBlocks(items: readonly Fact[]): readonly Block[] {
  return items.length > 0 ? [{ kind: 'facts', items }] : [];
}

/** Inside a line that tells other things before it. */
export function teamInside(facts: readonly Fact[]): Spans {
  return facts.flatMap(({ label, spans }) => [plain(' '), strong(`${label}: `), ...spans]);
}

function watching(spans: Spans): Spans {
  const end = /[.!?]$/.test(wordsOf(spans)) ? ' ' : '. ';
  return [...spans, plain(`${end}The work itself is AWS's.`)];
}
