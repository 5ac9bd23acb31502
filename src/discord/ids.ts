/**
 * The ids our controls carry. A button's is its action's own; what only Discord needs begins with "~",
 * which no action does. One that stands twice in a message gets "~2" behind it, as Discord wants them unique.
 */
import { type Action, decodeAction, encodeAction } from '../core/action.ts';
import type { Completes } from '../core/message.ts';
import { limits } from './limits.ts';

export type ControlId =
  /** A button, or a form's submit. */
  | { readonly kind: 'action'; readonly action: Action | null }
  /** A menu: what was chosen is itself an action's id. */
  | { readonly kind: 'menu' }
  /** A picker: what was chosen is the press's value. */
  | { readonly kind: 'pick'; readonly action: Action | null }
  /** Beside a picker, because Discord's selects in messages can't be typed in: opens a box to type in. */
  | { readonly kind: 'type'; readonly completes: Completes; readonly action: Action | null }
  /** That box, sent. */
  | { readonly kind: 'typed'; readonly completes: Completes; readonly action: Action | null };

type Known = ControlId & { readonly action?: Action };

/** The id on the wire; null when it doesn't fit. */
export function encodeId(id: Known): string | null {
  try {
    const text = idText(id);
    return text.length <= limits.customId ? text : null;
  } catch (error) {
    // Core refuses an id of its own that is too long; a card without that button is better than none.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function idText(id: Known): string {
  switch (id.kind) {
    case 'action':
      return encodeAction(id.action);
    case 'menu':
      return '~menu';
    case 'pick':
      return `~pick:${encodeAction(id.action)}`;
    case 'type':
    case 'typed':
      return `~${id.kind}:${id.completes}:${encodeAction(id.action)}`;
  }
}

const completions: readonly Completes[] = ['ask', 'service', 'topic', 'zone'];

/** Reads an id back; an action that we don't know any more is null. */
export function decodeId(text: string): ControlId {
  const id = text.replace(/~\d+$/, '');
  if (id === '~menu') return { kind: 'menu' };
  if (id.startsWith('~pick:')) return { kind: 'pick', action: decodeAction(id.slice(6)) };
  for (const kind of ['type', 'typed'] as const) {
    for (const completes of completions) {
      const start = `~${kind}:${completes}:`;
      if (!id.startsWith(start)) continue;
      return { kind, completes, action: decodeAction(id.slice(start.length)) };
    }
  }
  return { kind: 'action', action: decodeAction(id) };
}

/** Hands out ids, each once in a message; null when one more doesn't fit. */
export type UniqueIds = (id: Known) => string | null;

export function uniqueIds(): UniqueIds {
  const used = new Set<string>();
  return (id) => {
    const text = encodeId(id);
    if (text === null) return null;
    let free = text;
    for (let n = 2; used.has(free); n += 1) free = `${text}~${n}`;
    if (free.length > limits.customId) return null;
    used.add(free);
    return free;
  };
}

/** The name of a field whose text is looked up when it comes back. */
export function lookupField(name: string, completes: Completes): string {
  return `${name}~${completes}`;
}

/** A field's name, and what its text completes; null where it stands for itself. */
export function readField(id: string): {
  readonly name: string;
  readonly completes: Completes | null;
} {
  const completes = completions.find((one) => id.endsWith(`~${one}`)) ?? null;
  return { name: completes ? id.slice(0, -completes.length - 1) : id, completes };
}
