/**
 * The app manifest as Slack takes it, after its published schema (github.com/slackapi/manifest-schema, 1.0.0)
 * and its reference: what stands here is no more than what we print. Unknown fields are refused.
 */
import { z } from 'zod';

const text = (max: number) => z.string().min(1).max(max);
const url = z
  .string()
  .regex(/^https?:\/\//)
  .max(3000);
const unique = (list: readonly string[]) => new Set(list).size === list.length;
const names = (most: number) =>
  z.array(text(50)).max(most).refine(unique, 'one stands there twice');

const manifestShape = z.strictObject({
  display_information: z.strictObject({
    name: text(35),
    description: text(140),
    background_color: z.string().regex(/^#[0-9a-f]{3}([0-9a-f]{3})?$/i),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: z.string().regex(/^[a-z0-9._-]{1,80}$/) }),
    shortcuts: z
      .array(
        z.strictObject({
          name: text(24),
          type: z.enum(['global', 'message']),
          callback_id: text(255),
          description: text(150),
        }),
      )
      .min(1)
      .max(10),
    slash_commands: z
      .array(
        z.strictObject({
          command: z
            .string()
            .regex(/^\/\S+$/)
            .min(2)
            .max(32),
          url: url.optional(),
          description: text(2000),
          usage_hint: text(1000).optional(),
          should_escape: z.boolean(),
        }),
      )
      .min(1)
      .max(50),
  }),
  oauth_config: z.strictObject({
    redirect_urls: z.array(url).optional(),
    scopes: z
      .strictObject({ bot: names(255), bot_optional: names(255).default([]) })
      .refine(
        ({ bot, bot_optional }) => bot_optional.every((scope) => bot.includes(scope)),
        'an optional scope has to stand among all of them too',
      ),
  }),
  settings: z
    .strictObject({
      event_subscriptions: z.strictObject({ request_url: url.optional(), bot_events: names(100) }),
      interactivity: z.strictObject({
        is_enabled: z.literal(true),
        request_url: url.optional(),
        message_menu_options_url: url.optional(),
      }),
      org_deploy_enabled: z.boolean(),
      socket_mode_enabled: z.boolean(),
      token_rotation_enabled: z.boolean(),
    })
    .refine(
      ({ socket_mode_enabled, event_subscriptions, interactivity }) =>
        socket_mode_enabled || (event_subscriptions.request_url && interactivity.request_url),
      'without Socket Mode it needs an address',
    ),
});

/** What is wrong with a manifest, by path; empty when Slack would take it. */
export function manifestFaults(manifest: unknown): readonly string[] {
  const parsed = manifestShape.safeParse(manifest);
  return parsed.success ? [] : [z.prettifyError(parsed.error)];
}
