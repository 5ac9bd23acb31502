/** Keeps a message within what Slack takes in one: the end of the text goes first, buttons last. */
import type { KnownBlock } from '@slack/types';
import { limits } from './limits.ts';
import { label } from './plain.ts';

/** The blocks that fit, in their order, with a line at the cut that says so. */
export function within(blocks: readonly KnownBlock[], most: number): KnownBlock[] {
  if (blocks.length <= most && charactersOf(blocks) <= limits.text) return [...blocks];
  // One block for the line at the cut.
  let left = most - 1;
  let room = limits.text - charactersOf(shortened);
  const kept = new Set<KnownBlock>();
  const keep = (block: KnownBlock) => {
    const size = charactersOf(block);
    if (left < 1 || size > room) return false;
    kept.add(block);
    left -= 1;
    room -= size;
    return true;
  };
  const pressable = blocks.filter(({ type }) => type === 'actions');
  const words = blocks.filter(({ type }) => type !== 'actions');
  // The first words say what it is about; then what can be pressed; then the words up to the cut.
  for (const block of words.slice(0, 1)) keep(block);
  for (const block of pressable.slice(0, most / 2)) keep(block);
  const cut = words.find((block) => !kept.has(block) && !keep(block));
  return blocks.flatMap((block) => {
    if (block === cut) return [shortened];
    return kept.has(block) ? [block] : [];
  });
}

const shortened: KnownBlock = {
  type: 'context',
  elements: [label('… There is more than Slack shows in one message.', limits.contextText)],
};

/** Characters of everything in it that is shown. */
export function charactersOf(value: unknown): number {
  if (Array.isArray(value)) {
    return value.reduce((sum: number, item) => sum + charactersOf(item), 0);
  }
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((sum, [key, inner]) => {
    if (typeof inner !== 'string') return sum + charactersOf(inner);
    return ['text', 'fallback', 'alt_text'].includes(key) ? sum + inner.length : sum;
  }, 0);
}
