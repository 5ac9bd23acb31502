/** A form as a modal. Pure. */
import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import type { Action } from '../core/action.ts';
import type { Completes, Completion, Field, Form } from '../core/message.ts';
import type { Bot } from '../core/request.ts';
import { labelOf, selectOf } from './controls.ts';
import { clean } from './escape.ts';
import { encodeId, lookupField } from './ids.ts';
import { limits, shorten } from './limits.ts';

type Modal = APIModalInteractionResponseCallbackData;

/**
 * A form as a modal; null when its action's id doesn't fit. Discord takes five fields: required ones stay. A
 * lookup is a list of what `complete` offers before anything is typed, or a line to type in when that is
 * nothing: there is no type-ahead in modals.
 */
export function renderForm(form: Form, complete: Bot['complete']): Modal | null {
  const id = encodeId({ kind: 'action', action: form.action });
  if (id === null) return null;
  const ranked = [...form.fields].sort(
    (one, other) => Number(one.optional) - Number(other.optional),
  );
  const kept = ranked.slice(0, limits.modalFields);
  const fields = form.fields.filter((field) => kept.includes(field));
  const left = ranked.slice(limits.modalFields).map(({ name }) => name);
  return {
    custom_id: id,
    title: labelOf(form.title, limits.modalTitle),
    components: fields.map((field, index) => {
      const last = left.length > 0 && index === fields.length - 1;
      // A form's fields are its command's options too.
      const hint = last
        ? `As the command's options there are also: ${left.join(', ')}`
        : field.hint;
      return labelled({ ...field, hint }, controlOf(field, complete));
    }),
  };
}

const questions: Readonly<Record<Completes, string>> = {
  ask: 'What do you want to know?',
  service: 'Which service?',
  topic: 'Which topic?',
  zone: 'Which time zone?',
};

/** The box to type in beside a picker; what is sent comes back as the picker's press. */
export function renderTyping(completes: Completes, action: Action): Modal | null {
  const id = encodeId({ kind: 'typed', completes, action });
  if (id === null) return null;
  const field: Field = {
    kind: 'line',
    name: 'value',
    label: questions[completes],
    hint: null,
    value: '',
    optional: false,
    max: 300,
  };
  return {
    custom_id: id,
    title: 'Search',
    components: [labelled(field, textOf(field.name, field.kind, '', field))],
  };
}

function labelled(field: Field, component: APIComponentInLabel): APILabelComponent {
  // A lookup's hint says what to type, and in a list there is nothing to type.
  const listed = field.kind === 'lookup' && component.type === ComponentType.StringSelect;
  const hint = listed ? '' : (field.hint ?? '');
  const description = shorten(clean(hint).trim(), limits.fieldHint);
  return {
    type: ComponentType.Label,
    label: labelOf(field.label, limits.fieldLabel),
    ...(description === '' ? {} : { description }),
    component,
  };
}

function controlOf(field: Field, complete: Bot['complete']): APIComponentInLabel {
  switch (field.kind) {
    case 'line':
    case 'paragraph':
      return textOf(field.name, field.kind, field.value, field);
    case 'choice':
    case 'choices':
      return (
        choiceOf(field, field.options, field.value, field.kind === 'choices') ??
        textOf(field.name, 'line', '', { ...field, max: limits.optionValue })
      );
    case 'lookup': {
      const offered = complete(field.completes, '', limits.selectOptions);
      const chosen = field.value ? [field.value, ...offered] : offered;
      return (
        choiceOf(field, chosen, field.value ? [field.value.value] : [], false) ??
        textOf(lookupField(field.name, field.completes), 'line', '', {
          ...field,
          max: limits.optionValue,
        })
      );
    }
  }
}

function choiceOf(
  field: Field,
  options: readonly Completion[],
  chosen: readonly string[],
  several: boolean,
): APIComponentInLabel | null {
  const select = selectOf(field.name, options);
  if (!select) return null;
  const marked = several ? chosen : chosen.slice(0, 1);
  return {
    ...select,
    options: select.options.map((option) =>
      marked.includes(option.value) ? { ...option, default: true } : option,
    ),
    required: !field.optional,
    min_values: field.optional ? 0 : 1,
    max_values: several ? select.options.length : 1,
  };
}

function textOf(
  name: string,
  kind: 'line' | 'paragraph',
  value: string,
  { optional, max }: { readonly optional: boolean; readonly max: number },
): APIComponentInLabel {
  const most = Math.max(1, Math.min(max, limits.fieldValue));
  const filled = shorten(value.toWellFormed(), most);
  return {
    type: ComponentType.TextInput,
    custom_id: name,
    style: kind === 'line' ? TextInputStyle.Short : TextInputStyle.Paragraph,
    required: !optional,
    max_length: most,
    ...(filled === '' ? {} : { value: filled }),
  };
}
