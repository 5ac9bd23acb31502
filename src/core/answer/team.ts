/** Who inside the company is to be called, as a line of a card. */
import type { Verdict } from '../knowledge/resolve.ts';
import type { Service } from '../knowledge/shape.ts';
import { plain, type Spans, wordsOf } from '../message.ts';
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
  const spans = context.team?.(topic, service) ?? null;
  return factOf(spans && responsibility.owner === 'aws' ? watching(spans) : spans, context);
}

/** The same for a service, whatever the topic. */
export function teamOfService(service: Service, context: CardContext): readonly Fact[] {
  return factOf(context.team?.(null, service) ?? null, context);
}

/** Inside a line that tells other things before it. */
export function teamInside(facts: readonly Fact[]): Spans {
  return facts.flatMap(({ label, spans }) => [plain(` ${label}: `), ...spans]);
}

function factOf(spans: Spans | null, { team, call }: CardContext): readonly Fact[] {
  const label = 'Your team';
  if (spans) return [{ label, spans }];
  if (!team || !call) return [];
  return [{ label, spans: [plain('Nobody is named for this in your team file.')] }];
}

function watching(spans: Spans): Spans {
  const end = /[.!?]$/.test(wordsOf(spans)) ? ' ' : '. ';
  return [...spans, plain(`${end}The work itself is AWS's.`)];
}
