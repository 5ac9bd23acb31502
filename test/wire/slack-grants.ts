/** Who may call: tokens by the workspace or organisation that gave them, and OAuth's codes for new ones. */
import { z } from 'zod';
import { type Answer, botId, botUser, refuse, team, type Workspace } from './slack-workspace.ts';

export const clientId = '1234567890.1234567890';
export const clientSecret = 'abcdefabcdefabcdefabcdefabcdefab';

export interface Grant {
  readonly token: string;
  /** The workspace's, or the organisation's where it is for a whole one. */
  readonly id: string;
  readonly enterprise: string | null;
  readonly orgWide: boolean;
  /** An organisation's workspaces. */
  readonly teams: readonly string[];
  readonly botUser: string;
  readonly botId: string;
  /** What every call is refused with; null: none is. */
  over: string | null;
}

export type Approval = Pick<Grant, 'id'> &
  Partial<Pick<Grant, 'enterprise' | 'orgWide' | 'teams'>> & {
    /** Further fields of what the code is exchanged for. */
    readonly more?: object;
  };

export interface Grants {
  /** Null: a token that nobody gave. */
  of(token: string): Grant | null;
  readonly all: readonly Grant[];
  workspace(team: string): Workspace;
  /** The workspace that a call is about: an organisation's by the channel's id, which is in one only. */
  about(grant: Grant, args: Readonly<Record<string, unknown>>): Workspace;
  /** Somebody presses "Allow": the code that the browser brings back. */
  approve(approval: Approval): string;
  /** `oauth.v2.access`. */
  exchange(args: unknown): Answer;
  /** Ends all that it gave. */
  revoke(id: string, code?: string): void;
}

const exchangeArgs = z.object({
  code: z.string(),
  client_id: z.string(),
  client_secret: z.string(),
});

/** `make` gives another workspace. */
export function createGrants(homeToken: string, home: Workspace, make: () => Workspace): Grants {
  const workspaces = new Map([[team, home]]);
  const codes = new Map<string, Approval>();
  const all: Grant[] = [
    {
      token: homeToken,
      id: team,
      enterprise: null,
      orgWide: false,
      teams: [],
      botUser,
      botId,
      over: null,
    },
  ];
  let count = 0;

  const workspace = (id: string): Workspace => {
    const known = workspaces.get(id);
    if (known) return known;
    const made = make();
    workspaces.set(id, made);
    return made;
  };

  return {
    all,
    workspace,
    of: (token) => all.find((grant) => grant.token === token) ?? null,
    about({ id, teams }, { channel }) {
      const one = teams.find((each) => workspace(each).channels.has(String(channel)));
      return workspace(one ?? teams[0] ?? id);
    },
    approve(approval) {
      count += 1;
      const code = `code-${count}`;
      codes.set(code, approval);
      return code;
    },
    exchange(args) {
      const parsed = exchangeArgs.safeParse(args);
      if (!parsed.success) return refuse('invalid_arguments');
      const { code, client_id, client_secret } = parsed.data;
      if (client_id !== clientId) return refuse('invalid_client_id');
      if (client_secret !== clientSecret) return refuse('bad_client_secret');
      const approval = codes.get(code);
      if (!approval) return refuse('invalid_code');
      codes.delete(code);
      const { id, enterprise = null, orgWide = false, teams = [], more = {} } = approval;
      count += 1;
      const grant: Grant = {
        token: `xoxb-${id}-${count}-secret`,
        id,
        enterprise,
        orgWide,
        teams,
        botUser: `U0BOT${id}`,
        botId: `B0BOT${id}`,
        over: null,
      };
      all.push(grant);
      return {
        ok: true,
        app_id: 'A0000APP',
        access_token: grant.token,
        token_type: 'bot',
        scope: 'commands,chat:write',
        bot_user_id: grant.botUser,
        team: orgWide ? null : { id, name: `The <b>${id}</b>` },
        enterprise: enterprise === null ? null : { id: enterprise, name: 'Org' },
        is_enterprise_install: orgWide,
        authed_user: { id: 'U0000ANA' },
        ...more,
      };
    },
    revoke(id, code = 'account_inactive') {
      for (const grant of all) if (grant.id === id) grant.over = code;
    },
  };
}
