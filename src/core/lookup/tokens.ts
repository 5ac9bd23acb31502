/** Plain text → words with their stems; British and American spellings meet. */
import { stemmer } from 'stemmer';

export interface Word {
  /** As typed, lower case, without an "'s". */
  readonly raw: string;
  /** What words are compared by. */
  readonly stem: string;
  /** The mark before it that parts a sentence: one of , ; / & + . ? : - or "". */
  readonly mark: string;
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:'\p{L}+)?/gu;

/** Signs that are words, written so that they survive the splitting. */
const SPELT: readonly (readonly [RegExp, string])[] = [
  [/\b0\.0\.0\.0(?:\/0)?/g, ' anyaddress '],
  [/\b(?:us|eu|ap|sa|ca|me|af|il|mx)-(?:gov-)?[a-z]{4,9}-\d\b/g, ' awsregion '],
  [/\b11 ?(?:9|nine)'?s\b/g, ' eleven nines '],
  [/\b(?:e\.g|i\.e|etc|approx)\./g, ' '],
  [/(?<=\w)@(?=aws\b)/g, ' at '],
  // Not a copy: "who gets them back up".
  [
    /\b((?:get|gets|got|getting|bring|brings|brought|bringing) (?:them|it|things|everything|that|this|(?:the|our|its) \w+) |(?:come|comes|came|coming) )back up\b/g,
    '$1up again',
  ],
];

/** Written in one word or in two. */
const JOINED: readonly (readonly [RegExp, string])[] = [
  [/\bback(?:s|ed|ing)?[ -]ups?\b/g, 'backup'],
  [/\blog(?:ged)?[ -][io]n\b/g, 'login'],
  [/\bsign(?:s|ed|ing)?[ -][io]n\b/g, 'login'],
  [/\bfail(?:s|ed|ing)?[ -]over\b/g, 'failover'],
  [/\bdata[ -](?=cent(?:er|re)|base|set)/g, 'data'],
  [
    /\b(pen|anti|multi|fire|pass|name|web|auto|micro|end|soft|hard)[ -](?=test|virus|malware|factor|wall|word|server|site|scal|service|point|ware)/g,
    '$1',
  ],
  [/\bon[ -]prem(?:ises|ise|s)?\b/g, 'onprem'],
  [/\bset(?:s|ting)?[ -]up\b/g, 'setup'],
];

const BRITISH: readonly (readonly [RegExp, string])[] = [
  [/isation/, 'ization'],
  [/([^w])is(e|ed|es|er|ers|ing)$/, '$1iz$2'],
  [/centre/, 'center'],
  [/fibre/, 'fiber'],
  [/(licen|defen)c(e|es|ed|ing)$/, '$1s$2'],
  [/(behavi|lab|fav|col|neighb|arm|harb)our/, '$1or'],
  [/(cancel|label|model|travel)l(ed|ing)$/, '$1$2'],
];

/** Names whose last "s" is no plural and whose rest is another word. */
const NAMES = new Set(['aws', 'ebs', 'ids', 'ses', 'ops', 'ecs', 'eks', 'cms', 'tls', 'dms']);

/** Words whose stem would be another word's: a building is not a build, Windows are not a window. */
const OWN_STEMS: ReadonlyMap<string, string> = new Map(
  `accountable apartment authenticator authority building certificate container containment cooler
  customer developer engine engineer general generally generation generative generator heating hosted
  hosting insider intern later management meeting mining objective operator organization police product
  production provider response servicing setting versioning windows training:train
  organisation:organization accountability:accountable serviced:servicing authorization:authoriz
  authorisation:authoriz authorize:authoriz authorise:authoriz authorized:authoriz ups`
    .split(/\s+/)
    .flatMap((entry): [string, string][] => {
      const [word = '', stem = word] = entry.split(':');
      return [
        [word, stem],
        ...(word.endsWith('s') ? [] : [[`${word}s`, stem] as [string, string]]),
      ];
    }),
);

/** Without a plural's "s". */
export function singular(raw: string): string {
  return raw.replace(/(?<=[^s])s$/, '').replace(/ie$/, 'y');
}

/** The words of a text, each with its stem. */
export function wordsIn(text: string): readonly Word[] {
  let spelt = text.replace(/[‘’´]/g, "'");
  for (const [pattern, by] of [...SPELT, ...JOINED]) spelt = spelt.replace(pattern, by);
  const words: Word[] = [];
  let from = 0;
  for (const match of spelt.matchAll(WORD)) {
    const mark = markIn(spelt.slice(from, match.index));
    from = match.index + match[0].length;
    const raw = match[0].replace(/'.*$/, '');
    words.push({ raw, stem: stemOf(raw), mark });
  }
  return words;
}

/** "encryption", "encrypts" and "encrypted" are one; names and numbers stay as they are. */
export function stemOf(raw: string): string {
  const own = OWN_STEMS.get(raw);
  if (own !== undefined) return own;
  if (raw.length < 3 || NAMES.has(raw) || /\d/.test(raw)) return raw;
  let word = raw;
  for (const [pattern, by] of BRITISH) word = word.replace(pattern, by);
  return stemmer(word);
}

function markIn(between: string): string {
  const spaced = / -+ |[–—]/.test(between) ? '-' : '';
  return between.match(/[,;/&+.?!:\n]/)?.[0] ?? spaced;
}
