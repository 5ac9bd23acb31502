/** What a type-ahead offers while somebody types. */
import { clip } from './answer/phrase.ts';
import type { Lookup } from './lookup/lookup.ts';
import type { Completes, Completion } from './message.ts';
import { completeZones } from './schedule/zone.ts';

/** Longer labels are cut: Slack shows 75 characters of an option. */
const LABEL = 75;

export function completions(
  lookup: Lookup,
  completes: Completes,
  text: string,
  limit: number,
): readonly Completion[] {
  const found =
    completes === 'zone' ? completeZones(text, limit) : lookup.complete(completes, text, limit);
  return found.slice(0, limit).map(({ label, value }) => ({ label: clip(label, LABEL), value }));
}
