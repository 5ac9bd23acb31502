/** The environment's variables, each with its check. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const levels = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']);

const url = (...schemes: readonly string[]) =>
  z.string().refine((value) => schemes.includes(URL.parse(value)?.protocol ?? ''), {
    error: `isn't an address that starts with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}.`,
  });

/** A token by its prefix; another token's prefix tells which one was pasted here by mistake. */
const slackToken = (prefix: string, whatItIs: string, where: string) =>
  z.string().superRefine((value, context) => {
    const own = /^(xox[a-z](\.xox[a-z])?|xapp)-/.exec(value)?.[0];
    if (own === prefix && /^[\w-]{10,}$/.test(value)) return;
    context.addIssue({
      code: 'custom',
      message:
        own === prefix
          ? `is cut short or holds other characters. Copy it again from ${where}.`
          : own?.startsWith('xoxe')
            ? 'is a token that expires. Turn token rotation off for the app and install it again.'
            : `isn't ${whatItIs}, which starts with "${prefix}"${own ? `; this one starts with "${own}"` : ''}. Copy it from ${where}.`,
    });
  });

const port = z
  .string()
  .regex(/^\d{1,5}$/, "isn't a port, a number from 1 to 65535.")
  .transform(Number)
  .refine((number) => number <= 65535, "isn't a port, a number from 1 to 65535.");

/** `name:key`, joined by commas; 32 bytes in base64 each. */
const tokenKeys = z.string().transform((list, context) => {
  const fault = (message: string) => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  const keys = list.split(',').map((one) => {
    const [, id = '', key = ''] = /^([\w-]{1,32}):([\w+/-]{43}=?)$/.exec(one.trim()) ?? [];
    return { id, key: new Uint8Array(Buffer.from(key, 'base64')) };
  });
  if (keys.some(({ key }) => key.length !== 32)) {
    return fault(
      'has something that is no key. Write name:key, where `openssl rand -base64 32` makes the key; join several by commas, the newest first.',
    );
  }
  const twice = new Set(keys.map(({ id }) => id)).size < keys.length;
  return twice ? fault('has two keys of the same name. Give each its own.') : keys;
});

/** Every variable with its check; a message goes on from the variable's name and says what to do. */
export const variableShape = z.object({
  KNOWLEDGE_DIR: z
    .string()
    .default(fileURLToPath(new URL('../knowledge', import.meta.url)))
    .transform((path) => resolve(path)),
  DATA_DIR: z
    .string()
    .default('data')
    .transform((path) => resolve(path)),
  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  SLACK_BOT_TOKEN: slackToken(
    'xoxb-',
    'a bot token',
    'the app\'s "OAuth & Permissions"',
  ).optional(),
  SLACK_APP_TOKEN: slackToken(
    'xapp-',
    'an app-level token',
    'the app\'s "Basic Information", "App-Level Tokens"',
  ).optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(
      /^[0-9a-f]{32}$/,
      'isn\'t a signing secret, 32 digits and letters a to f. Copy it from the app\'s "Basic Information".',
    )
    .optional(),
  SLACK_CLIENT_ID: z
    .string()
    .regex(
      /^\d+\.\d+$/,
      'isn\'t a client id, two numbers joined by a dot. Copy it from the app\'s "Basic Information".',
    )
    .optional(),
  SLACK_CLIENT_SECRET: z
    .string()
    .regex(
      /^[0-9a-f]{32}$/,
      'isn\'t a client secret, 32 digits and letters a to f. Copy it from the app\'s "Basic Information".',
    )
    .optional(),
  SLACK_TOKEN_KEYS: tokenKeys.default([]),
  SLACK_API_URL: url('https:', 'http:').optional(),
  DISCORD_TOKEN: z
    .string()
    .regex(
      /^[\w-]{10,}\.[\w-]{4,}\.[\w-]{10,}$/,
      'isn\'t a bot token, three parts joined by dots. Copy it from the application\'s "Bot" page, not the client secret or the public key.',
    )
    .optional(),
  DISCORD_API_URL: url('https:', 'http:').optional(),
  DISCORD_GUILD_ID: z
    .string()
    .regex(
      /^\d{17,20}$/,
      'isn\'t a server\'s id, 17 to 20 digits. Turn on Developer Mode in Discord, right-click the server, "Copy Server ID".',
    )
    .optional(),
  ADMINS: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .refine(
      (ids) =>
        ids.every((id) =>
          /^(slack:[TE][A-Z0-9]+\/)?[UW][A-Z0-9]{6,}$|^(discord:\d{17,20}\/)?\d{17,20}$/.test(id),
        ),
      {
        error:
          'has something that is no person\'s id. Join ids by commas: on Slack "Copy member ID" in a profile (U0123ABCD), on Discord "Copy User ID" (17 to 20 digits). For one workspace or server alone: slack:T…/U… or discord:…/….',
      },
    ),
  PORT: port.optional(),
  METRICS_PORT: z
    .union([z.literal('off'), port], { error: "isn't a port, a number from 1 to 65535, or off." })
    .default(9464),
  METRICS_HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: levels.default('info'),
  NO_COLOR: z.string().optional(),
});

export type Values = z.infer<typeof variableShape>;
