/** The installation that the bot token belongs to, and who and where a payload is for it. */
import type { Person, Place } from '../core/request.ts';

export interface Installed {
  readonly team: string;
  readonly enterprise: string | null;
  /** Installed in a whole organisation: then payloads may come without a team. */
  readonly orgWide: boolean;
  /** The bot's own user, and its name for "/invite". */
  readonly user: string;
  readonly name: string;
  readonly bot: string | null;
}

/** What a payload says of teams; null where it is silent. */
export interface Teams {
  readonly team: string | null;
  readonly enterprise: string | null;
  /** The team of the person behind it. */
  readonly person: string | null;
}

/** One installation is one workspace; an organisation's has several, named as far as the payload does. */
export function placeOf(installed: Installed, channel: string | null, teams: Teams): Place {
  const named = teams.team ?? teams.person ?? teams.enterprise ?? installed.enterprise;
  const workspace = installed.orgWide ? (named ?? installed.team) : installed.team;
  return { platform: 'slack', workspace, channel: channel ?? '' };
}

/** Slack's payloads don't say who may do what, nor in which zone they live. */
export function personOf(id: string, name: string | null): Person {
  return { id, name: name ?? '', admin: null, zone: null };
}

/** Somebody of another company, as Slack Connect lets into a channel. */
export function isStranger(installed: Installed, teams: Teams): boolean {
  if (teams.person === null || teams.person === installed.team) return false;
  return !(installed.orgWide || sameEnterprise(installed, teams));
}

/** Direct messages have ids of their own kind. */
export function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}

function sameEnterprise({ enterprise }: Installed, teams: Teams): boolean {
  return enterprise !== null && enterprise === teams.enterprise;
}
