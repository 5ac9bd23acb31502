/** Makes anybody's text harmless in Discord's Markdown. */

/** What can't be seen but bends what stands around it: controls, direction overrides, zero-width marks. */
const unseen = /[\p{Cc}\u200B\u202A-\u202E\u2060-\u2069]/gu;

/** Marks stacked on one letter beyond what any script needs reach over the lines around it. */
const stacked = /(\p{M}{4})\p{M}+/gu;

/** Most texts have nothing of this, and are clean: letters of Latin scripts and their usual punctuation. */
const unusual = /[^ -~\u00A1-\u024F\u2010-\u2027\u2030-\u205E]| {2}/;

/** What means something inside a line. */
const special = /[\\*_~`|[\]<@:]/;

/** Text as it is, on one line: without controls, runs of spaces or half a surrogate pair. */
export function clean(text: string): string {
  if (!unusual.test(text)) return text;
  return text.toWellFormed().replace(/\s+/gu, ' ').replace(unseen, '').replace(stacked, '$1');
}

/**
 * Text inside a line that Discord shows as it was typed: no emphasis, code, spoiler, link, mention, timestamp
 * or emoji comes of it.
 */
export function escapeInside(text: string): string {
  const cleaned = clean(text);
  if (!special.test(cleaned)) return cleaned;
  // The rest of an address or an emoji's name may stand in the next text, so a last ":" counts too.
  return cleaned.replace(/[\\*_~`|[\]<@]/g, '\\$&').replace(/:(?=[/\w+-]|$)/g, '\\:');
}

/** The same where a line begins: no quote, heading, list or small print either. */
export function escapeLine(text: string): string {
  return escapeInside(text)
    .replace(/^(\s*)([#>+-])/, '$1\\$2')
    .replace(/^(\s*\d*)([.)])/, '$1\\$2');
}

/** Several lines, with at most one empty line between two; `escapeFirst` is for where the first one stands. */
export function escapeText(text: string, escapeFirst: (text: string) => string): string {
  const [first = '', ...more] = text.split(/\r\n|[\n\r\u2028\u2029]/);
  const lines = [escapeFirst(first), ...more.map(escapeLine)];
  return lines.join('\n').replace(/\n(?:\s*\n){2,}/g, '\n\n');
}

/** Inline code: nothing can be escaped inside it, so its own delimiter gives way to a look-alike. */
export function inlineCode(text: string): string {
  const inside = clean(text).replaceAll('`', 'ˋ').trim();
  return inside === '' ? '' : `\`${inside}\``;
}

const fence = '```';

/** Lines as they are, as many as fit; the fence can't be escaped, so a look-alike stands for it inside. */
export function codeBlock(text: string, max: number): string {
  const lines = text
    .toWellFormed()
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.replace(unseen, '').replace(stacked, '$1').replaceAll('`', 'ˋ').trimEnd());
  let room = max - 2 * fence.length - 2;
  const shown: string[] = [];
  for (const line of lines) {
    if (line.length + 1 > room) break;
    shown.push(line);
    room -= line.length + 1;
  }
  const inside = shown.join('\n');
  return inside.trim() === '' ? '' : `${fence}\n${inside}\n${fence}`;
}
