/** A form, asked field by field. */

import type { Field, Form } from '../core/message.ts';
import type { Request } from '../core/request.ts';
import type { Seat } from './receive.ts';
import { safeLine } from './safe.ts';

export interface Asker {
  /** Shows lines, then waits for one typed line; null when there are no more. */
  line(
    shown: readonly string[],
    completes: 'ask' | 'service' | 'topic' | 'zone' | null,
  ): Promise<string | null>;
}

/** Asks each field in turn; null when the person left in the middle. */
export async function fillForm(
  form: Form,
  faults: Readonly<Record<string, string>>,
  seat: Seat,
  asker: Asker,
): Promise<Request | null> {
  const values: Record<string, readonly string[]> = {};
  const title = [safeLine(form.title), 'Enter leaves a field as it is.'];
  for (const [index, field] of form.fields.entries()) {
    const fault = faults[field.name];
    const shown = [...(index === 0 ? title : []), ...(fault ? [`! ${safeLine(fault)}`] : [])];
    const typed = await askField(field, shown, asker);
    if (typed === null) return null;
    values[field.name] = typed;
  }
  return { ...seat, kind: 'form', action: form.action, values };
}

async function askField(
  field: Field,
  shown: readonly string[],
  asker: Asker,
): Promise<readonly string[] | null> {
  const hint = field.hint ? ` (${safeLine(field.hint)})` : '';
  const label = `${safeLine(field.label)}${hint}${field.optional ? ', optional' : ''}:`;
  switch (field.kind) {
    case 'line':
    case 'paragraph': {
      const before = field.value === '' ? [] : [`  now: ${safeLine(field.value)}`];
      const typed = await asker.line([...shown, label, ...before], null);
      return typed === null ? null : [typed.trim() || field.value];
    }
    case 'lookup': {
      const before = field.value ? [`  now: ${safeLine(field.value.label)}`] : [];
      const typed = await asker.line([...shown, label, ...before], field.completes);
      if (typed === null) return null;
      const value = typed.trim() || field.value?.value;
      return value ? [value] : [];
    }
    case 'choice':
    case 'choices': {
      const options = field.options.map(
        (option, index) =>
          `  ${index + 1} ${safeLine(option.label)}${field.value.includes(option.value) ? ' (now)' : ''}`,
      );
      const typed = await asker.line([...shown, label, ...options], null);
      if (typed === null) return null;
      const picked = typed
        .split(/[\s,]+/)
        .flatMap((number) => field.options[Number(number) - 1]?.value ?? []);
      if (picked.length === 0) return field.value;
      return field.kind === 'choice' ? picked.slice(0, 1) : picked;
    }
  }
}
