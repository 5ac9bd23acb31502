/** The team file as core works with it. */
import type { EntryFile, ScopeFile, TeamFile } from './file-shape.ts';

/** A channel, group, role or person of a platform. */
export interface Contact {
  readonly kind: 'channel' | 'group' | 'person';
  readonly id: string;
  readonly name: string;
}

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly words: readonly string[];
  readonly slack: readonly Contact[];
  readonly discord: readonly Contact[];
  readonly link: string | null;
  readonly onCall: string | null;
  readonly note: string | null;
  /** `YYYY-MM-DD`. */
  readonly reviewed: string;
}

/** What is said for everything, or for one environment. */
export interface Scope {
  readonly fallback: Entry | null;
  readonly topics: ReadonlyMap<string, Entry>;
  readonly services: ReadonlyMap<string, Entry>;
  /** By service, then by topic. */
  readonly both: ReadonlyMap<string, ReadonlyMap<string, Entry>>;
}

export interface Entry {
  readonly team: string;
  readonly note: string | null;
}

export interface Environment extends Scope {
  readonly id: string;
  readonly words: readonly string[];
}

export interface Teams {
  readonly shownIn: TeamFile['shown_in'];
  readonly reviewed: string;
  readonly teams: ReadonlyMap<string, Team>;
  readonly everywhere: Scope;
  readonly environments: readonly Environment[];
}

/** From a file of the right shape; the ids in it must be known to be good. */
export function buildTeams(file: TeamFile): Teams {
  return {
    shownIn: file.shown_in,
    reviewed: file.reviewed,
    teams: new Map(
      Object.entries(file.teams).map(([id, team]) => [id, teamOf(id, team, file.reviewed)]),
    ),
    everywhere: scopeOf(file),
    environments: Object.entries(file.environments).map(([id, environment]) => ({
      ...scopeOf(environment),
      id,
      words: environment.words,
    })),
  };
}

function teamOf(id: string, file: TeamFile['teams'][string], reviewed: string): Team {
  const { slack, discord } = file;
  const contact = (
    kind: Contact['kind'],
    found: { readonly id: string; readonly name: string } | undefined,
  ): readonly Contact[] => (found ? [{ kind, id: found.id, name: bare(found.name) }] : []);
  return {
    id,
    name: file.name,
    words: file.words,
    slack: [
      ...contact('channel', slack?.channel),
      ...contact('group', slack?.group),
      ...contact('person', slack?.person),
    ],
    discord: [...contact('channel', discord?.channel), ...contact('group', discord?.role)],
    link: file.link ?? null,
    onCall: file.on_call ?? null,
    note: file.note ?? null,
    reviewed: file.reviewed ?? reviewed,
  };
}

function scopeOf(file: ScopeFile): Scope {
  const entries = (record: Readonly<Record<string, EntryFile>>) =>
    new Map(Object.entries(record).map(([id, entry]) => [id, entryOf(entry)]));
  return {
    fallback: file.default === undefined ? null : entryOf(file.default),
    topics: entries(file.topics),
    services: entries(file.services),
    both: new Map(
      Object.entries(file.topics_on_services).map(([id, topics]) => [id, entries(topics)]),
    ),
  };
}

function entryOf(entry: EntryFile): Entry {
  return typeof entry === 'string'
    ? { team: entry, note: null }
    : { team: entry.team, note: entry.note ?? null };
}

/** The renderers put the sign before it. */
function bare(name: string): string {
  return name.replace(/^[#@]/, '');
}
