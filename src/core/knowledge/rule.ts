import type { Fault } from './fault.ts';
import { spots } from './spot.ts';

/** A fault before it is known in which file. */
export type Found = Omit<Fault, 'file'>;
export type Rule = (value: unknown, file: string) => readonly Found[];

/** What stands twice in a list where once is enough. */
export function repeats(root: unknown, patterns: readonly string[]): readonly Found[] {
  return patterns.flatMap((pattern) =>
    spots(root, pattern).flatMap(({ path, value }) => {
      const list: readonly unknown[] = Array.isArray(value) ? value : [];
      return list.flatMap((item, index) =>
        list.indexOf(item) < index
          ? [{ path: [...path, index], message: `\`${item}\` stands twice`, hint: 'one is enough' }]
          : [],
      );
    }),
  );
}
