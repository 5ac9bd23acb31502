/**
 * Slack's ceilings, in one place. Characters are counted as UTF-16 units, which is never fewer than Slack
 * counts. Sources: the doc comments of @slack/types 3.2 and @slack/web-api 8.2, and docs.slack.dev; where
 * a number has another source or is our own taste, it says so.
 */
export const limits = {
  messageBlocks: 50,
  viewBlocks: 100,
  /** Text of all blocks together: refused from 11,341 (slackapi/bolt-js#2867) or 13,297 (#2509) up. */
  text: 9_000,
  /** The `text` beside the blocks, for notifications and screen readers. */
  summary: 3_000,
  header: 150,
  /** Slack names none for rich_text: a section's 3,000, less some room for what makes text harmless. */
  richText: 2_800,
  contextText: 2_000,
  contextElements: 10,
  actionElements: 25,
  /** Cut near 30 on phones. */
  buttonLabel: 75,
  actionId: 255,
  optionLabel: 75,
  /** 75 in @slack/types; the server has been seen to take 150. */
  optionValue: 75,
  selectOptions: 100,
  optionGroups: 100,
  checkOptions: 10,
  placeholder: 150,
  imageUrl: 3_000,
  imageAlt: 2_000,
  linkUrl: 3_000,
  viewTitle: 24,
  viewSubmit: 24,
  callbackId: 255,
  metadata: 3_000,
  /** Slack takes 2,000 of both; more than this above a field is a wall. */
  inputLabel: 150,
  inputHint: 300,
  /** Slack takes 2,000. */
  fault: 300,
  inputText: 3_000,
  /** Ours: more lines than this in one list is a wall. */
  listItems: 40,
} as const;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cuts at a word where one ends in the last third, with "…"; never inside what looks like one character. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const room = text.slice(0, Math.max(0, max - 1));
  const space = room.search(/\s\S*$/);
  if (space > max * 0.66) return `${room.slice(0, space).trimEnd()}…`;
  const last = graphemes.segment(text).containing(room.length);
  const whole = last && last.index < room.length ? room.slice(0, last.index) : room;
  return `${whole === '' ? room.toWellFormed() : whole}…`.slice(0, max);
}
