/** A message's blocks as the parts that Discord's layouts are packed from. */
import type { Owner } from '../core/knowledge/shape.ts';
import type { Block, Spans } from '../core/message.ts';
import { plain, strong, wordsOf } from '../core/message.ts';
import { buttonRows, menuRows, pickerRows, type Row } from './controls.ts';
import { codeBlock } from './escape.ts';
import type { UniqueIds } from './ids.ts';
import { drawLines, drawSpans } from './spans.ts';

/** Draws itself in at most so many characters. */
export type Draw = (max: number) => string;

export type Part =
  | { readonly kind: 'text'; readonly whole: string; readonly draw: Draw }
  /** Where a verdict begins: what follows is a card in its owner's colour. */
  | { readonly kind: 'owner'; readonly owner: Owner }
  | { readonly kind: 'divider' }
  | { readonly kind: 'image'; readonly url: string; readonly alt: string }
  | Row;

const longestHeading = 90;

const marks = { right: ' ✅ (right)', wrong: ' ❌ (wrong)' } as const;

export function partsOf(block: Block, ids: UniqueIds): readonly Part[] {
  switch (block.kind) {
    case 'heading':
      return [text(line('### ', [plain(block.text)]))];
    case 'text':
      return [text((max) => drawLines(block.spans, max).trim())];
    case 'verdict':
      return [
        { kind: 'owner', owner: block.owner },
        text(
          // A heading of several lines shouts.
          line(wordsOf(block.spans).length <= longestHeading ? '### ' : '', block.spans),
          line('-# ', [plain(block.about)]),
        ),
        { kind: 'divider' },
      ];
    case 'facts':
      // A text each: Discord leaves some room between them, where lines of one text would be a wall.
      return block.items.map((fact) => text(line('', labelled(`${fact.label}:`, fact.spans))));
    case 'table':
      return [text(...tableLines(block.head, block.rows))];
    case 'list':
      return [text(...block.items.map((item) => line('- ', item)))];
    case 'choices':
      return [
        text(
          ...block.choices.map((choice) => {
            const mark = choice.mark ? [plain(marks[choice.mark])] : [];
            return line('', labelled(`${choice.letter}.`, [...choice.spans, ...mark]));
          }),
        ),
        ...buttonRows(
          block.choices.flatMap(({ letter, action }) =>
            action ? [{ label: letter, action }] : [],
          ),
          ids,
        ),
      ];
    case 'buttons':
      return [...buttonRows(block.buttons, ids), ...(block.menu ? menuRows(block.menu, ids) : [])];
    case 'picker':
      return pickerRows(block, ids);
    case 'quote':
      return [text(line('> ', [strong(block.title)]), line('> ', block.spans))];
    case 'snippet':
      return [text((max) => codeBlock(block.text, max))];
    case 'note':
      return [text(line('-# ', block.spans))];
    case 'meter':
      return [text(...block.bars.map((bar) => line('', barOf(bar.label, bar.count, block.total))))];
    case 'image':
      return [{ kind: 'image', url: block.url, alt: block.alt }];
  }
}

/** One text of several lines; what doesn't fit is counted in a last line instead. */
function text(...lines: readonly Draw[]): Part {
  const [only] = lines;
  const draw: Draw = lines.length === 1 && only ? only : (max) => within(lines, max);
  return { kind: 'text', whole: draw(Number.POSITIVE_INFINITY), draw };
}

function within(lines: readonly Draw[], max: number): string {
  const drawn: string[] = [];
  let room = max;
  for (const [index, draw] of lines.entries()) {
    const left = lines.length - index;
    const more = left > 1 ? `-# … and ${left - 1} more` : '';
    const whole = draw(Number.POSITIVE_INFINITY);
    if (whole === '') continue;
    if (whole.length + 1 + more.length <= room) {
      drawn.push(whole);
      room -= whole.length + 1;
      continue;
    }
    if (drawn.length === 0) {
      drawn.push(draw(Math.max(0, room - more.length - 1)), more);
    } else {
      drawn.push(`-# … and ${left} more`);
    }
    break;
  }
  return drawn.filter(Boolean).join('\n');
}

function line(prefix: string, spans: Spans): Draw {
  return (max) => {
    const drawn = drawSpans(spans, Math.max(0, max - prefix.length)).trim();
    return drawn === '' ? '' : prefix + drawn;
  };
}

function labelled(label: string, spans: Spans): Spans {
  return [strong(label), plain(' '), ...spans];
}

/**
 * Discord draws no tables, and columns of code break on a phone: an entry for each row, its first cell strong.
 * From the third column on the cells say what they are.
 */
function tableLines(head: readonly string[], rows: readonly (readonly string[])[]): Draw[] {
  const [, second = '', ...more] = head;
  const cellOf = (cell: string, index: number) => {
    const label = [second, ...more][index] ?? '';
    return more.length > 0 && label !== '' ? `${label}: ${cell}` : cell;
  };
  const entries = rows.map(([name = '', ...cells]) => {
    const said = cells.map((cell, index) => (cell === '' ? '' : ` · ${cellOf(cell, index)}`));
    return line('- ', [strong(name), plain(said.join(''))]);
  });
  if (more.length > 0) return entries;
  return [line('-# ', [plain(head.filter(Boolean).join(' · '))]), ...entries];
}

const barWidth = 10;

function barOf(label: string, count: number, total: number): Spans {
  const share = total > 0 ? Math.min(1, count / total) : 0;
  const full = Math.round(share * barWidth);
  const bar = '█'.repeat(full) + '░'.repeat(barWidth - full);
  return [
    strong(label),
    plain(' '),
    { kind: 'code', text: bar },
    plain(` ${count} (${Math.round(share * 100)} %)`),
  ];
}
