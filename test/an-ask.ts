import type { Ask } from '../src/core/ports.ts';

export const place = { platform: 'slack', workspace: 'T1', channel: 'C1' } as const;

/** An ordinary ask, with what a test wants different. */
export const anAsk = (id: string, changes: Partial<Ask> = {}): Ask => ({
  id,
  place,
  person: 'U1',
  text: 'who patches rds',
  topic: null,
  service: null,
  outcome: 'answered',
  at: 1_700_000_000_000,
  right: null,
  ...changes,
});
