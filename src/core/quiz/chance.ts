/** Chance that comes from a seed alone: the same words give the same numbers, everywhere and for good. */

/** 32 bits of a text (FNV-1a, then mixed so that close texts fall far apart). */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  value = Math.imul(value ^ (value >>> 15), 0x735a2d97);
  return (value ^ (value >>> 15)) >>> 0;
}

/** A number from 0 (with) to 1 (without). */
export function fraction(seed: string): number {
  return hash(seed) / 2 ** 32;
}

/** The items in an order that the seed decides. */
export function shuffled<T>(
  items: readonly T[],
  seed: string,
  key: (item: T) => string,
): readonly T[] {
  return items
    .map((item) => ({ item, rank: hash(`${seed}/${key(item)}`) }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
}
