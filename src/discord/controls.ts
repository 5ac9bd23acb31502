/** Buttons, menus and pickers as rows of Discord's controls. */
import {
  type APIButtonComponent,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Block, Button, Completion, MenuOption } from '../core/message.ts';
import { clean } from './escape.ts';
import { encodeId, type UniqueIds } from './ids.ts';
import { limits, shorten } from './limits.ts';

const styles = { primary: ButtonStyle.Primary, danger: ButtonStyle.Danger } as const;

type Control = APIButtonComponent | APIStringSelectComponent;

/** Up to five buttons, or one select. */
export interface Row {
  readonly kind: 'row';
  readonly controls: readonly Control[];
}

export function buttonRows(buttons: readonly Button[], ids: UniqueIds): readonly Row[] {
  const controls = buttons.flatMap(({ label, action, style }): Control[] => {
    const id = ids({ kind: 'action', action });
    if (id === null) return [];
    return [
      {
        type: ComponentType.Button,
        custom_id: id,
        label: labelOf(label, limits.buttonLabel),
        style: style ? styles[style] : ButtonStyle.Secondary,
      },
    ];
  });
  const rows: Row[] = [];
  for (let from = 0; from < controls.length; from += limits.rowButtons) {
    rows.push({ kind: 'row', controls: controls.slice(from, from + limits.rowButtons) });
  }
  return rows;
}

export function menuRows(
  menu: { readonly label: string; readonly options: readonly MenuOption[] },
  ids: UniqueIds,
): readonly Row[] {
  const id = ids({ kind: 'menu' });
  const options = menu.options.flatMap(({ label, action }) => {
    const value = encodeId({ kind: 'action', action });
    return value === null ? [] : [{ label, value }];
  });
  return id === null ? [] : selectRow(id, menu.label, options);
}

/**
 * Discord has no type-ahead in messages: the first options as a select, and a button that opens a box to
 * type in. The box's answer comes back as the same press.
 */
export function pickerRows(
  picker: Extract<Block, { kind: 'picker' }>,
  ids: UniqueIds,
): readonly Row[] {
  const { action, completes, label } = picker;
  const pick = ids({ kind: 'pick', action });
  const select = pick === null ? [] : selectRow(pick, label, picker.options);
  const type = ids({ kind: 'type', completes, action });
  if (type === null) return select;
  const button: Control = {
    type: ComponentType.Button,
    custom_id: type,
    label: labelOf(select.length > 0 ? 'Type it instead…' : label, limits.buttonLabel),
    style: ButtonStyle.Secondary,
  };
  return [...select, { kind: 'row', controls: [button] }];
}

/** A modal's or a message's select; null when nothing is left to choose from. */
export function selectOf(
  id: string,
  options: readonly Completion[],
): APIStringSelectComponent | null {
  const kept = new Map<string, { readonly label: string; readonly value: string }>();
  for (const { label, value } of options) {
    if (kept.size === limits.selectOptions) break;
    if (value.trim() === '' || value.length > limits.optionValue || kept.has(value)) continue;
    kept.set(value, { label: labelOf(label, limits.optionLabel), value: value.toWellFormed() });
  }
  if (kept.size === 0) return null;
  return { type: ComponentType.StringSelect, custom_id: id, options: [...kept.values()] };
}

function selectRow(id: string, label: string, options: readonly Completion[]): readonly Row[] {
  const select = selectOf(id, options);
  if (!select) return [];
  const placeholder = labelOf(label, limits.placeholder);
  return [{ kind: 'row', controls: [{ ...select, placeholder }] }];
}

/** Labels aren't Markdown, but must not be empty. */
export function labelOf(text: string, max: number): string {
  const label = shorten(clean(text).trim(), max);
  return label === '' ? '…' : label;
}
