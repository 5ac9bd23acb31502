/** A topic, on a service or in general → the part that answers it. */
import { resolve, type Verdict } from '../knowledge/resolve.ts';
import type { Knowledge, Service, Topic } from '../knowledge/shape.ts';
import type { Part, Side } from './outcome.ts';
import { isVariant } from './services.ts';

/** The verdict for a service, the split where the owner varies and no service is named. */
export function answer(
  knowledge: Knowledge,
  topic: Topic,
  service: Service | null,
  side: Side,
): Part {
  const verdict = resolve(knowledge, topic, service);
  if (!verdict && service) return { kind: 'not-applicable', topic, service };
  const general = verdict ?? generalOf(topic);
  if (!service && topic.varies && side === null) {
    const rows = rowsOf(knowledge, topic);
    if (rows.length > 1) return { kind: 'split', topic, general, rows };
  }
  return { kind: 'verdict', verdict: general, side, siblings: siblingsOf(knowledge, general) };
}

function generalOf(topic: Topic): Verdict {
  return { topic, service: null, responsibility: topic.general, level: 'general' };
}

function rowsOf(knowledge: Knowledge, topic: Topic): readonly Verdict[] {
  return topic.split.flatMap((id) => {
    const service = knowledge.services.get(id);
    const verdict = service ? resolve(knowledge, topic, service) : null;
    return verdict ? [verdict] : [];
  });
}

/** Variants with a row of their own whose owner differs, at most four. */
function siblingsOf(knowledge: Knowledge, verdict: Verdict): readonly Verdict[] {
  const { topic, service, responsibility } = verdict;
  if (!service) return [];
  return [...topic.services.keys()]
    .flatMap((id) => {
      const other = knowledge.services.get(id);
      const row = other && isVariant(other, service) ? resolve(knowledge, topic, other) : null;
      return row && row.responsibility.owner !== responsibility.owner ? [row] : [];
    })
    .slice(0, 4);
}
