/** Words as rich_text blocks: paragraphs, lists, tables, quotes, bars. */
import type { KnownBlock, RichTextElement, RichTextSection } from '@slack/types';
import { plain, type Spans, strong, wordsOf } from '../core/message.ts';
import { line, literal } from './escape.ts';
import { limits, shorten } from './limits.ts';
import { contextOf } from './note.ts';
import { bold, elementsOf, pieces, richText, section } from './rich.ts';

/** As many blocks as Slack needs for it; none without anything to see. */
export function paragraphs(spans: Spans): readonly KnownBlock[] {
  return pieces(spans, limits.richText).flatMap((piece) => {
    const elements = elementsOf(piece);
    return elements.length > 0 ? richText([section(elements)]) : [];
  });
}

/** Lines in one block where they fit into one, else a block for each. */
export function together(...lines: readonly Spans[]): readonly KnownBlock[] {
  const long = lines.map(wordsOf).join('').length > limits.richText;
  if (long) return lines.flatMap(paragraphs);
  return richText(
    lines.flatMap((line) => {
      const elements = elementsOf(line);
      return elements.length > 0 ? [section(elements)] : [];
    }),
  );
}

/** "**Label:** words", each on lines of its own. */
export function fact(label: string, spans: Spans): readonly KnownBlock[] {
  return paragraphs([strong(`${line(shorten(label, 300))}: `), ...spans]);
}

export function list(items: readonly Spans[]): readonly KnownBlock[] {
  const more = items.length - limits.listItems;
  const shown = items.slice(0, limits.listItems);
  const sections = [...shown, ...(more > 0 ? [[plain(`… and ${more} more`)]] : [])].flatMap(
    (item) => {
      // An item can't go on in the next list, so it is cut.
      const elements = elementsOf(pieces(item, limits.richText / 3)[0] ?? []);
      return elements.length > 0 ? [section(elements)] : [];
    },
  );
  const lists: RichTextSection[][] = [];
  let room = 0;
  for (const item of sections) {
    const size = item.elements.reduce((sum, element) => sum + sizeOf(element), 0);
    if (size > room) {
      lists.push([]);
      room = limits.richText;
    }
    lists.at(-1)?.push(item);
    room -= size;
  }
  return lists.flatMap((elements) =>
    richText([{ type: 'rich_text_list', style: 'bullet', elements }]),
  );
}

/**
 * A line for each row: Slack's own table scrolls sideways on a phone and stands in messages only. Of several cells
 * each says what it is.
 */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly KnownBlock[] {
  const title = head.slice(0, 7).map((cell) => shorten(cell, 100));
  const several = title.length > 2;
  const items = rows.map(([first = '', ...rest]): Spans => {
    const others = rest.slice(0, 6).flatMap((cell, index) => {
      const label = several && title[index + 1] ? `${title[index + 1]}: ` : '';
      return cell === '' ? [] : [plain(` · ${label}${shorten(cell, 300)}`)];
    });
    return [strong(shorten(first, 300)), ...others];
  });
  return several ? list(items) : [...contextOf([plain(title.join(' · '))]), ...list(items)];
}

export function quote(title: string, spans: Spans): readonly KnownBlock[] {
  const heading = shorten(line(title), 250);
  return pieces(spans, limits.richText - 300).flatMap((piece, index) => {
    const first = index === 0 && heading !== '' ? [bold(`${heading}\n`)] : [];
    const elements = [...first, ...elementsOf(piece)];
    return elements.length > 0 ? richText([{ type: 'rich_text_quote', elements }]) : [];
  });
}

/** Lines as they are; Slack has a button on them that copies. */
export function snippet(text: string): readonly KnownBlock[] {
  const shown = literal(shorten(text, limits.richText));
  if (shown.trim() === '') return [];
  return richText([{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: shown }] }]);
}

/** "AWS ▰▰▰▱▱▱▱▱▱▱ 3 of 10 (30%)": the count in figures, not in the bar alone. */
export function bar(label: string, count: number, total: number): Spans {
  const share = total > 0 ? Math.min(1, Math.max(0, count / total)) : 0;
  const filled = Math.round(share * 10);
  return [
    strong(`${shorten(label, 100)} `),
    plain(`${'▰'.repeat(filled)}${'▱'.repeat(10 - filled)} `),
    plain(`${count} of ${total} (${Math.round(share * 100)}%)`),
  ];
}

function sizeOf(element: RichTextElement): number {
  return 'text' in element && element.text ? element.text.length : 20;
}
