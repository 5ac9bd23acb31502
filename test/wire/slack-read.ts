/** A message of Slack as a person reads it, and what on it can be pressed. */
import { z } from 'zod';

/** Any block. */
type Block = { readonly type: string };

/** The words, without markup and without what stands on buttons. */
export function wordsOf(blocks: readonly Block[]): string {
  return blocks
    .filter(({ type }) => type !== 'actions')
    .map((block) => read(block).trim())
    .filter((words) => words !== '')
    .join('\n');
}

function read(value: unknown): string {
  if (Array.isArray(value)) return value.map(read).join('');
  if (typeof value !== 'object' || value === null) return '';
  const { type, text, elements, label, hint, element, fallback } = shape.parse(value);
  const inner = read(elements);
  switch (type) {
    case 'mrkdwn':
      return plainly(typeof text === 'string' ? text : '');
    case 'date':
      return fallback ?? '';
    case 'rich_text_section':
    case 'rich_text_quote':
      return `${inner}\n`;
    case 'context':
      return `${inner}\n`;
    case 'input':
      return `${read(label)}\n${read(hint)}\n${read(element)}`;
    default:
      return typeof text === 'string' ? text : read(text) + inner;
  }
}

const shape = z.looseObject({
  type: z.string().optional(),
  text: z.unknown().optional(),
  elements: z.unknown().optional(),
  label: z.unknown().optional(),
  hint: z.unknown().optional(),
  element: z.unknown().optional(),
  fallback: z.string().optional(),
});

/** mrkdwn as Slack would draw it. */
function plainly(text: string): string {
  return text
    .replace(/<[^<>|]*\|([^<>]*)>/g, '$1')
    .replace(/<([^<>|]*)>/g, '$1')
    .replace(/[*_`~]/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** One thing that can be pressed. */
export interface Pressable {
  readonly label: string;
  readonly type: string;
  readonly action_id: string;
  /** The menu's entry; null for a button. */
  readonly value: string | null;
}

const plainText = z.looseObject({ text: z.string() });
const optionShape = z.looseObject({ text: plainText, value: z.string() });
const elementShape = z.looseObject({
  type: z.string(),
  action_id: z.string(),
  text: plainText.optional(),
  placeholder: plainText.optional(),
  options: z.array(optionShape).default([]),
  option_groups: z.array(z.looseObject({ options: z.array(optionShape) })).default([]),
});

const actionsShape = z.looseObject({ elements: z.array(elementShape) });

/** Everything in the blocks that can be pressed; a search box with its placeholder as its label. */
export function pressables(blocks: readonly Block[]): readonly Pressable[] {
  return blocks.flatMap((block) => {
    if (block.type !== 'actions') return [];
    return actionsShape.parse(block).elements.flatMap(pressablesOf);
  });
}

function pressablesOf(element: z.infer<typeof elementShape>): readonly Pressable[] {
  const { type, action_id, text, placeholder } = element;
  if (type === 'static_select') {
    const options = [
      ...element.options,
      ...element.option_groups.flatMap(({ options }) => options),
    ];
    return options.map((one) => ({ label: one.text.text, type, action_id, value: one.value }));
  }
  return [{ label: text?.text ?? placeholder?.text ?? '', type, action_id, value: null }];
}
