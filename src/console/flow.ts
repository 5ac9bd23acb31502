/** Text broken into lines by what a terminal shows, not by what a string holds. */
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import { PLACE } from './safe.ts';

/** An address that is a word of its own, after a style or not. */
const ADDRESS = /(?<=^|\s|\p{Cc}\[\d+m)https:\/\/[!-~]+/gu;

/**
 * Lines of at most `columns`, broken at words and inside a word that is longer than a line. Only an address
 * stays whole, on a line of its own: broken, it could be neither clicked nor copied.
 */
export function wrap(text: string, columns: number): readonly string[] {
  const width = Math.max(1, columns);
  const place = PLACE.repeat(width);
  const long: string[] = [];
  const held = text.replace(ADDRESS, (url) => {
    if (url.length <= width) return url;
    long.push(url);
    return place;
  });
  return wrapAnsi(held, width, { hard: true })
    .split('\n')
    .map((line) => line.replace(place, () => long.shift() ?? '').trimEnd());
}

/** Wrapped, the first line after `first`, the others after as many spaces. */
export function hang(first: string, text: string, columns: number): readonly string[] {
  const indent = ' '.repeat(stringWidth(first));
  return wrap(text, columns - indent.length).map((line, index) =>
    `${index === 0 ? first : indent}${line}`.trimEnd(),
  );
}

/** Pieces side by side with two spaces between; one that doesn't fit starts the next line. */
export function flow(pieces: readonly string[], columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    const longer = line === '' ? piece : `${line}  ${piece}`;
    if (stringWidth(longer) <= columns) {
      line = longer;
    } else {
      if (line !== '') lines.push(line);
      line = piece;
    }
  }
  if (line !== '') lines.push(line);
  return lines.flatMap((each) => wrap(each, columns));
}

export function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - stringWidth(text)));
}
