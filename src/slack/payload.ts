/** The parts of Slack's payloads that we read; anything else in them is let pass. */
import { z } from 'zod';

const id = z.string().min(1).max(255);
const url = z.string().regex(/^https?:\/\//);
const maybe = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
const flag = z
  .union([z.boolean(), z.enum(['true', 'false'])])
  .nullish()
  .transform((value) => value === true || value === 'true');

export const commandShape = z.object({
  command: z.string().min(2).max(100),
  text: z.string().default(''),
  team_id: maybe,
  enterprise_id: maybe,
  is_enterprise_install: flag,
  user_id: id,
  user_name: maybe,
  channel_id: id,
  channel_name: maybe,
  response_url: url,
  trigger_id: id,
});

/** What all interactions have in common. */
const interactionShape = z.object({
  user: z.object({ id, username: maybe, name: maybe, team_id: maybe }),
  team: z.object({ id, enterprise_id: maybe }).nullish(),
  enterprise: z.object({ id }).nullish(),
  is_enterprise_install: flag,
  is_ext_shared_channel: flag,
});
export type Interaction = z.infer<typeof interactionShape>;

const selected = z
  .object({ value: z.string() })
  .nullish()
  .transform((option) => option?.value ?? null);

const viewShape = z.object({
  id,
  type: z.enum(['home', 'modal']),
  callback_id: maybe,
  private_metadata: maybe,
});

const channelShape = z.object({ id, name: maybe });

export const pressShape = z.object({
  ...interactionShape.shape,
  trigger_id: maybe,
  response_url: url.nullish(),
  channel: channelShape.nullish(),
  // Ephemeral messages come without `message`.
  container: z
    .object({
      message_ts: maybe,
      thread_ts: maybe,
      channel_id: maybe,
      is_ephemeral: flag,
    })
    .nullish(),
  message: z.object({ thread_ts: maybe }).nullish(),
  view: viewShape.nullish(),
  actions: z.tuple(
    [
      z.object({
        action_id: z.string().max(255),
        action_ts: maybe,
        selected_option: selected,
      }),
    ],
    z.unknown(),
  ),
});

export const suggestionShape = z.object({ action_id: z.string(), value: z.string() });

export const globalShortcutShape = z.object({
  ...interactionShape.shape,
  type: z.literal('shortcut'),
  trigger_id: id,
});

export const messageShortcutShape = z.object({
  ...interactionShape.shape,
  type: z.literal('message_action'),
  trigger_id: id,
  response_url: url,
  channel: channelShape,
  message: z.object({ text: maybe, ts: maybe, thread_ts: maybe }),
});

const inputValue = z.object({
  value: maybe,
  selected_option: selected,
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
});

export const submissionShape = z.object({
  ...interactionShape.shape,
  trigger_id: maybe,
  view: viewShape.extend({
    state: z.object({ values: z.record(z.string(), z.record(z.string(), inputValue)) }),
  }),
});

const envelope = {
  team_id: maybe,
  enterprise_id: maybe,
  is_ext_shared_channel: flag,
};

export const wordsEventShape = z.object({
  ...envelope,
  event: z.object({
    type: z.enum(['app_mention', 'message']),
    channel: id,
    channel_type: maybe,
    ts: id,
    thread_ts: maybe,
    text: maybe,
    user: maybe,
    subtype: maybe,
    bot_id: maybe,
    /** The team of who wrote it, where Slack says so. */
    user_team: maybe,
    team: maybe,
  }),
});

export const homeEventShape = z.object({
  ...envelope,
  event: z.object({
    type: z.literal('app_home_opened'),
    tab: z.string(),
    user: id,
    event_ts: maybe,
  }),
});

export const joinedEventShape = z.object({
  ...envelope,
  event_time: z.number().nullish(),
  event: z.object({
    type: z.literal('member_joined_channel'),
    user: id,
    channel: id,
    /** The person's own, on a channel that companies share. */
    team: maybe,
    event_ts: maybe,
  }),
});

/** What a modal remembers of where it was opened, in `private_metadata`. */
export const metadataShape = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue('not JSON');
      return z.NEVER;
    }
  })
  .pipe(z.object({ channel: id, thread: z.string().nullable() }));
