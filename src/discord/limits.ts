/**
 * Discord's ceilings, in one place. Characters are counted as UTF-16 units, which is never fewer than
 * Discord counts. Sources: docs.discord.com, "Component Reference", "Message Resource", "Interactions",
 * "Application Commands".
 */
export const limits = {
  /** Components V2: text of all text displays together. */
  text: 4000,
  /** Components V2: components of all levels together. */
  components: 40,
  rowButtons: 5,
  /** Rows in a message without Components V2. */
  rows: 5,
  customId: 100,
  buttonLabel: 80,
  selectOptions: 25,
  optionLabel: 100,
  optionValue: 100,
  placeholder: 150,
  content: 2000,
  embeds: 10,
  imageAlt: 1024,
  /** Ours: a summary is a line or two, and escaping at most doubles it. */
  summary: 300,
  choices: 25,
  choiceLabel: 100,
  modalTitle: 45,
  modalFields: 5,
  fieldLabel: 45,
  fieldHint: 100,
  fieldValue: 4000,
  commandName: 32,
  commandSummary: 100,
  commandOptions: 25,
  /** Names, descriptions and values of one command together. */
  commandText: 8000,
  nonce: 25,
} as const;

/** Cuts at a word where one ends in the last third, with "…"; never inside a surrogate pair. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max <= 1) return '…'.slice(0, Math.max(0, max));
  const room = text.slice(0, max - 1);
  const space = room.lastIndexOf(' ');
  const cut = space > max * 0.66 ? room.slice(0, space) : room;
  return `${cut.replace(/[\uD800-\uDBFF]$/, '')}…`;
}
