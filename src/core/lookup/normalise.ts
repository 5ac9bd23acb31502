/** A question as it was typed → plain lower-case words on one line, short enough to look up. */

/** Nobody's question is longer; what is read at all, so that a huge paste costs nothing. */
const READ = 4000;
/** The part that is looked up. */
const LOOKED_UP = 300;

/** Zero-width characters and direction controls. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}/gu;
const MARKUP: readonly (readonly [RegExp, string])[] = [
  [/```(?:[a-z]{1,12}\n)?/g, ' '],
  [/<(?:https?:\/\/|mailto:)[^|>\s]*\|([^>]*)>/g, ' $1 '],
  [/!?\[([^\]]*)\]\([^)\s]*\)/g, ' $1 '],
  [/<(?:@[!&]?|#|!|a?:\w+:|t:)[^>]*>/g, ' '],
  [/(?:https?:\/\/|www\.)\S+/g, ' '],
  [/(?<=^|\s)(?:\.{1,2}|~)?(?:\/[\w.-]+)+\/?(?=\s|$)/g, ' '],
  [/(?<=^|\s)(?:\.{1,2}\/)+[\w./-]*/g, ' '],
  [/(?<![\w.])@(?:everyone|here|channel|whoowns)\b/g, ' '],
  [/<\/?[a-z][^<>]{0,80}>/g, ' '],
  [/(?<=^|\s):[a-z0-9_+-]{2,30}:(?=\s|$)/g, ' '],
  [/[*_~`"“”«»|\\]+/g, ' '],
  [/[‘’´]/g, "'"],
];

/** Plain words: no markup, no mentions, no links, nothing invisible, at most about 300 characters. */
export function normalise(text: string): string {
  let plain = endsOf(text).normalize('NFKC').replace(INVISIBLE, '').toLowerCase();
  for (const [pattern, by] of MARKUP) plain = plain.replace(pattern, by);
  plain = plain.replace(/[\p{Cc}\p{Cs}\p{Co}\s]+/gu, ' ').trim();
  return cut(plain.replace(/(?<=^|\s)(\S+)(?: \1)+(?=\s|$)/gu, '$1'));
}

function endsOf(text: string): string {
  return text.length <= 2 * READ ? text : `${text.slice(0, READ)} ${text.slice(-READ)}`;
}

const ASKS = /\?|\b(?:who|whose|who's|whom|responsib\w*|accountable|our job|on us|us or)\b/;

/**
 * A long text is a story with a question in it: the sentences that ask are kept, the last first, and as
 * much of the story before them as fits. With none, its beginning.
 */
function cut(text: string): string {
  if (text.length <= LOOKED_UP) return text;
  const sentences = text.match(/[^.?!;]+[.?!;]*/g) ?? [text];
  const asking = sentences.filter((sentence) => ASKS.test(sentence)).slice(-3);
  const last = asking.at(-1);
  if (last === undefined) return head(text);
  const asked = asking.join(' ');
  if (asked.length <= LOOKED_UP) return asked;
  const at = last.search(ASKS);
  return at > LOOKED_UP / 2 ? tail(last.slice(0, at + LOOKED_UP / 2)) : head(last);
}

function head(text: string): string {
  if (text.length <= LOOKED_UP) return text;
  const short = text.slice(0, LOOKED_UP);
  const space = short.lastIndexOf(' ');
  return space > LOOKED_UP / 2 ? short.slice(0, space) : short;
}

function tail(text: string): string {
  if (text.length <= LOOKED_UP) return text;
  const short = text.slice(-LOOKED_UP);
  const space = short.indexOf(' ');
  return space >= 0 && space < LOOKED_UP / 2 ? short.slice(space + 1) : short;
}
