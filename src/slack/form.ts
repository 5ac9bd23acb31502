/** Forms and answers as modals. */
import type { InputBlock, InputBlockElement, KnownBlock, ModalView } from '@slack/types';
import { encodeAction } from '../core/action.ts';
import type { Field, Form, Message } from '../core/message.ts';
import { literal } from './escape.ts';
import { lookupId } from './ids.ts';
import { limits, shorten } from './limits.ts';
import { label, option, optionsOf, paragraph } from './plain.ts';
import { blocksOf } from './render.ts';

/** Slack's own type takes any block. */
type Modal = ModalView & { blocks: KnownBlock[] };

/** The one input in each block of a form; the block's id is the field's name. */
const inputId = 'value';

/** `metadata` comes back with what is sent or pressed in it. */
export function renderForm(form: Form, metadata: string): Modal {
  return {
    type: 'modal',
    callback_id: encodeAction(form.action),
    private_metadata: metadata,
    title: label(form.title, limits.viewTitle),
    submit: label(form.submit, limits.viewSubmit),
    close: label('Cancel', limits.viewSubmit),
    blocks: form.fields.slice(0, limits.viewBlocks).map(inputOf),
  };
}

/** A message where none can be posted: on the App Home and in answer to a form. */
export function renderModal(message: Message, metadata: string, base?: string): Modal {
  return {
    type: 'modal',
    private_metadata: metadata,
    title: label('Who owns it?', limits.viewTitle),
    close: label('Close', limits.viewSubmit),
    blocks: blocksOf(message, limits.viewBlocks, base),
  };
}

/** What stays open with the form: each fault under its field. */
export function renderFaults(faults: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(faults).map(([name, fault]) => [name, label(fault, limits.fault).text]),
  );
}

function inputOf(field: Field): InputBlock {
  return {
    type: 'input',
    block_id: field.name,
    label: label(field.label, limits.inputLabel),
    ...(field.hint === null ? {} : { hint: paragraph(field.hint, limits.inputHint) }),
    optional: field.optional,
    element: elementOf(field),
  };
}

function elementOf(field: Field): InputBlockElement {
  switch (field.kind) {
    case 'line':
    case 'paragraph': {
      const max = Math.min(Math.max(1, field.max), limits.inputText);
      const value = shorten(literal(field.value).trim(), max);
      return {
        type: 'plain_text_input',
        action_id: inputId,
        multiline: field.kind === 'paragraph',
        max_length: max,
        ...(value === '' ? {} : { initial_value: value }),
      };
    }
    case 'choice': {
      const options = field.options.map((one) => option(one.label, one.value));
      const initial = options.find((one) => field.value.includes(one.value ?? ''));
      const chosen = initial ? { initial_option: initial } : {};
      if (options.length > 0 && options.length <= 5) {
        return { type: 'radio_buttons', action_id: inputId, options, ...chosen };
      }
      return { type: 'static_select', action_id: inputId, ...optionsOf(options), ...chosen };
    }
    case 'choices': {
      const options = field.options.map((one) => option(one.label, one.value));
      const initial = options.filter((one) => field.value.includes(one.value ?? ''));
      const chosen = initial.length > 0 ? { initial_options: initial } : {};
      if (options.length > 0 && options.length <= limits.checkOptions) {
        return { type: 'checkboxes', action_id: inputId, options, ...chosen };
      }
      return { type: 'multi_static_select', action_id: inputId, ...optionsOf(options), ...chosen };
    }
    case 'lookup':
      return {
        type: 'external_select',
        action_id: lookupId(field.completes),
        min_query_length: 1,
        ...(field.value ? { initial_option: option(field.value.label, field.value.value) } : {}),
      };
  }
}
