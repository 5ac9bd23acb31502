/** The only reader of the environment; reports every fault at once, and never repeats a secret. */
import type { z } from 'zod';
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

export interface SlackConfig {
  readonly botToken: string;
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

type Platform = 'slack' | 'discord';

export interface LeftOut {
  readonly platform: Platform;
  readonly faults: readonly string[];
}

/** The names of all variables that are read. */
export const variables: readonly string[] = Object.keys(variableShape.shape);

type Environment = Readonly<Record<string, string | undefined>>;
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

interface Fault {
  /** Null: nobody's own. */
  readonly platform: Platform | null;
  readonly line: string;
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

/** Variables that others need. */
function missing(set: Environment): readonly Fault[] {
  const faults: Fault[] = [];
  const slack = (line: string) => faults.push({ platform: 'slack', line });
  const http = set.SLACK_SIGNING_SECRET && !set.SLACK_APP_TOKEN;
  if (set.SLACK_BOT_TOKEN && !set.SLACK_APP_TOKEN && !set.SLACK_SIGNING_SECRET) {
    slack(
      'SLACK_BOT_TOKEN needs SLACK_APP_TOKEN beside it (Socket Mode, the simplest), or SLACK_SIGNING_SECRET and PORT (HTTP).',
    );
  }
  if (!set.SLACK_BOT_TOKEN && (set.SLACK_APP_TOKEN || set.SLACK_SIGNING_SECRET)) {
    slack(
      'SLACK_BOT_TOKEN is missing: the other Slack variables do nothing without it. Copy it from the app\'s "OAuth & Permissions".',
    );
  }
  if (set.SLACK_BOT_TOKEN && http && !set.PORT) {
    slack('PORT is missing: with SLACK_SIGNING_SECRET, Slack sends its requests there.');
  }
  if (set.DISCORD_GUILD_ID && !set.DISCORD_TOKEN) {
    const line = 'DISCORD_TOKEN is missing: DISCORD_GUILD_ID does nothing without it.';
    faults.push({ platform: 'discord', line });
  }
  return faults;
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
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken } = values;
  const apiUrl = values.SLACK_API_URL ?? null;
  if (!botToken) return null;
  if (appToken) return { botToken, apiUrl, via: { kind: 'socket', appToken } };
  const signingSecret = values.SLACK_SIGNING_SECRET;
  return signingSecret ? { botToken, apiUrl, via: { kind: 'http', signingSecret } } : null;
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
