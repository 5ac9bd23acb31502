/** Block Kit's plain_text objects and options, within their lengths. */
import type { PlainTextElement, PlainTextOption } from '@slack/types';
import { line, literal } from './escape.ts';
import { limits, shorten } from './limits.ts';

/** One line; "–" where there is nothing to see, since Slack refuses an empty text. */
export function label(text: string, max: number): PlainTextElement {
  return { type: 'plain_text', text: shorten(line(text), max).trim() || '–', emoji: false };
}

/** Text that may have several lines. */
export function paragraph(text: string, max: number): PlainTextElement {
  return { type: 'plain_text', text: shorten(literal(text).trim(), max) || '–', emoji: false };
}

export function option(text: string, value: string): PlainTextOption {
  return { text: label(text, limits.optionLabel), value: value.slice(0, limits.optionValue) };
}

/** As many as Slack takes: in groups of a hundred where there are more than a hundred. */
export function optionsOf(
  options: readonly PlainTextOption[],
):
  | { options: PlainTextOption[] }
  | { option_groups: { label: PlainTextElement; options: PlainTextOption[] }[] } {
  if (options.length <= limits.selectOptions) return { options: [...options] };
  const groups = [];
  for (let from = 0; from < options.length; from += limits.selectOptions) {
    const group = options.slice(from, from + limits.selectOptions);
    const name = `${from + 1} to ${from + group.length}`;
    groups.push({ label: label(name, limits.optionLabel), options: [...group] });
  }
  return { option_groups: groups.slice(0, limits.optionGroups) };
}
