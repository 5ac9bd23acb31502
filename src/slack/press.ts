/** What can be pressed, as actions blocks. */
import type { ActionsBlock, ActionsBlockElement, Button, KnownBlock } from '@slack/types';
import { type Block, strong, wordsOf } from '../core/message.ts';
import type { Ids } from './ids.ts';
import { limits } from './limits.ts';
import { label, option, optionsOf } from './plain.ts';
import { paragraphs } from './prose.ts';

type BlockOf<K extends Block['kind']> = Extract<Block, { kind: K }>;

/** Buttons in a row, then the menu. */
export function buttonRow(block: BlockOf<'buttons'>, ids: Ids): readonly ActionsBlock[] {
  const elements: ActionsBlockElement[] = block.buttons.map((button) => ({
    type: 'button',
    action_id: ids.button(button.action),
    text: label(button.label, limits.buttonLabel),
    ...(button.style ? { style: button.style } : {}),
  }));
  const { menu } = block;
  if (menu && menu.options.length > 0) {
    const { id, values } = ids.menu(menu.options.map(({ action }) => action));
    const options = menu.options.map(({ label }, index) => option(label, values[index] ?? ''));
    elements.push({
      type: 'static_select',
      action_id: id,
      placeholder: label(menu.label, limits.placeholder),
      ...optionsOf(options),
    });
  }
  return rows(elements);
}

/** A type-ahead; Slack asks us for its entries as a person types. */
export function picker(block: BlockOf<'picker'>, ids: Ids): readonly ActionsBlock[] {
  return rows([
    {
      type: 'external_select',
      action_id: ids.picker(block.completes, block.action),
      placeholder: label(block.label, limits.placeholder),
      // 3 by default, and then "s3" never completes.
      min_query_length: 1,
    },
  ]);
}

/** Each choice's words in the body, its letter on the button: long labels can't be read on a phone. */
export function choices(block: BlockOf<'choices'>, ids: Ids): readonly KnownBlock[] {
  const body = block.choices.flatMap(({ letter, spans, mark }) => {
    const said = mark === null ? '' : mark === 'right' ? '  ✅ right' : '  ❌ wrong';
    return paragraphs([strong(`${letter}  `), ...spans, strong(said)]);
  });
  const buttons = block.choices.flatMap(({ letter, spans, action }): readonly Button[] => {
    if (!action) return [];
    const read = `${letter}: ${wordsOf(spans)}`;
    return [
      {
        type: 'button',
        action_id: ids.button(action),
        text: label(letter, limits.buttonLabel),
        accessibility_label: label(read, limits.buttonLabel).text,
      },
    ];
  });
  return [...body, ...rows(buttons)];
}

function rows(elements: readonly ActionsBlockElement[]): readonly ActionsBlock[] {
  const blocks: ActionsBlock[] = [];
  for (let from = 0; from < elements.length; from += limits.actionElements) {
    blocks.push({ type: 'actions', elements: elements.slice(from, from + limits.actionElements) });
  }
  return blocks;
}
