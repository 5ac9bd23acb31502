/** What a team goes by when people ask for it. */
import type { Team } from './team.ts';

/** A name as it is compared: "The #DBA-Guild" is "dba guild". */
export function plainName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(?:the|our|your|my|a) /, '');
}

/** The team's own names; its channels and groups may be others' as well. */
export function namesOf({ id, name, words }: Team): readonly string[] {
  return [id, name, ...words].map(plainName).filter(Boolean);
}

/** What says of a name that it is people's. */
export const KINDS = /(?<=\S) (?:team|guild|squad|crew|group|people|folks|channel)$/;

/** Whom a name means: by its own name, with or without "team" behind it, else by channel or group. */
export function teamsNamed(all: Iterable<Team>, text: string): readonly Team[] {
  const teams = [...all];
  const wanted = plainName(text);
  if (wanted === '') return [];
  const short = wanted.replace(KINDS, '');
  const own = (match: (name: string) => boolean) =>
    teams.filter((team) => namesOf(team).some(match));
  const exact = own((name) => name === wanted);
  if (exact.length > 0) return exact;
  const near = own((name) => name.replace(KINDS, '') === short);
  if (near.length > 0) return near;
  return teams.filter(({ slack, discord }) =>
    [...slack, ...discord].some(
      ({ id, name }) => plainName(name) === short || id.toLowerCase() === wanted,
    ),
  );
}
