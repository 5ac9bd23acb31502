/** What is kept of a question: its words, without what could tell who asked or give a secret away. */

const LONGEST = 200;

/** Addresses, keys and long numbers; `normalise` of the lookup has taken mentions and links out before. */
const TELLING: readonly (readonly [RegExp, string])[] = [
  [/\barn:\S+/g, ' '],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, ' '],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?:\/\d+)?\b/g, ' '],
  [/\b[a-z]{1,8}-[0-9a-f]{8,}\b/g, ' '],
  [/(?<!\S)(?=\S*\d)\S{16,}/g, ' '],
  // A phone, a card, an account: ten digits or more in groups.
  [/\+?\(?\d(?:[ .()/-]{0,3}\d){9,}/g, ' '],
  [/\d{5,}/g, ' '],
];

/** Fit to be kept; empty where nothing is left. */
export function plainText(normalised: string): string {
  let text = normalised;
  for (const [pattern, by] of TELLING) text = text.replace(pattern, by);
  text = text
    .replace(/\s+/g, ' ')
    .replace(/[\s?!.,;:]+$/, '')
    .trim();
  if (text.length <= LONGEST) return text;
  return text
    .slice(0, LONGEST)
    .replace(/\s\S*$/, '')
    .toWellFormed();
}
