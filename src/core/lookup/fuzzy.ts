/** The word that a misspelt word was meant to be. Only words that nobody knows come here. */
import Fuse from 'fuse.js';

export interface Speller {
  /** Null when no known word is near enough. */
  correct(raw: string): string | null;
}

/** So many of the words that share most letter pairs are looked at closely. */
const SHORTLIST = 16;
/** Shorter words have too many neighbours. */
const SHORTEST = 4;
/** A shorter word is hardly a misspelt common one: it is a word of its own that we don't know. */
const LONG = 6;

/**
 * Finds among the words that tell something, and the common ones, for which only long words are misspellings.
 * The work per look-up hardly grows with their number.
 */
export function createSpeller(telling: ReadonlySet<string>, common: Iterable<string>): Speller {
  const long = [...common].filter((word) => word.length >= LONG);
  const known = [...new Set([...telling, ...long])].filter(
    (word) => word.length >= SHORTEST && !/[\d']/.test(word),
  );
  const byPair = new Map<string, number[]>();
  known.forEach((word, index) => {
    for (const pair of pairsOf(word)) {
      const list = byPair.get(pair);
      if (list) list.push(index);
      else byPair.set(pair, [index]);
    }
  });

  function shortlist(raw: string): readonly string[] {
    const shared = new Map<number, number>();
    for (const pair of pairsOf(raw)) {
      for (const index of byPair.get(pair) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    }
    const near: { word: string; score: number }[] = [];
    for (const [index, count] of shared) {
      const word = known[index] ?? '';
      const longer = Math.abs(word.length - raw.length);
      if (longer > 2 || count < 2) continue;
      near.push({ word, score: count - longer / 2 });
    }
    return near
      .sort((one, other) => other.score - one.score)
      .slice(0, SHORTLIST)
      .map(({ word }) => word);
  }

  return {
    correct(raw) {
      if (raw.length < SHORTEST || raw.length > 24 || /\d/.test(raw)) return null;
      const near = shortlist(raw).filter((word) => edits(raw, word) <= allowed(raw, word));
      if (near.length < 2) return near[0] ?? null;
      const found = new Fuse(near, { includeScore: true, threshold: 0.6, minMatchCharLength: 2 });
      const best = found.search(raw)[0];
      return best?.item ?? near[0] ?? null;
    },
  };
}

function* pairsOf(word: string): Iterable<string> {
  const marked = `^${word}$`;
  for (let at = 0; at < marked.length - 1; at += 1) yield marked.slice(at, at + 2);
}

/** Typos seldom touch the first letter, and never half of a word. */
function allowed(raw: string, word: string): number {
  const swapped = raw[0] === word[1] && raw[1] === word[0];
  if (raw[0] !== word[0] && !swapped) return 0;
  if (raw.length < 5) return swapped || word.length > raw.length ? 1 : 0;
  return Math.min(raw.length, word.length) < 8 ? 1 : 2;
}

/** Letters to add, drop, change or swap with a neighbour (optimal string alignment). */
function edits(one: string, other: string): number {
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
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
    }
    before = above;
    above = line;
  }
  return above[other.length] ?? 0;
}
