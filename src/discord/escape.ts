/** Makes anybody's text harmless in Discord's Markdown. */

/** What can't be seen but bends what stands around it: controls, direction overrides, zero-width marks. */
const unseen = /[\p{Cc}\u200B\u202A-\u202E\u2060-\u2069]/gu;

/** Marks stacked on one letter beyond what any script needs reach over the lines around it. */
const stacked = /(\p{M}{4})\p{M}+/gu;

/** Text as it is, on one line: without controls, runs of spaces or half a surrogate pair. */
export function clean(text: string): string {
  return text.toWellFormed().replace(/\s+/gu, ' ').replace(unseen, '').replace(stacked, '$1');
}

/**
 * One line that Discord shows as it was typed: no emphasis, code, spoiler, quote, heading, list, small
 * print, link, mention, timestamp or emoji comes of it.
 */
export function escapeLine(text: string): string {
  return clean(text)
    .replace(/[\\*_~`|[\]<]/g, '\\$&')
    .replace(/^(\s*)([#>+-])/, '$1\\$2')
    .replace(/^(\s*\d*)([.)])/, '$1\\$2')
    .replace(/:(?=\/\/|[\w+-]+:)/g, '\\:')
    .replace(/@(?=everyone|here)/gi, '\\@');
}

/** The same, keeping line breaks: at most one empty line between two. */
export function escapeText(text: string): string {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map(escapeLine);
  return lines.join('\n').replace(/\n(?:\s*\n){2,}/g, '\n\n');
}

/** Inline code: nothing can be escaped inside it, so its own delimiter gives way to a look-alike. */
export function inlineCode(text: string): string {
  const inside = clean(text).replaceAll('`', 'ˋ').trim();
  return inside === '' ? '' : `\`${inside}\``;
}
