/** How our own posts are known again: a post's key, as a number on one of its components. */
import { z } from 'zod';

/** The number for a key: 31 bits, and above the ids that Discord gives to components by itself. */
export function markOf(key: string): number {
  let hash = 0x811c9dc5;
  for (const sign of key) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return Math.max((hash >>> 1) & 0x7fffffff, 1_000);
}

const componentShape = z.object({
  id: z.number().optional(),
  get components() {
    return z.array(componentShape).optional();
  },
});

type Component = z.infer<typeof componentShape>;

export const postsShape = z.array(
  z.object({
    id: z.string(),
    author: z.object({ id: z.string() }),
    components: z.array(componentShape).default([]),
  }),
);

export type Post = z.infer<typeof postsShape>[number];

export function carries(post: Post, mark: number): boolean {
  const has = ({ id, components }: Component): boolean =>
    id === mark || (components ?? []).some(has);
  return post.components.some(has);
}

const discordEpoch = 1_420_070_400_000;

/** The least id that Discord gives at this time (ms). */
export function idAt(ms: number): string {
  return String(BigInt(Math.max(0, Math.floor(ms) - discordEpoch)) << 22n);
}

/** When Discord gave out an id (ms). The lowest bits, which a number can't hold, don't matter. */
export function timeOf(id: string): number {
  return Math.floor(Number(id) / 2 ** 22) + discordEpoch;
}
