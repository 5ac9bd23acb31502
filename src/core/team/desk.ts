/** The team file as one place may see it. */
import type { Knowledge, Service, Topic } from '../knowledge/shape.ts';
import type { Spans } from '../message.ts';
import type { Request } from '../request.ts';
import { type AskedOfTeams, readAsked, topicalWords } from './asked.ts';
import { type TeamCard, teamCard } from './card.ts';
import { type FoundTeam, findTeam } from './find.ts';
import { isShownIn, teamSpans } from './shown.ts';
import type { Environment, Team, Teams } from './team.ts';

export interface TeamDeskParts {
  /** Asked anew each time: both change while the bot runs. */
  readonly teams: () => Teams | null;
  readonly knowledge: () => Knowledge;
}

export interface TeamsHere {
  /** All that the file says. */
  readonly all: Teams;
  read(text: string): AskedOfTeams;
  find(
    topic: Topic | null,
    service: Service | null,
    environment: Environment | null,
  ): FoundTeam | null;
  /** "Linux platform, #linux", as this place's platform links it; it pings nobody. */
  say(found: Pick<FoundTeam, 'team' | 'note' | 'environment'>): Spans;
  card(teams: readonly Team[]): TeamCard;
}

/** Null wherever nothing of the file may be shown. */
export type TeamDesk = (where: Pick<Request, 'place' | 'outside'>) => TeamsHere | null;

export function createTeamDesk({ teams, knowledge }: TeamDeskParts): TeamDesk {
  let topical: { readonly of: Knowledge; readonly has: ReturnType<typeof topicalWords> } | null =
    null;
  const isTopical = (word: string, text: string) => {
    const current = knowledge();
    if (topical?.of !== current) topical = { of: current, has: topicalWords(current) };
    return topical.has(word, text);
  };
  return (where) => {
    const all = teams();
    if (!all || !isShownIn(all, where)) return null;
    return {
      all,
      read: (text) => readAsked(all, isTopical, text),
      find: (topic, service, environment) =>
        findTeam(all, { topic, service, environment: environment?.id ?? null }),
      say: (found) => teamSpans(found, where),
      card: (asked) => teamCard(asked, all, knowledge(), where),
    };
  };
}
