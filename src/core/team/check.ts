/** The check of team.yaml beyond its shape and its ids: names that clash, dates that have gone by. */
import { TEAM_ENTRIES } from '../knowledge/check-references.ts';
import type { Fault } from '../knowledge/fault.ts';
import { resolve } from '../knowledge/resolve.ts';
import type { Knowledge } from '../knowledge/shape.ts';
import { at, type Spot, strings, type TextSpot } from '../knowledge/spot.ts';
import type { TeamFile } from './file-shape.ts';
import { namesOf, plainName } from './names.ts';
import { buildTeams } from './team.ts';

export const teamFile = 'team.yaml';

/** After so many days people have moved on. */
const staleDays = 180;
const dayMs = 24 * 60 * 60 * 1000;

/** Everything wrong with a team file of the right shape; `now` in ms since 1970. */
export function checkTeams(file: TeamFile, knowledge: Knowledge, now: number): readonly Fault[] {
  return [
    ...twoOfAName(file),
    ...nowhere(file),
    ...idle(file),
    ...notThere(file, knowledge),
    ...strings(file, 'reviewed').flatMap((spot) => dated(spot, now)),
    ...strings(file, 'teams.*.reviewed').flatMap((spot) => dated(spot, now)),
    ...inEntries(file, '.reviewed').flatMap((spot) => dated(spot, now)),
  ];
}

/** The text in every entry: the entry itself, or what stands under a key of it. */
function inEntries(file: TeamFile, key: '' | `.${string}`): readonly TextSpot[] {
  return TEAM_ENTRIES.flatMap((entry) => strings(file, entry + key));
}

function dated(spot: TextSpot, now: number): readonly Fault[] {
  const days = Math.floor((now - Date.parse(spot.value)) / dayMs);
  // A day on either side of the date line is today.
  if (days < -1) {
    return [warning(spot, `\`${spot.value}\` is still to come`, 'say when it was last checked')];
  }
  if (days <= staleDays) return [];
  const hint = 'ask whether it still holds, then write the day on which you did';
  return [warning(spot, `last checked ${days} days ago`, hint)];
}

/** A name, a word or an environment's word that two bear. */
function twoOfAName(file: TeamFile): readonly Fault[] {
  const teams = buildTeams(file);
  return [
    ...clashes(
      [...teams.teams.values()].map((team) => ({
        owner: team.id,
        path: ['teams', team.id],
        names: namesOf(team),
      })),
      'team',
    ),
    ...clashes(
      teams.environments.map(({ id, words }) => ({
        owner: id,
        path: ['environments', id],
        names: [id, ...words].map(plainName),
      })),
      'environment',
    ),
  ];
}

interface Named {
  readonly owner: string;
  readonly path: readonly string[];
  readonly names: readonly string[];
}

function clashes(all: readonly Named[], kind: string): readonly Fault[] {
  const taken = new Map<string, string>();
  return all.flatMap(({ owner, path, names }) =>
    [...new Set(names)].flatMap((name) => {
      const other = taken.get(name);
      if (other === undefined) taken.set(name, owner);
      if (other === undefined) return [];
      const message = `\`${name}\` is the ${kind} \`${other}\` and the ${kind} \`${owner}\``;
      return [{ file: teamFile, path, onKey: true as const, message, hint: 'keep it in one' }];
    }),
  );
}

function nowhere({ shown_in: where }: TeamFile): readonly Fault[] {
  if (where.slack.length > 0 || where.discord.length > 0 || where.console) return [];
  const hint = 'name your workspace or server, or `console: true`';
  return [warning({ path: ['shown_in'], value: null }, 'this is shown nowhere', hint)];
}

/** A team that no entry names. */
function idle(file: TeamFile): readonly Fault[] {
  const entries = [...inEntries(file, ''), ...inEntries(file, '.team')];
  const named = new Set(entries.map(({ value }) => value));
  return strings(file, 'teams.~')
    .filter(({ value }) => !named.has(value))
    .map((spot) =>
      warning(spot, `nothing is the job of \`${spot.value}\``, 'name it where it is, or delete it'),
    );
}

/** An entry for a topic on a service where it means nothing. */
function notThere(file: TeamFile, knowledge: Knowledge): readonly Fault[] {
  return ['', 'environments.*.'].flatMap((scope) =>
    strings(file, `${scope}topics_on_services.*.~`).flatMap((spot) => {
      const service = knowledge.services.get(String(spot.path.at(-2)));
      const topic = knowledge.topics.get(spot.value);
      if (!service || !topic || resolve(knowledge, topic, service)) return [];
      const message = `\`${topic.id}\` means nothing on \`${service.id}\``;
      return [warning(spot, message, 'nobody will ever see this line: delete it')];
    }),
  );
}

function warning(spot: Spot, message: string, hint: string): Fault {
  return { file: teamFile, ...at(spot), message, hint, warning: true };
}
