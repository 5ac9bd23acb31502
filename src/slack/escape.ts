/** Makes anybody's text harmless in Slack. */

/** Characters that can't be seen but bend what follows: controls, direction overrides, odd line breaks. */
const unseen = /(?![\n\t])[\p{Cc}\u200B\u2028\u2029\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/** Marks stacked on one letter beyond what any script needs reach over the lines around it. */
const stacked = /(\p{M}{4})\p{M}+/gu;

/**
 * Text that Slack shows as it is (rich_text, plain_text). Nothing is a mention there; a word joiner behind
 * each "<" that would begin one keeps it so should a client read the text as markup after all.
 */
export function literal(text: string): string {
  if (isHarmless(text)) return text;
  return clean(text).replace(/<(?=[!@#])/g, '<\u2060');
}

/** The same on one line, for labels and titles. */
export function line(text: string): string {
  if (words.test(text)) return text;
  return literal(text).replace(/\s+/g, ' ').trim();
}

/**
 * Text in a mrkdwn field: entities as Slack's documents ask, and look-alikes for the marks that would make
 * emphasis or code of it (mrkdwn has no escape for those).
 */
export function mrkdwn(text: string): string {
  if (harmless.test(text) && !/[*_~`&:\n]| {2}/.test(text)) return text;
  return entities(
    clean(text)
      .replace(/\s+/gu, ' ')
      .replaceAll('*', '∗')
      .replaceAll('~', '∼')
      .replaceAll('`', 'ˋ')
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, 'ˍ')
      .replace(/:(?=[\w+-]+:)/g, ':\u2060'),
  );
}

/** "&", "<" and ">" as Slack's documents ask for in every `text`. */
export function entities(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What Slack's entities and `<…>` marks say, as plain words: for reading what people wrote. */
export function wordsIn(text: string): string {
  return text
    .replace(
      /<(?:[@#!]|mailto:|tel:)?([^<>|]*)(?:\|([^<>]*))?>/g,
      (_, target: string, label?: string) =>
        label === undefined || label === '' ? target.replace(/^(?:subteam\^|date\^).*/, '') : label,
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** Most of our own words, with nothing in them that needs a closer look: this is what takes the time. */
const harmless = /^[ -;=?-~\n·’‘“”–—…]*$/;
const words = /^[!-;=?-~·’‘“”–—…]+(?: [!-;=?-~·’‘“”–—…]+)*$/;

function isHarmless(text: string): boolean {
  return harmless.test(text) && !text.includes('\n\n\n');
}

function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(unseen, '')
    .replace(stacked, '$1')
    .replace(/\n{3,}/g, '\n\n');
}
