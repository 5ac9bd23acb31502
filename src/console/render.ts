/** A message as lines for a terminal: pure, wrapped, the owner in words whatever the colours. */
import stringWidth from 'string-width';
import type { Block, MenuOption, Message } from '../core/message.ts';
import { flow, hang, pad, wrap } from './flow.ts';
import { createInk, type Ink, ownerStyle } from './ink.ts';
import { createKeys, type Key, type Keys } from './keys.ts';
import { safe, safeLine } from './safe.ts';
import { inked } from './spans.ts';
import { tableLines } from './table.ts';

export interface Screen {
  readonly columns: number;
  readonly colour: boolean;
  /** Buttons are drawn as numbers to type; without, they are left out. */
  readonly pressable: boolean;
}

export interface Drawn {
  readonly text: string;
  readonly keys: ReadonlyMap<string, Key>;
}

/** A menu longer than this is cut: the search finds the rest. */
const MENU = 30;

/** Draws a message; `keys` says what each number or letter on it does. */
export function render({ summary, blocks }: Message, screen: Screen): Drawn {
  const keys = createKeys(blocks);
  const columns = Math.min(120, Math.max(20, screen.columns));
  const brush: Brush = { columns, ink: createInk(screen.colour), pressable: screen.pressable };
  const parts = blocks
    .map((block) => draw(block, brush, keys).join('\n').trimEnd())
    .filter((part) => part !== '');
  const text = parts.length > 0 ? parts.join('\n\n') : wrap(safeLine(summary), columns).join('\n');
  return { text, keys: keys.all };
}

interface Brush {
  readonly columns: number;
  readonly ink: Ink;
  readonly pressable: boolean;
}

function draw(block: Block, brush: Brush, keys: Keys): readonly string[] {
  const { columns, ink } = brush;
  switch (block.kind) {
    case 'heading':
      return wrap(ink(['bold'], safeLine(block.text)), columns);
    case 'text':
      return wrap(inked(block.spans, ink), columns);
    case 'verdict': {
      const bar = ink([ownerStyle(block.owner)], '▌ ');
      const about = wrap(ink(['bold'], safeLine(block.about)), columns - 2);
      return [...about, ...wrap(inked(block.spans, ink), columns - 2)].map((line) => bar + line);
    }
    case 'facts':
      return facts(block, brush);
    case 'table':
      return tableLines(block.head, block.rows, columns, ink);
    case 'list':
      return block.items.flatMap((item) => hang('  • ', inked(item, ink), columns));
    case 'choices':
      return choices(block, brush, keys);
    case 'buttons':
      return brush.pressable ? buttons(block, brush, keys) : [];
    case 'picker': {
      if (!brush.pressable) return [];
      const { action, completes } = block;
      const label = safeLine(block.label);
      return hang(
        `${key(keys.number({ kind: 'picker', action, label, completes }), ink)} `,
        `${label} …`,
        columns,
      );
    }
    case 'quote': {
      const bar = ink(['dim'], '│ ');
      const title = wrap(ink(['bold'], safeLine(block.title)), columns - 2);
      return [...title, ...wrap(inked(block.spans, ink), columns - 2)].map((line) => bar + line);
    }
    case 'snippet':
      return snippet(block.text, columns);
    case 'note':
      return wrap(inked(block.spans, ink), columns).map((line) => ink(['dim'], line));
    case 'meter':
      return meter(block, brush);
    case 'image':
      return wrap(`[${safeLine(block.alt)}] ${safeLine(block.url)}`, columns);
  }
}

type BlockOf<K extends Block['kind']> = Extract<Block, { kind: K }>;

function facts({ items }: BlockOf<'facts'>, { columns, ink }: Brush): readonly string[] {
  const labels = items.map(({ label }) => safeLine(label));
  const width = Math.min(16, Math.max(0, ...labels.map((label) => stringWidth(label))));
  return items.flatMap(({ spans }, index) => {
    const label = labels[index] ?? '';
    const words = inked(spans, ink);
    if (stringWidth(label) > width) {
      return [...wrap(ink(['bold'], label), columns), ...hang('  ', words, columns)];
    }
    return hang(`${pad(ink(['bold'], label), width)}  `, words, columns);
  });
}

/** Between two empty lines and at the left edge, so that it can be copied as it is. */
function snippet(text: string, columns: number): readonly string[] {
  return safe(text)
    .split('\n')
    .flatMap((line) =>
      hang(/^ */.exec(line)?.[0].slice(0, columns / 2) ?? '', line.trim(), columns),
    );
}

function choices(block: BlockOf<'choices'>, { columns, ink, pressable }: Brush, keys: Keys) {
  return block.choices.flatMap(({ letter, spans, action, mark }) => {
    if (action) keys.letter(letter, { kind: 'press', action });
    const sign = action && pressable ? key(safeLine(letter), ink) : ` ${safeLine(letter)} `;
    const said = mark === null ? '' : ink([mark === 'right' ? 'green' : 'red'], ` (${mark})`);
    return hang(`${sign} `, inked(spans, ink) + said, columns);
  });
}

function buttons({ buttons, menu }: BlockOf<'buttons'>, { columns, ink }: Brush, keys: Keys) {
  const piece = ({ label, action }: MenuOption) =>
    `${key(keys.number({ kind: 'press', action }), ink)} ${safeLine(label)}`;
  const row = flow(buttons.map(piece), columns);
  if (!menu || menu.options.length === 0) return row;
  const shown = menu.options.slice(0, MENU).map(piece);
  const left = menu.options.length - shown.length;
  const more = left > 0 ? [`and ${left} more: ask for it by name`] : [];
  const title = ink(['dim'], `${safeLine(menu.label)}:`);
  return [
    ...row,
    ...wrap(title, columns),
    ...flow([...shown, ...more], columns - 2).map((line) => `  ${line}`),
  ];
}

function meter({ bars, total }: BlockOf<'meter'>, { columns, ink }: Brush): readonly string[] {
  const labels = bars.map(({ label }) => safeLine(label));
  const width = Math.min(24, Math.max(0, ...labels.map((label) => stringWidth(label))));
  return bars.flatMap(({ count }, index) => {
    const share = total > 0 ? count / total : 0;
    const full = '█'.repeat(Math.round(share * 20));
    const said = `${ink(['cyan'], full)}${full ? ' ' : ''}${count} of ${total}`;
    const label = labels[index] ?? '';
    return stringWidth(label) > width
      ? [...wrap(label, columns), ...hang('  ', said, columns)]
      : hang(`${pad(label, width)}  `, said, columns);
  });
}

function key(number: string, ink: Ink): string {
  return ink(['cyan'], `[${number}]`);
}
