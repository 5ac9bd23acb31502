/** The word that a misspelt word was meant to be. Only words that nobody knows come here. */
import Fuse from 'fuse.js';

export interface Speller {
  /** Null when no known word is near enough. */
  correct(raw: string): string | null;
}

/** Shorter words have too many neighbours. */
const SHORTEST = 4;
/** A shorter word is hardly a misspelt common one: it is a word of its own that we don't know. */
const LONG = 6;
const LONGEST = 24;

interface Known {
  readonly word: string;
  /** The letters it has, one bit each. */
  readonly letters: number;
}

/**
 * Finds among the words that tell something, and the common ones, for which only long words are misspellings.
 * Words are kept by first letter and length and compared by their letters first, so that a look-up hardly
 * grows with their number.
 */
export function createSpeller(telling: ReadonlySet<string>, common: Iterable<string>): Speller {
  const long = [...common].filter((word) => word.length >= LONG);
  const shelves = new Map<string, Known[]>();
  for (const word of new Set([...telling, ...long])) {
    if (word.length < SHORTEST || word.length > LONGEST || !/^\p{L}+$/u.test(word)) continue;
    const shelf = shelves.get(shelfOf(word[0], word.length));
    const known = { word, letters: lettersOf(word) };
    if (shelf) shelf.push(known);
    else shelves.set(shelfOf(word[0], word.length), [known]);
  }

  function nearTo(raw: string): readonly string[] {
    const letters = lettersOf(raw);
    const near: string[] = [];
    for (const first of new Set([raw[0], raw[1]])) {
      for (let length = raw.length - 2; length <= raw.length + 2; length += 1) {
        for (const known of shelves.get(shelfOf(first, length)) ?? []) {
          const most = allowed(raw, known.word);
          // One edit changes at most two of the letters that a word has.
          if (bits(letters ^ known.letters) > 2 * most) continue;
          if (isWithin(raw, known.word, most)) near.push(known.word);
        }
      }
    }
    return near;
  }

  return {
    correct(raw) {
      if (raw.length < SHORTEST || raw.length > LONGEST || !/^\p{L}+$/u.test(raw)) return null;
      const near = nearTo(raw);
      if (near.length < 2) return near[0] ?? null;
      const found = new Fuse(near, { includeScore: true, threshold: 0.6, minMatchCharLength: 2 });
      return found.search(raw, { limit: 1 })[0]?.item ?? near[0] ?? null;
    },
  };
}

function shelfOf(first: string | undefined, length: number): string {
  return `${first}${length}`;
}

function lettersOf(word: string): number {
  let letters = 0;
  for (const letter of word) letters |= 1 << ((letter.codePointAt(0) ?? 0) % 31);
  return letters;
}

function bits(set: number): number {
  let count = 0;
  for (let left = set; left !== 0; left &= left - 1) count += 1;
  return count;
}

/** Typos seldom touch the first letter, and never half of a word. */
function allowed(raw: string, word: string): number {
  const swapped = raw[0] === word[1] && raw[1] === word[0];
  if (raw[0] !== word[0] && !swapped) return 0;
  if (raw.length < 5) return swapped || word.length > raw.length ? 1 : 0;
  return Math.min(raw.length, word.length) < 8 ? 1 : 2;
}

/** Whether so many letters added, dropped, changed or swapped make one of the other (optimal alignment). */
function isWithin(one: string, other: string, most: number): boolean {
  if (Math.abs(one.length - other.length) > most) return false;
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    let least = row;
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let cost = Math.min(
        (above[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      }
      line.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return false;
    before = above;
    above = line;
  }
  return (above[other.length] ?? 0) <= most;
}
