/** Who inside the company owns the customer's half: the most specific entry wins, whole. */
import type { Service, Topic } from '../knowledge/shape.ts';
import type { Entry, Scope, Team, Teams } from './team.ts';

/** What a team was found for. */
export interface Matter {
  readonly topic: Topic | null;
  readonly service: Service | null;
  /** An environment's id. */
  readonly environment: string | null;
}

export interface FoundTeam {
  readonly team: Team;
  /** What the entry says about it: "the window is Sunday at two". */
  readonly note: string | null;
  readonly by: 'topic-on-service' | 'topic' | 'service' | 'default';
  /** The environment whose entry it is; null: it holds in all of them. */
  readonly environment: string | null;
}

/**
 * An environment's entries come before those for all environments; within each: the topic on the service, the
 * topic, the service, the default. A service without an entry of its own is where its parent is.
 */
export function findTeam(teams: Teams, matter: Matter): FoundTeam | null {
  const named = teams.environments.find(({ id }) => id === matter.environment);
  const scopes: readonly (readonly [Scope, string | null])[] = [
    ...(named ? [[named, named.id] as const] : []),
    [teams.everywhere, null],
  ];
  for (const [scope, environment] of scopes) {
    for (const [by, entry] of entriesOf(scope, matter)) {
      const team = entry && teams.teams.get(entry.team);
      if (team) return { team, note: entry.note, by, environment };
    }
  }
  return null;
}

type Candidate = readonly [FoundTeam['by'], Entry | null | undefined];

function entriesOf(scope: Scope, { topic, service }: Matter): readonly Candidate[] {
  const services = service ? [service.id, ...(service.parent ? [service.parent] : [])] : [];
  return [
    ...services.map((id): Candidate => {
      return ['topic-on-service', topic && scope.both.get(id)?.get(topic.id)];
    }),
    ['topic', topic && scope.topics.get(topic.id)],
    ...services.map((id): Candidate => ['service', scope.services.get(id)]),
    ['default', scope.fallback],
  ];
}
