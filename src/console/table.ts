/** A table in columns where it fits, else one record under the other. */
import stringWidth from 'string-width';
import { hang, pad, wrap } from './flow.ts';
import type { Ink } from './ink.ts';
import { safeLine } from './safe.ts';

/** Narrower than this, a column of sentences can't be read. */
const NARROWEST = 18;

export function tableLines(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  columns: number,
  ink: Ink,
): readonly string[] {
  const names = head.map(safeLine);
  const cells = rows.map((row) => names.map((_, index) => safeLine(row[index] ?? '')));
  const widths = widthsOf([names, ...cells], columns);
  if (widths === null) return records(names, cells, columns, ink);
  const titles = names.map((name) => ink(['bold'], name));
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [
    ...rowLines(titles, widths),
    ink(['dim'], rule),
    ...cells.flatMap((row) => rowLines(row, widths)),
  ];
}

/** The natural widths, the widest column giving way; null when it would become unreadable. */
function widthsOf(rows: readonly (readonly string[])[], columns: number): readonly number[] | null {
  const widths = (rows[0] ?? []).map((_, index) =>
    Math.max(...rows.map((row) => stringWidth(row[index] ?? '')), 1),
  );
  let over = widths.reduce((sum, width) => sum + width + 2, -2) - columns;
  while (over > 0) {
    const widest = Math.max(...widths);
    const next = Math.max(NARROWEST, ...widths.filter((width) => width < widest));
    const cut = Math.min(over, widest - next) || Math.min(over, widest - NARROWEST);
    if (cut <= 0) return null;
    widths[widths.indexOf(widest)] = widest - cut;
    over -= cut;
  }
  return widths;
}

function rowLines(row: readonly string[], widths: readonly number[]): readonly string[] {
  const cells = row.map((cell, index) => wrap(cell, widths[index] ?? 1));
  const height = Math.max(...cells.map((lines) => lines.length), 1);
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((lines, index) => pad(lines[line] ?? '', widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function records(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  columns: number,
  ink: Ink,
): readonly string[] {
  return rows.flatMap(([first = '', ...rest]) => [
    ...wrap(ink(['bold'], first), columns),
    ...rest.flatMap((cell, index) => hang('  ', `${names[index + 1] ?? ''}: ${cell}`, columns)),
  ]);
}
