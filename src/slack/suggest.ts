/** A search box's entries, while somebody types. */
import type { PlainTextOption } from '@slack/types';
import type { Bot } from '../core/request.ts';
import { readCompletes } from './ids.ts';
import { limits } from './limits.ts';
import { suggestionShape } from './payload.ts';
import { option } from './plain.ts';

/** Slack's select takes only what stands in its list, so a question as typed has to stand there too. */
export function suggest(bot: Bot, payload: unknown): PlainTextOption[] {
  const { action_id, value } = suggestionShape.parse(payload);
  const completes = readCompletes(action_id);
  if (completes === null) return [];
  const typed = value.replace(/\s+/g, ' ').trim().slice(0, limits.optionValue).toWellFormed();
  const found = bot
    .complete(completes, typed, limits.selectOptions - 1)
    // A value cut short would be another one.
    .filter((one) => one.value !== '' && one.value.length <= limits.optionValue)
    .map((one) => option(one.label, one.value));
  const known = found.some((one) => one.value?.toLowerCase() === typed.toLowerCase());
  if (completes !== 'ask' || typed === '' || known) return found;
  return [...found, option(`Ask: ${typed}`, typed)];
}
