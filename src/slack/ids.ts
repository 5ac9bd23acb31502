/** What the ids on our buttons, menus and search boxes say, and how to read them back. */
import { type Action, decodeAction, encodeAction } from '../core/action.ts';
import type { Completes } from '../core/message.ts';
import { limits } from './limits.ts';

const completesKinds = ['ask', 'service', 'topic', 'zone'] as const satisfies readonly Completes[];

/** Ids for one message: an action that stands there twice gets "~2" behind it the second time. */
export interface Ids {
  button(action: Action): string;
  /** One id for the menu, one value each: what all actions begin with stands in the id alone. */
  menu(actions: readonly Action[]): { readonly id: string; readonly values: readonly string[] };
  picker(completes: Completes, action: Action): string;
}

export function createIds(): Ids {
  const seen = new Map<string, number>();
  const unique = (id: string) => {
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? id : `${id}~${count}`;
  };
  return {
    button: (action) => unique(encodeAction(action)),
    menu(actions) {
      const ids = actions.map(encodeAction);
      const common = commonStart(ids);
      return {
        id: unique(`menu|${common}`),
        values: ids.map((id) => id.slice(common.length) || '-'),
      };
    },
    picker: (completes, action) => unique(`pick|${completes}|${encodeAction(action)}`),
  };
}

/** The id of a type-ahead in a form. */
export const lookupId = (completes: Completes) => `look|${completes}`;

/** What was pressed; the action is null for an id we don't know. */
export function readPress(
  id: string,
  selected: string | null,
): { readonly action: Action | null; readonly value: string | null } {
  const own = id.replace(/~\d+$/, '');
  const [kind, ...rest] = own.split('|');
  if (kind === 'menu') {
    const end = selected === null || selected === '-' ? '' : selected;
    return { action: decodeAction(`${rest.join('|')}${end}`), value: null };
  }
  if (kind === 'pick') return { action: decodeAction(rest.slice(1).join('|')), value: selected };
  return { action: decodeAction(own), value: selected };
}

/** What a type-ahead completes; null for an id we don't know. */
export function readCompletes(id: string): Completes | null {
  const [kind, completes] = id.replace(/~\d+$/, '').split('|');
  if (kind !== 'pick' && kind !== 'look') return null;
  return completesKinds.find((known) => known === completes) ?? null;
}

/** Up to the last ":" that all share, so that an option's value stays within Slack's limit. */
function commonStart(ids: readonly string[]): string {
  const [first = ''] = ids;
  if (ids.every((id) => id.length <= limits.optionValue)) return '';
  let end = 0;
  while (end < first.length && ids.every((id) => id[end] === first[end])) end += 1;
  return first.slice(0, first.lastIndexOf(':', end) + 1);
}
