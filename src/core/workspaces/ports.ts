/** What serving many workspaces with one bot wants of the store. */
import type { Platform } from '../request.ts';

/** One installation: in a workspace, or in a whole organisation with all its workspaces. */
export interface Installation {
  readonly platform: Platform;
  /** The workspace's id; the organisation's where it is installed in a whole one. */
  readonly id: string;
  /** The organisation it belongs to; null: none. */
  readonly enterprise: string | null;
  readonly orgWide: boolean;
  /** The bot's own user there, its name, and its id as a bot. */
  readonly user: string;
  readonly name: string;
  readonly bot: string | null;
  /** What opens the workspace: never in a log, never in an error, never in the database as it is. */
  readonly token: string;
}

/** Another one with each install, so that what is learnt of an earlier one can't end a later one. */
export interface Versioned extends Installation {
  readonly version: string;
}

export interface Reading {
  readonly installations: readonly Versioned[];
  /** What can't be read, a line for people each. */
  readonly faults: readonly string[];
}

export interface InstallationStore {
  /** Installs it, or installs it again: data that was kept since stays. */
  save(installation: Installation, at: number): Promise<void>;
  /** Null where it isn't installed. Rejects with a line for people where the token's key is missing. */
  get(platform: Platform, id: string): Promise<Versioned | null>;
  /** All of a platform, sealed with the newest key from now on. */
  all(platform: Platform): Promise<Reading>;
  /** A workspace is served by an organisation's installation. */
  belongs(platform: Platform, workspace: string, organisation: string): Promise<void>;
  /** The organisation whose installation serves a workspace; null: none does. */
  organisationOf(platform: Platform, workspace: string): Promise<string | null>;
  /**
   * It is uninstalled: its token goes at once, its quizzes are paused, what is kept of its workspaces
   * waits to be forgotten. False where it isn't there in this version.
   */
  remove(
    installation: Pick<Versioned, 'platform' | 'id' | 'version'>,
    at: number,
  ): Promise<boolean>;
  /** The same for one workspace of an organisation; false where the organisation didn't serve it. */
  leave(platform: Platform, workspace: string, organisation: string, at: number): Promise<boolean>;
  /** Deletes everything of workspaces that were left before an instant; returns how many. */
  forgetBefore(before: number): Promise<number>;
}
