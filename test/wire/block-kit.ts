/**
 * Block Kit as Slack's server takes it: shapes and lengths from the doc comments of @slack/types 3.2,
 * written down here once more on purpose (never from src/slack/limits.ts). Unknown fields are refused.
 */
import { z } from 'zod';

const text = (max: number) => z.string().min(1).max(max).refine(visible, 'has nothing to see');
const plain = (max = 3000) =>
  z.strictObject({ type: z.literal('plain_text'), text: text(max), emoji: z.boolean().optional() });
const mrkdwn = (max = 3000) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: text(max).refine(escaped, 'has an unescaped "<", ">" or "&", or pings'),
    verbatim: z.boolean().optional(),
  });
const id = z.string().min(1).max(255);
const blockId = { block_id: id.optional() };
const url = z.url({ protocol: /^https?$/ }).max(3000);
const style = z.enum(['primary', 'danger']).optional();

const option = z.strictObject({
  text: plain(75),
  value: z.string().min(1).max(75),
  description: plain(75).optional(),
});
const options = (max: number) => z.array(option).min(1).max(max);
const group = z.strictObject({ label: plain(75), options: options(100) });
const someOptions = {
  options: options(100).optional(),
  option_groups: z.array(group).min(1).max(100).optional(),
};
const oneKind = (select: { options?: unknown; option_groups?: unknown }) =>
  (select.options === undefined) !== (select.option_groups === undefined);

const button = z.strictObject({
  type: z.literal('button'),
  action_id: id,
  text: plain(75),
  value: z.string().max(2000).optional(),
  url: url.optional(),
  style,
  accessibility_label: text(75).optional(),
});
const select = { action_id: id, placeholder: plain(150).optional() };
const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...select,
    ...someOptions,
    initial_option: option.optional(),
  })
  .refine(oneKind, 'needs either options or option_groups');
const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...select,
    ...someOptions,
    initial_options: options(100).optional(),
    max_selected_items: z.int().min(1).optional(),
  })
  .refine(oneKind, 'needs either options or option_groups');
const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  ...select,
  initial_option: option.optional(),
  min_query_length: z.int().min(0).max(1, 'the first letter must already complete'),
});
const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: id,
  options: options(5),
});
const radioButtons = z.strictObject({
  type: z.literal('radio_buttons'),
  action_id: id,
  options: options(10),
  initial_option: option.optional(),
});
const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  action_id: id,
  options: options(10),
  initial_options: options(10).optional(),
});
const plainTextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    action_id: id,
    placeholder: plain(150).optional(),
    initial_value: z.string().min(1).max(3000).optional(),
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(3000).optional(),
    max_length: z.int().min(1).max(3000).optional(),
  })
  .refine(
    ({ initial_value, max_length }) => (initial_value ?? '').length <= (max_length ?? 3000),
    'starts out longer than it may be',
  );

const richStyle = {
  style: z
    .strictObject({
      bold: z.boolean().optional(),
      italic: z.boolean().optional(),
      strike: z.boolean().optional(),
      code: z.boolean().optional(),
      underline: z.boolean().optional(),
    })
    .optional(),
};
/** `user`, `usergroup` and `broadcast` elements are missing on purpose: they ping. */
const richElement = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), ...richStyle }),
  z.strictObject({
    type: z.literal('link'),
    url,
    text: text(3000).optional(),
    unsafe: z.boolean().optional(),
    ...richStyle,
  }),
  z.strictObject({
    type: z.literal('channel'),
    channel_id: z.string().regex(/^[CDG][A-Z0-9]+$/),
    ...richStyle,
  }),
  z.strictObject({
    type: z.literal('emoji'),
    name: z.string().min(1),
    unicode: z.string().optional(),
    ...richStyle,
  }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.int().min(0),
    format: z.string().min(1),
    url: url.optional(),
    fallback: text(3000).optional(),
    ...richStyle,
  }),
]);
const richElements = z.array(richElement).min(1);
const richSection = z.strictObject({
  type: z.literal('rich_text_section'),
  elements: richElements,
});
const border = { border: z.union([z.literal(0), z.literal(1)]).optional() };
const richText = z.strictObject({
  type: z.literal('rich_text'),
  ...blockId,
  elements: z
    .array(
      z.discriminatedUnion('type', [
        richSection,
        z.strictObject({
          type: z.literal('rich_text_list'),
          style: z.enum(['bullet', 'ordered']),
          indent: z.int().min(0).max(8).optional(),
          elements: z.array(richSection).min(1),
          ...border,
        }),
        z.strictObject({ type: z.literal('rich_text_quote'), elements: richElements, ...border }),
        z.strictObject({
          type: z.literal('rich_text_preformatted'),
          elements: richElements,
          ...border,
        }),
      ]),
    )
    .min(1),
});

