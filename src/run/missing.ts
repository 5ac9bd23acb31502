/** What the configuration lacks where one variable needs another. */

export type Platform = 'slack' | 'discord';
export type Environment = Readonly<Record<string, string | undefined>>;

export interface Fault {
  /** Null: nobody's own. */
  readonly platform: Platform | null;
  readonly line: string;
}

/** Variables that others need. */
export function missing(set: Environment): readonly Fault[] {
  const faults: Fault[] = [];
  const slack = (line: string) => faults.push({ platform: 'slack', line });
  const http = set.SLACK_SIGNING_SECRET && !set.SLACK_APP_TOKEN;
  const many = set.SLACK_CLIENT_ID || set.SLACK_CLIENT_SECRET;
  if (many) for (const line of missingForMany(set)) slack(line);
  if (set.SLACK_BOT_TOKEN && !set.SLACK_APP_TOKEN && !set.SLACK_SIGNING_SECRET) {
    slack(
      'SLACK_BOT_TOKEN needs SLACK_APP_TOKEN beside it (Socket Mode, the simplest), or SLACK_SIGNING_SECRET and PORT (HTTP).',
    );
  }
  if (!set.SLACK_BOT_TOKEN && !many && (set.SLACK_APP_TOKEN || set.SLACK_SIGNING_SECRET)) {
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

/** What installs in many workspaces need. */
function missingForMany(set: Environment): readonly string[] {
  const lines: string[] = [];
  for (const name of ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET'] as const) {
    if (set[name]) continue;
    lines.push(
      `${name} is missing: many workspaces need both. Copy it from the app's "Basic Information".`,
    );
  }
  if (set.SLACK_BOT_TOKEN) {
    lines.push(
      'SLACK_BOT_TOKEN is for one workspace, SLACK_CLIENT_ID for many. Leave one of them out.',
    );
  } else if (!set.SLACK_APP_TOKEN && !set.SLACK_SIGNING_SECRET) {
    lines.push(
      'SLACK_SIGNING_SECRET is missing: with SLACK_CLIENT_ID it is needed to hear from Slack (or SLACK_APP_TOKEN, for Socket Mode). Copy it from the app\'s "Basic Information".',
    );
  }
  if (!set.SLACK_TOKEN_KEYS) {
    lines.push(
      'SLACK_TOKEN_KEYS is missing: the tokens of many workspaces are kept encrypted. Set it to k1: and what `openssl rand -base64 32` prints.',
    );
  }
  if (!set.PORT) {
    lines.push('PORT is missing: with SLACK_CLIENT_ID, /slack/install is served there.');
  }
  return lines;
}
