/** A message as a person reads it in Discord: Markdown as its clients draw it, and what can be pressed. */
import { isObject } from './discord-shape.ts';

export interface Read {
  /** The words, without what the clients turn into looks. */
  readonly text: string;
  /** What was turned into looks: "strong", "link https://…", "mention <@1>". */
  readonly marks: readonly string[];
}

interface Rule {
  readonly mark: string;
  readonly match: RegExp;
  /** The inside is Markdown again. */
  readonly nested: boolean;
}

/** Discord's inline rules, in the order in which its clients try them. */
const inline: readonly Rule[] = [
  { mark: 'code', match: /(`+)([\s\S]*?[^`])\1(?!`)/y, nested: false },
  { mark: 'mention', match: /()(<(?:@[!&]?|#)\d+>)/y, nested: false },
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

const blocks: readonly { readonly mark: string; readonly match: RegExp }[] = [
  { mark: 'code block', match: /^```/ },
  { mark: 'quote', match: /^ *>(?:>>)? / },
  { mark: 'heading', match: /^ *#{1,3} +(?=\S)/ },
  { mark: 'small', match: /^ *-# +(?=\S)/ },
  { mark: 'list', match: /^ *(?:[-*]|\d+\.) +(?=\S)/ },
];

export function read(markdown: string): Read {
  const marks: string[] = [];
  const text = markdown
    .split('\n')
    .map((line) => {
      let rest = line;
      for (const { mark, match } of blocks) {
        const found = match.exec(rest);
        if (!found) continue;
        marks.push(mark);
        rest = rest.slice(found[0].length);
      }
      return readInline(rest, marks);
    })
    .join('\n');
  return { text, marks };
}

function readInline(text: string, marks: string[]): string {
  let out = '';
  let at = 0;
  let before = '';
  while (at < text.length) {
    const escaped = /\\([^0-9A-Za-z\s])/uy;
    escaped.lastIndex = at;
    const literal = escaped.exec(text);
    if (literal?.[1]) {
      out += literal[1];
      at += literal[0].length;
      before = literal[1];
      continue;
    }
    const found = firstRule(text, at, before);
    if (found) {
      const { mark, nested, whole, inside } = found;
      marks.push(mark === 'link' ? `link ${/https?:[^\s)>]+/.exec(whole)?.[0]}` : mark);
      out += nested ? readInline(inside, marks) : inside;
      at += whole.length;
      before = whole.at(-1) ?? '';
      continue;
    }
    const sign = String.fromCodePoint(text.codePointAt(at) ?? 0);
    out += sign;
    at += sign.length;
    before = sign;
  }
  return out;
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

/** The words of a body: its content, embeds and texts, without buttons. */
export function wordsOf(body: Readonly<Record<string, unknown>>): string {
  return textsOf(body)
    .map((text) => read(text).text)
    .join('\n');
}

/** Every piece of Markdown in a body. */
export function textsOf(body: Readonly<Record<string, unknown>>): readonly string[] {
  const embeds = Array.isArray(body.embeds) ? body.embeds.filter(isObject) : [];
  return [
    body.content,
    ...embeds.flatMap(({ title, description }) => [title, description]),
    ...componentsOf(body).map(({ type, content }) => (type === 10 ? content : null)),
  ].filter((text): text is string => typeof text === 'string' && text !== '');
}

export interface Pressable {
  readonly label: string;
  readonly customId: string;
  /** An entry of a select. */
  readonly value: string | null;
}

/** Buttons and entries of selects, in order. */
export function pressablesOf(body: Readonly<Record<string, unknown>>): readonly Pressable[] {
  return componentsOf(body).flatMap(({ type, label, custom_id: id, options }): Pressable[] => {
    if (typeof id !== 'string') return [];
    if (type === 2) return [{ label: String(label), customId: id, value: null }];
    const entries = Array.isArray(options) ? options.filter(isObject) : [];
    return entries.map((entry) => ({
      label: String(entry.label),
      customId: id,
      value: String(entry.value),
    }));
  });
}

type Component = Readonly<Record<string, unknown>>;

/** Every component, nested ones too. */
export function componentsOf(body: Component): readonly Component[] {
  const inside = Array.isArray(body.components) ? body.components.filter(isObject) : [];
  return inside.flatMap((one) => [one, ...componentsOf(one)]);
}
