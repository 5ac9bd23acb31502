/** Sections cut into pages that no platform has to shorten. */
import type { Section } from './kept-line.ts';

/** The weight of a page: with every sign of it escaped, it is still below the least ceiling, Discord's 4,000. */
const ROOM = 3_000;
/** Of lines and titles together: below the platforms' ceilings for pieces of a message. */
const LINES = 24;

/** In their order and complete: a section that goes on has its title again. */
export function pagesOf(sections: readonly Section[]): readonly (readonly Section[])[] {
  const pages: { title: string; lines: string[] }[][] = [];
  let room = 0;
  let left = 0;
  for (const { title, lines } of sections) {
    const again = weightOf(title) + LINE;
    for (const line of lines.flatMap(pieces)) {
      const same = pages.at(-1)?.at(-1)?.title === title;
      const cost = weightOf(line) + LINE + (same ? 0 : again);
      if (cost > room || left < 2) {
        pages.push([{ title, lines: [line] }]);
        room = ROOM - weightOf(line) - LINE - again;
        left = LINES - 2;
        continue;
      }
      if (same) pages.at(-1)?.at(-1)?.lines.push(line);
      else pages.at(-1)?.push({ title, lines: [line] });
      room -= cost;
      left -= same ? 1 : 2;
    }
  }
  return pages;
}

/** What a line costs beside its signs: its bullet and its end. */
const LINE = 8;

/** A line longer than a quarter of a page goes on in the next one: Slack cuts an item of a list near 930. */
function pieces(line: string): readonly string[] {
  const signs = [...line];
  const found: string[] = [];
  for (let from = 0; from < signs.length; ) {
    let to = from;
    for (let room = ROOM / 4; to < signs.length && room > 0; to += 1) {
      room -= weightOf(signs[to] ?? '');
    }
    found.push(signs.slice(from, to).join(''));
    from = to;
  }
  return found;
}

/** Letters, digits and spaces stay as they are; anything else may be escaped. */
function weightOf(text: string): number {
  let weight = 0;
  for (const sign of text) weight += sign.length * (/[\p{L}\p{N} ]/u.test(sign) ? 1 : 2);
  return weight;
}
