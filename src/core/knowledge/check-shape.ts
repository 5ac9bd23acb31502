import type { z } from 'zod';
import type { Fault } from './fault.ts';
import { KEYS } from './file-shape.ts';
import { didYouMean } from './nearest.ts';
import { isRecord, stepInto } from './spot.ts';

/** The value in its shape; null when it hasn't that shape, with every reason among the faults. */
export function parseShape<T>(
  file: string,
  value: unknown,
  shape: z.ZodType<T>,
  faults: Fault[],
  keys: readonly string[] = KEYS,
): T | null {
  const result = shape.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const path = issue.path.filter((key) => typeof key !== 'symbol');
    for (const found of explain(issue, path, value, keys)) faults.push({ file, ...found });
  }
  return null;
}

type Issue = z.core.$ZodIssue;
type Path = Fault['path'];
type Explained = Omit<Fault, 'file'>;

/** What zod found, in words for somebody who has never heard of zod. */
function explain(
  issue: Issue,
  path: Path,
  root: unknown,
  keys: readonly string[],
): readonly Explained[] {
  const name = nameOf(path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      onKey: true,
      message: `unknown key \`${key}\``,
      hint: didYouMean(key, keys),
    }));
  }
  if (issue.input === undefined) return [missing(path, root)];
  if (path.length === 0 && issue.input === null) {
    return [
      { path, message: 'the file is empty', hint: 'see its neighbours for what belongs in it' },
    ];
  }
  switch (issue.code) {
    case 'invalid_type': {
      const wanted = KINDS[issue.expected] ?? issue.expected;
      // YAML reads a long id in digits as a number, and rounds it.
      const digits = issue.expected === 'string' && typeof issue.input === 'number';
      const hint = digits ? 'put it in quotes' : (KIND_HINTS[issue.expected] ?? null);
      return [{ path, message: `${name} should be ${wanted}, not ${kindOf(issue.input)}`, hint }];
    }
    case 'invalid_union': {
      // What was meant shows in the kind of value: the other branches' faults would only confuse.
      const branch = issue.errors.find((each) =>
        each.every((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys'),
      );
      if (!branch)
        return [{ path, message: `${name} can't be ${kindOf(issue.input)}`, hint: null }];
      return branch.flatMap((inner) => {
        const steps = inner.path.filter((key) => typeof key !== 'symbol');
        return explain(inner, [...path, ...steps], root, keys);
      });
    }
    case 'invalid_value': {
      const values = issue.values.map(String);
      const text = typeof issue.input === 'string' ? issue.input : null;
      const hint =
        (text === null ? null : didYouMean(text, values)) ?? `one of: ${values.join(', ')}`;
      const found = text === null ? kindOf(issue.input) : `\`${text}\``;
      return [{ path, message: `${name} can't be ${found}`, hint }];
    }
    case 'too_small':
      return [{ path, message: `${name} is empty`, hint: 'fill it in, or leave the key out' }];
    case 'too_big': {
      const length = typeof issue.input === 'string' ? issue.input.length : 0;
      const message = `${name} is ${length} characters long, the most is ${issue.maximum}`;
      return [{ path, message, hint: 'say it shorter' }];
    }
    case 'invalid_format': {
      const hint = issue.format === 'url' ? 'an address starts with https://' : issue.message;
      return [{ path, message: `${name} can't be \`${issue.input}\``, hint }];
    }
    case 'invalid_key': {
      const hint = issue.issues[0]?.message ?? null;
      return [{ path, onKey: true, message: `\`${path.at(-1)}\` can't be a key here`, hint }];
    }
    default:
      return [{ path, message: `${name}: ${issue.message}`, hint: null }];
  }
}

function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  if (typeof last === 'string') return `\`${last}\``;
  return `entry ${last + 1} of ${nameOf(path.slice(0, -1))}`;
}

function missing(path: Path, root: unknown): Explained {
  const key = path.at(-1);
  const parent = path.slice(0, -1).reduce<unknown>((value, step) => stepInto(value, step), root);
  const shared = isRecord(parent) && parent.owner === 'shared';
  if (key === 'general') {
    const hint = 'say who owns it where no service is named, under `general:`';
    return { path, message: 'a topic without a general answer', hint };
  }
  if (shared && (key === 'aws' || key === 'you')) return missingHalf(path, key);
  return { path, message: `\`${key}\` is missing`, hint: null };
}

/** A shared responsibility of which one side says nothing. */
export function missingHalf(path: Path, half: 'aws' | 'you'): Explained {
  const message = `a shared responsibility without ${half === 'aws' ? "AWS's" : 'your'} half`;
  const hint = `say under \`${half}:\` what ${half === 'aws' ? 'AWS does' : 'the customer does'}`;
  return { path, message, hint };
}

const KINDS: Readonly<Record<string, string>> = {
  object: 'a block of keys',
  record: 'a block of keys',
  array: 'a list',
  string: 'text',
  boolean: '`true` or `false`',
};

const KIND_HINTS: Readonly<Record<string, string>> = {
  array: 'each entry on a line of its own after a dash and a space, or all of them as `[one, two]`',
  object: 'each key on a line of its own, with a colon and a space behind it',
};

function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return 'text';
  return isRecord(value) ? 'a block of keys' : `the ${typeof value} ${String(value)}`;
}
