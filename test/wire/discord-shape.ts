/** A body against Discord's own API document: its shape, and no field that the document doesn't know. */
import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  ApplicationCommandUpdateRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  CreatePrivateChannelRequestSchema,
  IncomingWebhookRequestPartialSchema,
  IncomingWebhookUpdateRequestPartialSchema,
  MessageCreateRequestSchema,
  ModalInteractionCallbackRequestSchema,
  UpdateMessageInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';

const schemas = {
  /** POST /channels/{id}/messages */
  message: MessageCreateRequestSchema,
  /** PATCH /channels/{id}/messages/{id}: the document has the same fields as for a new one. */
  'message edit': MessageCreateRequestSchema,
  /** POST /webhooks/{id}/{token} */
  'follow-up': IncomingWebhookRequestPartialSchema,
  /** PATCH /webhooks/{id}/{token}/messages/@original */
  'response edit': IncomingWebhookUpdateRequestPartialSchema,
  /** Callbacks of type 4 and 5 */
  response: CreateMessageInteractionCallbackRequestSchema,
  /** Callbacks of type 6 and 7 */
  update: UpdateMessageInteractionCallbackRequestSchema,
  completion: ApplicationCommandAutocompleteCallbackRequestSchema,
  modal: ModalInteractionCallbackRequestSchema,
  command: ApplicationCommandUpdateRequestSchema,
  'private channel': CreatePrivateChannelRequestSchema,
} as const;

export type Shape = keyof typeof schemas;

/** What is wrong with a body's shape, a line each. */
export function shapeFaults(shape: Shape, body: unknown): readonly string[] {
  const parsed = schemas[shape].safeParse(body);
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => `${shape} ${path.join('.')}: ${message}`);
  }
  // The schemas let unknown fields pass, and drop them: what is missing afterwards was unknown.
  return dropped(body, parsed.data, shape);
}

function dropped(before: unknown, after: unknown, path: string): readonly string[] {
  if (Array.isArray(before) && Array.isArray(after)) {
    return before.flatMap((one, index) => dropped(one, after[index], `${path}.${index}`));
  }
  if (!isObject(before) || !isObject(after)) return [];
  return Object.entries(before).flatMap(([key, value]) =>
    key in after ? dropped(value, after[key], `${path}.${key}`) : [`${path}.${key}: unknown field`],
  );
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
