/** What a person types to press something: a number, or a choice's letter. */
import type { Action } from '../core/action.ts';
import type { Block, Completes } from '../core/message.ts';

export type Key =
  | { readonly kind: 'press'; readonly action: Action }
  /** Asks for words first, then presses with them. */
  | {
      readonly kind: 'picker';
      readonly action: Action;
      readonly label: string;
      readonly completes: Completes;
    };

export interface Keys {
  /** The next free number for a key. */
  number(key: Key): string;
  /** A choice answers to its own letter. */
  letter(letter: string, key: Key): void;
  readonly all: ReadonlyMap<string, Key>;
}

/** Choices that are numbered keep their numbers; the other numbers come after them. */
export function createKeys(blocks: readonly Block[]): Keys {
  const all = new Map<string, Key>();
  const taken = blocks.flatMap((block) =>
    block.kind === 'choices' ? block.choices.map(({ letter }) => Number(letter) || 0) : [],
  );
  let last = Math.max(0, ...taken);
  return {
    all,
    number(key) {
      last += 1;
      all.set(String(last), key);
      return String(last);
    },
    letter(letter, key) {
      all.set(letter.toLowerCase(), key);
    },
  };
}
