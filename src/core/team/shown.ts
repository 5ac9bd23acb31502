/** Where the team file may be seen, and how a team is reached from there. */
import { link, plain, type Span, type Spans, strong } from '../message.ts';
import type { Request } from '../request.ts';
import type { FoundTeam } from './find.ts';
import type { Contact, Team, Teams } from './team.ts';

type Where = Pick<Request, 'place' | 'outside'>;

/** Only in the workspaces and servers that the file names, and never before people from outside. */
export function isShownIn({ shownIn }: Teams, { place, outside }: Where): boolean {
  if (outside) return false;
  switch (place.platform) {
    case 'slack':
      return shownIn.slack.includes(place.workspace);
    case 'discord':
      return shownIn.discord.includes(place.workspace);
    case 'console':
      return shownIn.console;
  }
}

/** "Linux platform (prod), #linux": a channel or group as the platform links it, which pings nobody. */
export function teamSpans(
  found: Pick<FoundTeam, 'team' | 'note' | 'environment'>,
  { place }: Pick<Where, 'place'>,
): Spans {
  const { team, note, environment } = found;
  const ways = reach(team, place.platform);
  const onCall = onCallSpan(team) ?? [];
  return [
    strong(team.name),
    ...(environment ? [plain(` (${environment})`)] : []),
    ...(ways.length > 0 ? ways : onCall).flatMap((span) => [plain(', '), span]),
    ...(note ? [plain(`. ${note.replace(/\.?$/, '.')}`)] : []),
  ];
}

/** The ways to a team from a platform, the usual one first: its channel, group and person, then its page. */
export function reach(team: Team, platform: Request['place']['platform']): Spans {
  return [
    ...contactsOn(team, platform).map((contact): Span => contact),
    ...(team.link === null ? [] : [link('about the team', team.link)]),
  ];
}

/** The console is no platform of its own: it tells what there is, Slack first. */
function contactsOn(
  { slack, discord }: Team,
  platform: Request['place']['platform'],
): readonly Contact[] {
  switch (platform) {
    case 'slack':
      return slack;
    case 'discord':
      return discord;
    case 'console':
      return slack.length > 0 ? slack : discord;
  }
}

/** How to reach a team at once; null where the file doesn't say. */
export function onCallSpan({ onCall }: Team): Spans | null {
  if (onCall === null) return null;
  return [/^https:\/\/\S+$/.test(onCall) ? link('on call', onCall) : plain(onCall)];
}
