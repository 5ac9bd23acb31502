/** Where the bot is installed, as queries see it. `channel` is empty in both tables. */
import type { Placed } from './placed.ts';

/** `workspace` is the organisation where it is installed in a whole one. */
interface InstallationRow extends Placed {
  enterprise: string | null;
  org_wide: number;
  bot_user: string;
  name: string;
  bot: string | null;
  /** Sealed; null once it is uninstalled. */
  token: string | null;
  version: string;
  at: number;
  /** Since when it is uninstalled; null: it isn't. */
  gone_at: number | null;
}

/** A workspace that an organisation's installation serves. */
interface OrgWorkspaceRow extends Placed {
  organisation: string;
  gone_at: number | null;
}

export interface InstallationTables {
  installations: InstallationRow;
  org_workspaces: OrgWorkspaceRow;
}
