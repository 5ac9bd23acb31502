import type { Span, Spans } from '../core/message.ts';
import { clean, escapeInside, escapeLine, escapeText, inlineCode } from './escape.ts';
import { shorten } from './limits.ts';

/** Ids on Discord are numbers; anything else can't be a link and is drawn by its name. */
const snowflake = /^\d{17,20}$/;

/** Spans as Discord's Markdown on one line, at most `max` characters; the last text is cut where needed. */
export function drawSpans(spans: Spans, max = Number.POSITIVE_INFINITY): string {
  return draw(spans, max, false);
}

/** The same, where line breaks may stay: a paragraph, not a heading or a list item. */
export function drawLines(spans: Spans, max = Number.POSITIVE_INFINITY): string {
  return draw(spans, max, true);
}

function draw(spans: Spans, max: number, lines: boolean): string {
  let out = '';
  for (const span of spans) {
    // "1" and ". one" make a list together, so a number doesn't end the beginning of a line.
    const lineSoFar = out.slice(out.lastIndexOf('\n') + 1);
    const name = /^\s*\d*$/.test(lineSoFar) ? escapeLine : escapeInside;
    const escapes = { name, plain: lines ? (text: string) => escapeText(text, name) : name };
    const drawn = drawSpan(span, escapes);
    if (out.length + drawn.length > max) return out + cut(span, max - out.length, escapes);
    out += drawn;
  }
  return out;
}

/** How a name and a plain text are escaped where they stand. */
type Escapes = Readonly<Record<'name' | 'plain', (text: string) => string>>;

function cut(span: Span, room: number, escapes: Escapes): string {
  const text = 'text' in span ? span.text : span.name;
  let length = Math.min(text.length - 1, room);
  while (length > 1) {
    const short = shorten(text, length);
    const shorter = 'text' in span ? { ...span, text: short } : { ...span, name: short };
    const drawn = drawSpan(shorter, escapes);
    if (drawn.length <= room) return drawn;
    length = Math.floor(length * 0.9);
  }
  return '…'.slice(0, Math.max(0, room));
}

function drawSpan(span: Span, { name, plain }: Escapes): string {
  switch (span.kind) {
    case 'plain':
      return plain(span.text);
    case 'strong':
      return wrap(escapeInside(span.text), '**');
    case 'emphasis':
      return wrap(escapeInside(span.text), '*');
    case 'code':
      return inlineCode(span.text);
    case 'link':
      return drawLink(span.text, span.url);
    case 'person':
      // A mention would light up for its person, and is "@unknown-user" to whoever hasn't met them.
      return name(span.name);
    case 'channel':
      return snowflake.test(span.id) ? `<#${span.id}>` : name(`#${span.name}`);
    case 'group':
      // Shown as the role it is; `allowed_mentions` keeps it silent.
      return snowflake.test(span.id) ? `<@&${span.id}>` : name(`@${span.name}`);
    case 'time':
      return `<t:${Math.floor(span.at / 1000)}:f>`;
  }
}

/** Markers must touch the text they mark, and mark nothing when there is none. */
function wrap(escaped: string, marker: string): string {
  const inside = escaped.trim();
  if (inside === '') return escaped;
  return escaped.replace(inside, () => `${marker}${inside}${marker}`);
}

function drawLink(text: string, url: string): string {
  const label = escapeInside(text).trim();
  const target = URL.parse(url);
  if (target?.protocol !== 'https:') return label;
  const href = target.href.replace(/[()<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `[${label === '' ? clean(target.hostname) : label}](${href})`;
}
