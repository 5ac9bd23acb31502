/** Keeps a message within what Slack takes in one: the end of the text goes first, buttons last. */
import type { KnownBlock } from '@slack/types';
import { perObject } from '../core/per-object.ts';
import { limits } from './limits.ts';
import { label } from './plain.ts';

/** The blocks that fit, in their order, with a line at the cut that says so. */
export function within(blocks: readonly KnownBlock[], most: number): KnownBlock[] {
  const characters = blocks.reduce((sum, block) => sum + sizeOf(block), 0);
  if (blocks.length <= most && characters <= limits.text) return [...blocks];
  // One block for the line at the cut.
  let left = most - 1;
  let room = limits.text - sizeOf(shortened);
  const kept = new Set<KnownBlock>();
  const keep = (block: KnownBlock) => {
    const size = sizeOf(block);
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

/** Where shown text stands in Block Kit, by field. */
interface Shown {
  readonly text?: unknown;
  readonly fallback?: unknown;
  readonly alt_text?: unknown;
  readonly placeholder?: unknown;
  readonly elements?: unknown;
  readonly options?: unknown;
  readonly option_groups?: unknown;
}

/** A block's characters; many blocks stand in one message after the other. */
const sizeOf = perObject((block: KnownBlock) => charactersOf(block));

/** Characters of everything in it that is shown. Every message is counted, so it names its fields. */
function charactersOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) {
    let sum = 0;
    for (const item of value) sum += charactersOf(item);
    return sum;
  }
  const shown: Shown = value;
  return (
    charactersOf(shown.text) +
    charactersOf(shown.fallback) +
    charactersOf(shown.alt_text) +
    charactersOf(shown.placeholder) +
    charactersOf(shown.elements) +
    charactersOf(shown.options) +
    charactersOf(shown.option_groups)
  );
}
