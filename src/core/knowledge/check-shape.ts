import type { z } from 'zod';
import type { Fault } from './fault.ts';

/** The value in its shape; null when it hasn't that shape, with every reason among the faults. */
export function parseShape<T>(
  file: string,
  value: unknown,
  shape: z.ZodType<T>,
  faults: Fault[],
): T | null {
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const path = issue.path.filter((key) => typeof key !== 'symbol');
    faults.push({ file, path, message: issue.message, hint: null });
  }
  return null;
}