const image = z.strictObject({
  type: z.literal('image'),
  image_url: url,
  alt_text: text(2000),
});
const actionElement = z.union([button, staticSelect, multiStaticSelect, externalSelect, overflow]);
const block = z.union([
  z.strictObject({ type: z.literal('header'), ...blockId, text: plain(150) }),
  z.strictObject({ type: z.literal('divider'), ...blockId }),
  richText,
  z
    .strictObject({
      type: z.literal('section'),
      ...blockId,
      text: z.union([plain(), mrkdwn()]).optional(),
      fields: z
        .array(z.union([plain(2000), mrkdwn(2000)]))
        .min(1)
        .max(10)
        .optional(),
      accessory: actionElement.optional(),
      expand: z.boolean().optional(),
    })
    .refine(({ text, fields }) => text || fields, 'needs text or fields'),
  z.strictObject({
    type: z.literal('context'),
    ...blockId,
    elements: z
      .array(z.union([plain(), mrkdwn(), image]))
      .min(1)
      .max(10),
  }),
  z.strictObject({
    type: z.literal('actions'),
    ...blockId,
    elements: z.array(actionElement).min(1).max(25),
  }),
  z.strictObject({ ...image.shape, ...blockId, title: plain(2000).optional() }),
]);
const input = z.strictObject({
  type: z.literal('input'),
  ...blockId,
  label: plain(2000),
  hint: plain(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: z.union([
    plainTextInput,
    staticSelect,
    multiStaticSelect,
    externalSelect,
    radioButtons,
    checkboxes,
  ]),
});

const viewBase = {
  blocks: z.array(z.union([block, input])).max(100),
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
};
const view = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('home'), ...viewBase }),
  z.strictObject({
    type: z.literal('modal'),
    ...viewBase,
    title: plain(24),
    submit: plain(24).optional(),
    close: plain(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
  }),
]);

/** What is wrong with a message's blocks, by path; empty when Slack would take them. */
export function messageFaults(blocks: unknown): readonly string[] {
  const faults = [...faultsOf(z.array(block).max(50), blocks), ...uniqueFaults(blocks)];
  const shown = [...stringsIn(blocks)].filter(([path]) => /\.(text|fallback|alt_text)$/.test(path));
  const length = shown.reduce((sum, [, one]) => sum + one.length, 0);
  return length > 11_000 ? [...faults, `msg_blocks_too_long: ${length} characters`] : faults;
}

/** What is wrong with a home tab or modal. */
export function viewFaults(value: unknown): readonly string[] {
  const found = [...faultsOf(view, value), ...uniqueFaults(value)];
  const parsed = view.safeParse(value);
  if (parsed.success && parsed.data.type === 'modal' && !parsed.data.submit) {
    if (parsed.data.blocks.some(({ type }) => type === 'input')) found.push('submit: is missing');
  }
  return found;
}

/** What is wrong with the options in answer to a block_suggestion. */
export function optionsFaults(value: unknown): readonly string[] {
  return faultsOf(z.strictObject({ options: z.array(option).max(100) }), value);
}

/** What is wrong with a message's `text`. */
export function textFaults(value: unknown): readonly string[] {
  return faultsOf(text(4000).refine(escaped, 'has an unescaped "<", ">" or "&", or pings'), value);
}

function faultsOf(shape: z.ZodType, value: unknown): readonly string[] {
  const parsed = shape.safeParse(value);
  return parsed.success ? [] : [z.prettifyError(parsed.error)];
}

function uniqueFaults(value: unknown): readonly string[] {
  return ['action_id', 'block_id'].flatMap((key) => {
    // Inputs' action ids need to be unique in their block only.
    const ids = [...stringsIn(value)].filter(
      ([path]) => path.endsWith(`.${key}`) && !path.includes('.element.'),
    );
    return ids
      .filter(([, one], at) => ids.findIndex(([, other]) => other === one) !== at)
      .map(([path, one]) => `${path}: ${one} is there twice`);
  });
}

function* stringsIn(value: unknown, path = ''): Generator<readonly [string, string]> {
  if (typeof value === 'string') yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) yield* stringsIn(inner, `${path}.${key}`);
}

function visible(value: string): boolean {
  return /[^\s\p{Cc}\p{Cf}]/u.test(value);
}

/** No bare "&", "<" or ">" besides links, channels and dates; nothing that pings. */
function escaped(value: string): boolean {
  const bare = value
    .replace(/<https?:\/\/[^<>|\s]+\|[^<>|]+>/g, '')
    .replace(/<#[A-Z0-9]+>/g, '')
    .replace(/<!date\^\d+\^[^<>|]+\|[^<>|]+>/g, '')
    .replace(/&(amp|lt|gt);/g, '');
  return !/[&<>]/.test(bare);
}
