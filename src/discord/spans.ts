import type { Span, Spans } from '../core/message.ts';
import { clean, escapeLine, escapeText, inlineCode } from './escape.ts';
import { shorten } from './limits.ts';

/** Ids on Discord are numbers; anything else can't be a link and is drawn by its name. */
const snowflake = /^\d{17,20}$/;

/** Spans as Discord's Markdown, at most `max` characters; the last text is cut where it is too long. */
export function drawSpans(spans: Spans, max = Number.POSITIVE_INFINITY): string {
  return draw(spans, max, escapeLine);
}

/** The same, where line breaks may stay: a paragraph, not a heading or a list item. */
export function drawLines(spans: Spans, max = Number.POSITIVE_INFINITY): string {
  return draw(spans, max, escapeText);
}

type Escape = (text: string) => string;

function draw(spans: Spans, max: number, plain: Escape): string {
  let out = '';
  for (const span of spans) {
    const drawn = drawSpan(span, plain);
    if (out.length + drawn.length > max) return out + cut(span, max - out.length, plain);
    out += drawn;
  }
  return out;
}

function cut(span: Span, room: number, plain: Escape): string {
  const text = 'text' in span ? span.text : span.name;
  let length = Math.min(text.length, room);
  while (length > 1) {
    const short = shorten(text, length);
    const drawn = drawSpan(
      'text' in span ? { ...span, text: short } : { ...span, name: short },
      plain,
    );
    if (drawn.length <= room && length < text.length) return drawn;
    length = Math.floor(length * 0.9);
  }
  return '…'.slice(0, Math.max(0, room));
}

function drawSpan(span: Span, plain: Escape): string {
  switch (span.kind) {
    case 'plain':
      return plain(span.text);
    case 'strong':
      return wrap(escapeLine(span.text), '**');
    case 'emphasis':
      return wrap(escapeLine(span.text), '*');
    case 'code':
      return inlineCode(span.text);
    case 'link':
      return drawLink(span.text, span.url);
    case 'person':
      // A mention would light up for its person, and is "@unknown-user" to whoever hasn't met them.
      return escapeLine(span.name);
    case 'channel':
      return snowflake.test(span.id) ? `<#${span.id}>` : escapeLine(`#${span.name}`);
    case 'group':
      // Shown as the role it is; `allowed_mentions` keeps it silent.
      return snowflake.test(span.id) ? `<@&${span.id}>` : escapeLine(`@${span.name}`);
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
  const label = escapeLine(text).trim();
  if (!URL.canParse(url)) return label;
  const target = new URL(url);
  if (target.protocol !== 'https:') return label;
  const href = target.href.replace(/[()<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `[${label === '' ? clean(target.hostname) : label}](${href})`;
}
