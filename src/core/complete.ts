/** What a type-ahead offers while somebody types. */
import { clip } from './answer/phrase.ts';
import type { Lookup } from './lookup/lookup.ts';
import type { Completes, Completion } from './message.ts';

/** Longer labels are cut: Slack shows 75 characters of an option. */
const LABEL = 75;

export function completions(
  lookup: Lookup,
  completes: Completes,
  text: string,
  limit: number,
): readonly Completion[] {
  const found = completes === 'zone' ? zones(text) : lookup.complete(completes, text, limit);
  return found.slice(0, limit).map(({ label, value }) => ({ label: clip(label, LABEL), value }));
}

/** The time zones whose name holds what was typed: "zuri" finds Europe/Zurich. */
function zones(text: string): readonly Completion[] {
  const typed = text.trim().toLowerCase().replaceAll(' ', '_');
  return Intl.supportedValuesOf('timeZone')
    .filter((zone) => zone.toLowerCase().includes(typed))
    .map((zone) => ({ label: zone, value: zone }));
}
