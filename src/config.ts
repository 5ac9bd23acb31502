/** The only reader of the environment; reports every fault at once, and never repeats a secret. */
import type { z } from 'zod';
import { type Environment, type Fault, missing, type Platform } from './run/missing.ts';
import { type Values, variableShape } from './variables.ts';

export interface Config {
  readonly knowledgeDir: string;
  readonly dataDir: string;
  /** PostgreSQL; null: a SQLite file in the data folder. */
  readonly databaseUrl: string | null;
  readonly slack: SlackConfig | null;
  readonly discord: DiscordConfig | null;
  /** A platform that is left out because its own settings are wrong, while the other one can start. */
  readonly leftOut: LeftOut | null;
  /** For the tokens of many workspaces; the first one writes, all of them read. */
  readonly tokenKeys: Values['SLACK_TOKEN_KEYS'];
  /** Ids of the people on either platform who may do what admins may. */
  readonly admins: ReadonlySet<string>;
  /** Health, readiness and Slack over HTTP; null: not served. */
  readonly port: number | null;
  readonly metrics: MetricsConfig | null;
  readonly logLevel: Values['LOG_LEVEL'];
  /** The terminal may be coloured. */
  readonly colour: boolean;
}

/** Where /metrics is served. */
export interface MetricsConfig {
  readonly host: string;
  readonly port: number;
}

/** One workspace by its bot token, or many by their installs. */
export type SlackConfig = SlackConnection &
  (
    | { readonly botToken: string }
    | { readonly oauth: { readonly clientId: string; readonly clientSecret: string } }
  );

interface SlackConnection {
  /** Socket Mode wins where both are set: it needs nothing reachable from outside. */
  readonly via:
    | { readonly kind: 'socket'; readonly appToken: string }
    | { readonly kind: 'http'; readonly signingSecret: string };
  readonly apiUrl: string | null;
}

export interface DiscordConfig {
  readonly token: string;
  readonly apiUrl: string | null;
  /** Commands are registered in this server alone. */
  readonly guildId: string | null;
}

export interface LeftOut {
  readonly platform: Platform;
  readonly faults: readonly string[];
}

/** The names of all variables that are read. */
export const variables: readonly string[] = Object.keys(variableShape.shape);

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  /** One line for each fault: which variable, what is wrong, what to do. */
  | { readonly ok: false; readonly faults: readonly string[] };

/** Reads the configuration; empty variables count as not set. */
export function readConfig(environment: Environment): ConfigResult {
  const set = Object.fromEntries(
    variables
      .map((name) => [name, environment[name]?.trim()] as const)
      .filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
  const { config, faults } = readSet(set);
  if (config) return { ok: true, config };
  const lines = faults.map(({ line }) => line);
  const [platform, ...others] = new Set(faults.map((fault) => fault.platform));
  if (platform && others.length === 0) {
    // One platform's token is no reason for the other to stay away.
    const rest = Object.entries(set).filter(([name]) => platformOf(name) !== platform);
    const without = readSet(Object.fromEntries(rest)).config;
    if (without?.slack || without?.discord) {
      return { ok: true, config: { ...without, leftOut: { platform, faults: lines } } };
    }
  }
  return { ok: false, faults: lines };
}

function readSet(set: Environment): { config: Config | null; faults: readonly Fault[] } {
  const parsed = variableShape.safeParse(set);
  const faults = [
    ...(parsed.error?.issues.map((issue) => ({
      platform: platformOf(String(issue.path[0])),
      line: faultLine(issue, set),
    })) ?? []),
    ...missing(set),
  ];
  const config = parsed.success && faults.length === 0 ? arranged(parsed.data) : null;
  return { config, faults };
}

function platformOf(name: string): Platform | null {
  if (name.startsWith('SLACK_')) return 'slack';
  return name.startsWith('DISCORD_') ? 'discord' : null;
}

function faultLine(issue: z.core.$ZodIssue, set: Environment): string {
  const name = String(issue.path[0]);
  if (/^(["']).*\1$/.test(set[name] ?? '')) return `${name} stands in quotes. Leave them out.`;
  if (issue.code === 'invalid_value') return `${name} isn't one of ${issue.values.join(', ')}.`;
  return `${name} ${issue.message}`;
}

function arranged(values: Values): Config {
  return {
    knowledgeDir: values.KNOWLEDGE_DIR,
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL ?? null,
    slack: slackOf(values),
    discord: values.DISCORD_TOKEN
      ? {
          token: values.DISCORD_TOKEN,
          apiUrl: values.DISCORD_API_URL ?? null,
          guildId: values.DISCORD_GUILD_ID ?? null,
        }
      : null,
    leftOut: null,
    tokenKeys: values.SLACK_TOKEN_KEYS,
    admins: new Set(values.ADMINS),
    port: values.PORT ?? null,
    metrics:
      values.METRICS_PORT === 'off'
        ? null
        : { host: values.METRICS_HOST, port: values.METRICS_PORT },
    logLevel: values.LOG_LEVEL,
    colour: values.NO_COLOR === undefined,
  };
}

function slackOf(values: Values): SlackConfig | null {
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = values;
  const apiUrl = values.SLACK_API_URL ?? null;
  const via = appToken
    ? ({ kind: 'socket', appToken } as const)
    : signingSecret && ({ kind: 'http', signingSecret } as const);
  if (!via) return null;
  const { SLACK_BOT_TOKEN: botToken } = values;
  if (botToken) return { botToken, apiUrl, via };
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret } = values;
  return clientId && clientSecret ? { oauth: { clientId, clientSecret }, apiUrl, via } : null;
}

/** The process's environment with `.env` of the working folder added, where there is one that can be read. */
export function environment(): Environment {
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!missing) process.stderr.write(`I can't read .env, so I go on without it: ${error}\n`);
  }
  return process.env;
}

/** Whether npm has started the process. */
export function underNpm(): boolean {
  return process.env.npm_lifecycle_event !== undefined;
}
