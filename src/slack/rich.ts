/** Spans as Slack's rich_text: no markup in it, so nobody's text can become any. */
import type {
  RichTextBlock,
  RichTextElement,
  RichTextLink,
  RichTextSection,
  RichTextText,
} from '@slack/types';
import type { Span, Spans } from '../core/message.ts';
import { literal } from './escape.ts';
import { limits, shorten } from './limits.ts';

/** Ids of channels that Slack can turn into their names. */
const channelId = /^[CDG][A-Z0-9]{2,}$/;

/** Empty when there is nothing to see in the spans. */
export function elementsOf(spans: Spans): readonly RichTextElement[] {
  const elements = spans.flatMap(elementOf);
  const seen = elements.some((element) => element.type !== 'text' || element.text.trim() !== '');
  return seen ? elements : [];
}

export function section(elements: readonly RichTextElement[]): RichTextSection {
  return { type: 'rich_text_section', elements: [...elements] };
}

export function bold(text: string): RichTextText {
  return { type: 'text', text, style: { bold: true } };
}

/** Spans in pieces of at most `max` characters, broken at a line or a word where there is one. */
export function pieces(spans: Spans, max: number): readonly Spans[] {
  const all: Span[][] = [[]];
  let room = max;
  for (const span of spans) {
    const words = 'text' in span ? span.text : span.name;
    if (words.length <= room) {
      all.at(-1)?.push(span);
      room -= words.length;
      continue;
    }
    if (span.kind !== 'plain') {
      all.push(['text' in span ? { ...span, text: shorten(words, max) } : span]);
      room = max - Math.min(words.length, max);
      continue;
    }
    let rest = words;
    while (rest.length > room) {
      const at = breakAt(rest, room);
      all.at(-1)?.push({ kind: 'plain', text: rest.slice(0, at) });
      all.push([]);
      rest = rest.slice(at).replace(/^\s+/, '');
      room = max;
    }
    all.at(-1)?.push({ kind: 'plain', text: rest });
    room -= rest.length;
  }
  return all.filter((piece) => piece.length > 0);
}

/** A block of sections, each on lines of its own; none without anything to see. */
export function richText(elements: RichTextBlock['elements']): readonly RichTextBlock[] {
  return elements.length > 0 ? [{ type: 'rich_text', elements }] : [];
}

function elementOf(span: Span): readonly (RichTextElement | RichTextText | RichTextLink)[] {
  switch (span.kind) {
    case 'plain':
      return textOf(span.text);
    case 'strong':
      return textOf(span.text, { bold: true });
    case 'emphasis':
      return textOf(span.text, { italic: true });
    case 'code':
      return textOf(span.text, { code: true });
    case 'link': {
      const text = literal(span.text);
      if (!isLink(span.url)) return textOf(span.text);
      return [{ type: 'link', url: span.url, ...(text.trim() === '' ? {} : { text }) }];
    }
    // A user or usergroup element would ping.
    case 'person':
      return textOf(span.name === '' ? 'somebody' : span.name, { bold: true });
    case 'group':
      return textOf(`@${span.name}`, { bold: true });
    case 'channel':
      if (channelId.test(span.id)) return [{ type: 'channel', channel_id: span.id }];
      return textOf(`#${span.name}`);
    case 'time':
      return [
        {
          type: 'date',
          timestamp: Math.floor(span.at / 1000),
          format: '{date_short_pretty} {time}',
          fallback: literal(span.text).trim() || new Date(span.at).toISOString(),
        },
      ];
  }
}

function textOf(text: string, style?: RichTextText['style']): readonly RichTextText[] {
  const shown = literal(text);
  if (shown === '') return [];
  return [style ? { type: 'text', text: shown, style } : { type: 'text', text: shown }];
}

/** Whether Slack takes it as a link: http(s), within its length. */
export function isLink(url: string): boolean {
  return url.length <= limits.linkUrl && /^https?:\/\/[^\s<>|]+$/.test(url);
}

function breakAt(text: string, room: number): number {
  const start = text.slice(0, room);
  const at = Math.max(start.lastIndexOf('\n'), start.lastIndexOf(' '));
  if (at > room / 2) return at;
  return /[\uD800-\uDBFF]$/.test(start) ? room - 1 : Math.max(room, 1);
}
