/** A value in a file and the keys and indexes that lead to it. */
export interface Spot {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
  /** The value is the last key of the path, not what stands under it. */
  readonly onKey?: true;
}

/** A spot that holds text. */
export type TextSpot = Spot & { readonly value: string };

/**
 * Every value that a pattern like `services.*.sources.*` leads to. `*` stands for every key or
 * index, and a last `~` for the keys themselves. Of values of another shape it finds nothing: the
 * shape's own check has said so already.
 */
export function spots(root: unknown, pattern: string): readonly Spot[] {
  let found: readonly Spot[] = [{ path: [], value: root }];
  for (const step of pattern.split('.')) {
    found = found.flatMap(({ path, value }) => {
      if (step === '*') return children(path, value);
      if (step === '~') return isRecord(value) ? keys(path, value) : [];
      const next = stepInto(value, step);
      return next === undefined ? [] : [{ path: [...path, step], value: next }];
    });
  }
  return found;
}

/** The strings among what the pattern leads to. */
export function strings(root: unknown, pattern: string): readonly TextSpot[] {
  return spots(root, pattern).filter((spot): spot is TextSpot => typeof spot.value === 'string');
}

/** The part of a fault that says where it stands. */
export function at({ path, onKey }: Spot): Pick<Spot, 'path' | 'onKey'> {
  return onKey ? { path, onKey } : { path };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands under one key or index; undefined when nothing does. */
export function stepInto(value: unknown, step: string | number): unknown {
  if (Array.isArray(value)) return value[Number(step)];
  return isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

function children(path: Spot['path'], value: unknown): readonly Spot[] {
  if (Array.isArray(value))
    return value.map((item, index) => ({ path: [...path, index], value: item }));
  if (!isRecord(value)) return [];
  return Object.entries(value).map(([key, item]) => ({ path: [...path, key], value: item }));
}

function keys(path: Spot['path'], value: Readonly<Record<string, unknown>>): readonly Spot[] {
  return Object.keys(value).map((key) => ({ path: [...path, key], value: key, onKey: true }));
}
