/** What an answer is about. */
import type { Topic } from '../knowledge/shape.ts';
import type { Outcome, Part } from '../lookup/outcome.ts';

function topicOf(part: Part): Topic | null {
  switch (part.kind) {
    case 'verdict':
      return part.verdict.topic;
    case 'split':
    case 'not-applicable':
    case 'analogy':
      return part.topic;
    case 'service':
    case 'help':
      return null;
  }
}

/** The one topic an answer is about; null where it is about several, or about a service. */
export function oneTopic(outcome: Outcome): Topic | null {
  if (outcome.kind !== 'answered') return null;
  const [topic, ...others] = new Map(
    outcome.parts.map(topicOf).map((each) => [each?.id, each]),
  ).values();
  return topic && others.length === 0 ? topic : null;
}
