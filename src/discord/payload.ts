/** What we read of Discord's payloads; fields that we don't use pass unread. */
import { InteractionType } from 'discord.js';
import { z } from 'zod';

const id = z.string().regex(/^\d+$/);

const userShape = z.object({
  id,
  username: z.string(),
  global_name: z.string().nullish(),
  bot: z.boolean().optional(),
});

const memberShape = z.object({
  user: userShape.optional(),
  nick: z.string().nullish(),
  /** In this channel, as a decimal number. */
  permissions: z.string().regex(/^\d+$/).optional(),
});

const common = {
  id,
  application_id: id,
  token: z.string(),
  guild_id: id.optional(),
  channel_id: id.optional(),
  channel: z.object({ type: z.number().optional() }).optional(),
  member: memberShape.optional(),
  user: userShape.optional(),
  app_permissions: z.string().regex(/^\d+$/).optional(),
  /** "0": the server that installed the bot (or "0" in its direct messages); "1": the person who did. */
  authorizing_integration_owners: z
    .object({ 0: z.string().optional(), 1: z.string().optional() })
    .default({}),
  context: z.number().nullish(),
};

const givenShape = z.object({
  name: z.string(),
  type: z.number(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  focused: z.boolean().optional(),
});

/** Discord nests no deeper than a group, its subcommand, its options. A shape that holds itself is read twice as slowly. */
const subcommandShape = givenShape.extend({ options: z.array(givenShape).optional() });
const optionShape = givenShape.extend({ options: z.array(subcommandShape).optional() });

const commandData = z.object({
  name: z.string(),
  type: z.number(),
  options: z.array(optionShape).default([]),
  target_id: id.optional(),
  resolved: z
    .object({ messages: z.record(z.string(), z.object({ content: z.string() })).optional() })
    .optional(),
});

const message = z.object({ id, flags: z.number().default(0) });

const fieldShape = z.object({
  custom_id: z.string(),
  value: z.union([z.string(), z.boolean(), z.null()]).optional(),
  values: z.array(z.string()).optional(),
});

const answeredShape = z.discriminatedUnion('type', [
  z.object({ ...common, type: z.literal(InteractionType.ApplicationCommand), data: commandData }),
  z.object({
    ...common,
    type: z.literal(InteractionType.ApplicationCommandAutocomplete),
    data: commandData,
  }),
  z.object({
    ...common,
    type: z.literal(InteractionType.MessageComponent),
    data: z.object({ custom_id: z.string(), values: z.array(z.string()).default([]) }),
    message,
  }),
  z.object({
    ...common,
    type: z.literal(InteractionType.ModalSubmit),
    data: z.object({
      custom_id: z.string(),
      /** Labels hold one component, rows of older modals several; texts none. */
      components: z.array(
        z.object({ component: fieldShape.optional(), components: z.array(fieldShape).optional() }),
      ),
    }),
    message: message.optional(),
  }),
]);

/** An interaction of a kind that we answer. Each comes through here, so it is read by code made for it. */
export const interactionShape = z.compile(answeredShape);

export type InteractionPayload = z.infer<typeof interactionShape>;
export type PayloadOf<T extends InteractionType> = Extract<InteractionPayload, { type: T }>;
export interface CommandOption extends z.infer<typeof givenShape> {
  readonly options?: readonly CommandOption[] | undefined;
}

export const messageShape = z.object({
  id,
  channel_id: id,
  guild_id: id.optional(),
  type: z.number(),
  content: z.string(),
  author: userShape,
  member: memberShape.optional(),
  webhook_id: id.optional(),
});

export type MessagePayload = z.infer<typeof messageShape>;
