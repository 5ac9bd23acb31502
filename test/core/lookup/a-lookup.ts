/** The lookup over the knowledge that is shipped, and answers in one line. */
import { join } from 'node:path';
import { createLookup, type Lookup } from '../../../src/core/lookup/lookup.ts';
import type { Outcome, Part } from '../../../src/core/lookup/outcome.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { formatFaults } from '../../../src/knowledge/report.ts';

const loaded = await loadKnowledge(join(import.meta.dirname, '../../../knowledge'));
if (!loaded.ok) throw new Error(formatFaults(loaded.faults));

export const { knowledge } = loaded;
export const lookup: Lookup = createLookup(knowledge);

/** "os-patching@ec2: customer"; several parts one behind the other; else the outcome's kind. */
function told(outcome: Outcome): string {
  if (outcome.kind === 'unknown') return outcome.reason;
  if (outcome.kind === 'suggested') return 'did you mean';
  return outcome.parts.map(part).join(', ');
}

function part(part: Part): string {
  switch (part.kind) {
    case 'verdict': {
      const { topic, service, responsibility } = part.verdict;
      return `${topic.id}${service ? `@${service.id}` : ''}: ${responsibility.owner}`;
    }
    case 'split':
      return `${part.topic.id} split: ${part.general.responsibility.owner}`;
    case 'service':
      return `card of ${part.service.id}`;
    case 'analogy':
      return `${part.analogy.id}${part.topic ? ` for ${part.topic.id}` : ''}`;
    case 'not-applicable':
      return `${part.topic.id}@${part.service.id}: doesn't apply`;
    case 'help':
      return 'help';
  }
}

export const ask = (text: string, service?: string): string =>
  told(lookup.ask(text, service === undefined ? {} : { service }));
