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
  const found: Spot[] = [];
  collect(root, pattern.split('.'), 0, [], found);
  return found;
}

function collect(
  value: unknown,
  steps: readonly string[],
  index: number,
  path: Spot['path'],
  found: Spot[],
): void {
  const step = steps[index];
  if (step === undefined) {
    found.push({ path, value });
  } else if (step === '~') {
    if (!isRecord(value)) return;
    for (const key in value) found.push({ path: [...path, key], value: key, onKey: true });
  } else if (step !== '*') {
    const next = stepInto(value, step);
    if (next !== undefined) collect(next, steps, index + 1, [...path, step], found);
  } else if (Array.isArray(value)) {
    value.forEach((item, at) => {
      collect(item, steps, index + 1, [...path, at], found);
    });
  } else if (isRecord(value)) {
    for (const key in value) collect(value[key], steps, index + 1, [...path, key], found);
  }
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
