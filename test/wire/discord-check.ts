/**
 * What Discord refuses beyond its API document, from its documentation: the limits on messages, components,
 * embeds and modals; and what we refuse ourselves: any body that could ping.
 */
import { isObject, type Shape, shapeFaults } from './discord-shape.ts';

const ephemeral = 1 << 6;
const componentsV2 = 1 << 15;
const suppressEmbeds = 1 << 2;
const suppressNotifications = 1 << 12;

/** The flags that may be set, by what is sent. */
const flagsOf = {
  message: suppressEmbeds | suppressNotifications | componentsV2,
  'message edit': suppressEmbeds | componentsV2,
  'follow-up': suppressEmbeds | suppressNotifications | componentsV2 | ephemeral,
  'response edit': suppressEmbeds | componentsV2,
  response: suppressEmbeds | suppressNotifications | componentsV2 | ephemeral,
  update: suppressEmbeds | componentsV2,
} as const satisfies Partial<Record<Shape, number>>;

export type MessageShape = keyof typeof flagsOf;

/** `body` is the message itself, also for a callback (its `data`). `wasV2`: the message that is edited. */
function messageFaults(shape: MessageShape, body: unknown, wasV2 = false): readonly string[] {
  if (!isObject(body)) return ['a message is an object'];
  const faults: string[] = [];
  const fault = (line: string) => faults.push(line);
  const flags = typeof body.flags === 'number' ? body.flags : 0;
  if ((flags & ~flagsOf[shape]) !== 0) fault(`flags ${flags} can't be set on a ${shape}`);
  if (JSON.stringify(body.allowed_mentions) !== '{"parse":[]}') fault('it could ping');

  const v2 = (flags & componentsV2) !== 0 || wasV2;
  const content = typeof body.content === 'string' ? body.content : '';
  const embeds = Array.isArray(body.embeds) ? body.embeds : [];
  const components = Array.isArray(body.components) ? body.components : [];
  if (content.length > 2000) fault(`content of ${content.length} characters`);
  if (v2 && (content !== '' || embeds.length > 0 || body.poll)) {
    fault('content, embeds or a poll beside Components V2');
  }
  if (content.trim() === '' && embeds.length === 0 && components.length === 0) fault('empty');
  const characters = embeds.reduce((sum: number, embed: unknown) => sum + embedLength(embed), 0);
  if (characters > 6000) fault(`embeds of ${characters} characters`);
  faults.push(...componentFaults(components, v2));
  return faults;
}

function embedLength(embed: unknown): number {
  if (!isObject(embed)) return 0;
  const texts = [embed.title, embed.description].filter((text) => typeof text === 'string');
  return texts.join('').length;
}

export function modalFaults(data: unknown): readonly string[] {
  if (!isObject(data) || !Array.isArray(data.components)) return ['a modal has components'];
  const faults: string[] = [];
  if (data.components.length > 5) faults.push(`${data.components.length} fields in a modal`);
  for (const one of data.components) {
    if (!isObject(one) || (one.type !== 18 && one.type !== 10))
      faults.push('a field without a label');
  }
  return [
    ...faults,
    ...uniqueFaults(walk(data.components)),
    ...selectFaults(walk(data.components)),
  ];
}

export function choiceFaults(data: unknown): readonly string[] {
  const choices = isObject(data) && Array.isArray(data.choices) ? data.choices : [];
  return choices.length > 25 ? [`${choices.length} choices`] : [];
}

function componentFaults(top: readonly unknown[], v2: boolean): readonly string[] {
  const all = walk(top);
  const faults = [...uniqueFaults(all), ...selectFaults(all)];
  if (v2) {
    if (all.length > 40) faults.push(`${all.length} components`);
    const text = all.reduce((sum, { type, content }) => {
      return type === 10 && typeof content === 'string' ? sum + content.length : sum;
    }, 0);
    if (text > 4000) faults.push(`${text} characters of text`);
  } else {
    if (top.length > 5) faults.push(`${top.length} rows`);
    if (top.some((one) => !isObject(one) || one.type !== 1))
      faults.push('V2 components without the flag');
  }
  for (const one of all) {
    if (one.type === 1) faults.push(...rowFaults(one.components));
    if (one.type === 10 && String(one.content).trim() === '') faults.push('a text of nothing');
    if (one.type === 2) faults.push(...buttonFaults(one));
  }
  return faults;
}

function rowFaults(components: unknown): readonly string[] {
  const inside = Array.isArray(components) ? components.filter(isObject) : [];
  const buttons = inside.filter(({ type }) => type === 2);
  if (buttons.length === inside.length && buttons.length <= 5 && buttons.length > 0) return [];
  return inside.length === 1 ? [] : ['a row holds up to five buttons, or one select'];
}

function buttonFaults(button: Readonly<Record<string, unknown>>): readonly string[] {
  if (button.style === 5)
    return typeof button.url === 'string' ? [] : ['a link without an address'];
  if (typeof button.custom_id !== 'string') return ['a button without an id'];
  return button.label || button.emoji ? [] : ['a button without a label'];
}

function selectFaults(all: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
  return all.flatMap(({ type, options, max_values: max }) => {
    if (type !== 3 || !Array.isArray(options)) return [];
    const values = options.map((option) => (isObject(option) ? option.value : null));
    const chosen = options.filter((option) => isObject(option) && option.default === true);
    return [
      ...(new Set(values).size < values.length ? ['a select offers a value twice'] : []),
      ...(chosen.length > Number(max ?? 1) ? ['more is chosen than a select takes'] : []),
      ...(Number(max ?? 1) > options.length ? ['a select wants more than it offers'] : []),
    ];
  });
}

function uniqueFaults(all: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
  const twice = (values: readonly unknown[]) =>
    values.filter((value, index) => values.indexOf(value) !== index);
  const ids = all.map((one) => one.custom_id).filter((id) => typeof id === 'string');
  const numbers = all.map(({ id }) => id).filter((id) => typeof id === 'number' && id !== 0);
  return [
    ...twice(ids).map((id) => `custom_id ${id} twice`),
    ...twice(numbers).map((id) => `component ${id} twice`),
  ];
}

/** Every component, nested ones too; options and media aren't components. */
function walk(components: readonly unknown[]): readonly Readonly<Record<string, unknown>>[] {
  return components
    .filter(isObject)
    .flatMap((one) => [
      one,
      ...(Array.isArray(one.components) ? walk(one.components) : []),
      ...(isObject(one.component) ? walk([one.component]) : []),
      ...(isObject(one.accessory) ? walk([one.accessory]) : []),
    ]);
}

/** Everything wrong with a message body: by the document, and beyond it. */
export function bodyFaults(shape: MessageShape, body: unknown, wasV2 = false): readonly string[] {
  const whole =
    shape === 'response'
      ? { type: 4, data: body }
      : shape === 'update'
        ? { type: 7, data: body }
        : body;
  return [...shapeFaults(shape, whole), ...messageFaults(shape, body, wasV2)];
}
