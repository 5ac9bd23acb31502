/** Discord's Markdown, taken apart as its clients take it apart. */

export type Node =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'marked';
      readonly mark: string;
      /** As it was written. */
      readonly whole: string;
      readonly inside: readonly Node[];
    };

export interface Line {
  /** What the line begins with: "heading", "quote", "list", "small". */
  readonly marks: readonly string[];
  readonly nodes: readonly Node[];
}

interface Rule {
  readonly mark: string;
  readonly match: RegExp;
  /** The inside is Markdown again. */
  readonly nested: boolean;
}

/** The inline rules, in the order in which clients try them. */
const inline: readonly Rule[] = [
  { mark: 'code', match: /(`+)([\s\S]*?[^`])\1(?!`)/y, nested: false },
  { mark: 'mention', match: /()(<@[!&]?\d+>)/y, nested: false },
  { mark: 'channel', match: /()(<#\d+>)/y, nested: false },
  { mark: 'emoji', match: /()(<a?:\w+:\d+>)/y, nested: false },
  { mark: 'time', match: /()(<t:-?\d+(?::\w)?>)/y, nested: false },
  { mark: 'navigation', match: /()(<(?:id:\w+|\/[^>]+:\d+)>)/y, nested: false },
  { mark: 'link', match: /()(<?https?:\/\/[^\s<]*[^\s<.,:;"'\])])/y, nested: false },
  { mark: 'link', match: /()\[((?:\\.|[^\]\\])+)\]\(<?https?:\/\/[^\s)]+\)/y, nested: true },
  { mark: 'everyone', match: /()(@(?:everyone|here))/y, nested: false },
  { mark: 'strong', match: /(\*\*)(?=\S)((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y, nested: true },
  { mark: 'underline', match: /(__)((?:\\[\s\S]|[^\\])+?)__(?!_)/y, nested: true },
  { mark: 'emphasis', match: /(\*)(?=\S)((?:\\[\s\S]|[^\\*])+?)\*(?!\*)/y, nested: true },
  { mark: 'emphasis', match: /(_)((?:\\[\s\S]|[^\\_])+?)_(?![A-Za-z0-9])/y, nested: true },
  { mark: 'struck', match: /(~~)(?=\S)((?:\\[\s\S]|[^\\])+?)~~/y, nested: true },
  { mark: 'spoiler', match: /(\|\|)((?:\\[\s\S]|[^\\])+?)\|\|/y, nested: true },
  { mark: 'emoji', match: /()(:[\w+-]+:)/y, nested: false },
];

const beginnings: readonly { readonly mark: string; readonly match: RegExp }[] = [
  { mark: 'quote', match: /^ *>(?:>>)? / },
  { mark: 'heading', match: /^ *#{1,3} +(?=\S)/ },
  { mark: 'small', match: /^ *-# +(?=\S)/ },
  { mark: 'list', match: /^ *(?:[-*]|\d+\.) +(?=\S)/ },
];

const fence = /^```/;

export function parseMarkdown(markdown: string): readonly Line[] {
  const lines: Line[] = [];
  let inBlock = false;
  for (const line of markdown.split('\n')) {
    if (fence.test(line)) {
      inBlock = !inBlock;
      continue;
    }
    if (inBlock) lines.push({ marks: ['code block'], nodes: [{ kind: 'text', text: line }] });
    else lines.push(parseLine(line));
  }
  return lines;
}

function parseLine(line: string): Line {
  const marks: string[] = [];
  let rest = line;
  for (const { mark, match } of beginnings) {
    const found = match.exec(rest);
    if (!found) continue;
    marks.push(mark);
    rest = rest.slice(found[0].length);
  }
  return { marks, nodes: parseInline(rest) };
}

function parseInline(text: string): readonly Node[] {
  const nodes: Node[] = [];
  let at = 0;
  let before = '';
  const plain = (sign: string, length: number) => {
    const last = nodes.at(-1);
    if (last?.kind === 'text') nodes[nodes.length - 1] = { kind: 'text', text: last.text + sign };
    else nodes.push({ kind: 'text', text: sign });
    at += length;
    before = sign;
  };
  while (at < text.length) {
    const escaped = /\\([^0-9A-Za-z\s])/uy;
    escaped.lastIndex = at;
    const literal = escaped.exec(text);
    if (literal?.[1]) {
      plain(literal[1], literal[0].length);
      continue;
    }
    const found = firstRule(text, at, before);
    if (!found) {
      const sign = String.fromCodePoint(text.codePointAt(at) ?? 0);
      plain(sign, sign.length);
      continue;
    }
    const { mark, whole, inside, nested } = found;
    nodes.push({
      kind: 'marked',
      mark,
      whole,
      inside: nested ? parseInline(inside) : [{ kind: 'text', text: inside }],
    });
    at += whole.length;
    before = whole.at(-1) ?? '';
  }
  return nodes;
}

function firstRule(text: string, at: number, before: string) {
  for (const { mark, match, nested } of inline) {
    match.lastIndex = at;
    const found = match.exec(text);
    if (!found?.[2]) continue;
    // An underscore inside a word is just that.
    if (found[1] === '_' && /\w/.test(before)) continue;
    return { mark, nested, whole: found[0], inside: found[2] };
  }
  return null;
}
