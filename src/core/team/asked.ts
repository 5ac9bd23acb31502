/** What in a question is about our own people: an environment, whom to call, or a team by its name. */
import type { Knowledge } from '../knowledge/shape.ts';
import { KINDS, plainName, teamsNamed } from './names.ts';
import type { Environment, Team, Teams } from './team.ts';

export interface AskedOfTeams {
  /** What is left for the lookup. */
  readonly rest: string;
  readonly environment: Environment | null;
  /** It was asked whom to call. */
  readonly call: boolean;
  /** The teams that were asked about; empty where none was. */
  readonly teams: readonly Team[];
  /** Nothing but a name was said, which may as well be a topic's. */
  readonly bare: boolean;
}

/** Longer texts are stories; nobody asks for a team in one. */
const LONGEST = 300;

/** The groups hold what is asked about. */
const CALLS: readonly RegExp[] = [
  /^(?:who|whom) (?:do|should|can|must|could|would) (?:i|we|you|one) (?:call|ask|contact|ping|page|e?mail|message|tell|see|talk to|speak (?:to|with)|reach(?: out to)?|go to|turn to|escalate to)(?: (?:here|internally|in our company))?(?: (?:about|for|regarding|on|with|when|if))? (.+)$/i,
  /^(?:who(?:['’]?s| is)|which team is) (?:on[- ]call|(?:our|my|the) (?:contact|person|team|go-to)) (?:for|about|of) (.+)$/i,
  /^(?:which|what|whose) (?:of our )?(?:team|group|squad|crew)s? (?:here )?(?:owns?|has|have|handles?|does|do|looks? after|is responsible for|runs?|takes? care of) (.+)$/i,
  /^(who) (?:here|internally|in[- ]house|inside|in (?:our|my|the) company|on our side|at our (?:end|company)) (.+)$/i,
];

const NAMED: readonly RegExp[] = [
  /^who(?:['’]?s| is| are) (.+)$/i,
  /^what (?:does|do) (.+?) (?:own|do|handle|cover|run|look after|take care of|deal with)(?: here| for us)?$/i,
  /^what(?:['’]?s| is| are) (.+?) (?:responsible for|in charge of|the owners? of)$/i,
  /^(?:how|where) (?:do|can) (?:i|we) (?:reach|contact|find|call|ask) (.+)$/i,
];

export function readAsked(teams: Teams, isTopical: IsTopical, text: string): AskedOfTeams {
  const nothing = { rest: text, environment: null, call: false, teams: [], bare: false };
  if (text.length > LONGEST) return nothing;
  const said = text.trim().replace(/[\s?!.]+$/, '');
  for (const pattern of NAMED) {
    const named = teamsNamed(teams.teams.values(), pattern.exec(said)?.[1] ?? '');
    if (named.length > 0) return { ...nothing, teams: named };
  }
  const bare = teamsNamed(teams.teams.values(), said);
  const sure = /^[#@<]/.test(said) || KINDS.test(plainName(said));
  if (bare.length > 0) return { ...nothing, teams: bare, bare: !sure };
  const called = CALLS.map((pattern) => pattern.exec(said)).find((match) => match !== null);
  const about = called ? called.slice(1).join(' ') : text;
  if (called) {
    const [all] = ofTheRest(teams, about);
    if (all) return { ...nothing, teams: [all] };
  }
  const { environment, rest } = environmentIn(teams, isTopical, about);
  return { ...nothing, rest, environment, call: called !== undefined };
}

/** "Who do I call in prod": the team of all that nobody else is named for. */
function ofTheRest({ environments, everywhere, teams }: Teams, about: string): readonly Team[] {
  const name = plainName(about.replace(/^(?:in|on|for|at|within) /i, ''));
  const environment = environments.find(({ id, words }) =>
    [id, ...words].some((word) => plainName(word) === name),
  );
  const team = environment && (environment.fallback ?? everywhere.fallback)?.team;
  return [...teams.values()].filter(({ id }) => id === team);
}

/** Whether a word stands in a text as part of a topic's or service's own words: "test" in "pen test". */
type IsTopical = (word: string, text: string) => boolean;

export function topicalWords({ topics, services }: Knowledge): IsTopical {
  const phrases = new Map<string, string[]>();
  const all = [
    ...[...topics.values()].flatMap(({ title, words }) => [title, ...words]),
    ...[...services.values()].flatMap(({ name, words }) => [name, ...words]),
  ];
  for (const phrase of new Set(all.map(plainName))) {
    for (const word of new Set(phrase.split(' '))) {
      const others = phrases.get(word);
      if (others) others.push(phrase);
      else phrases.set(word, [phrase]);
    }
  }
  return (word, text) => {
    const said = ` ${plainName(text)} `;
    return (phrases.get(word) ?? []).some((phrase) => said.includes(` ${phrase} `));
  };
}

/**
 * "patching ec2 in prod", "prod ec2 patching". A word of the topic itself ("pen test") counts only with "in"
 * before it and nothing behind, or as "the test environment".
 */
function environmentIn(
  { environments }: Teams,
  isTopical: IsTopical,
  text: string,
): { readonly environment: Environment | null; readonly rest: string } {
  for (const environment of environments) {
    for (const word of [environment.id, ...environment.words]) {
      const name = plainName(word).replaceAll(' ', '[ -]');
      if (name === '') continue;
      const sure = `(?:(?:in|on|for|at|within|to) )?(?:our |the |my )?${name} (?:environments?|envs?|accounts?|stages?|clusters?)`;
      const last = `(?:in|on|for|at|within) (?:our |the |my )?${name}(?=[\\s?!.]*$)`;
      const loose = `(?:(?:in|on|for|at|within) (?:our |the |my )?)?${name}`;
      const topical = plainName(word)
        .split(' ')
        .some((each) => isTopical(each, text));
      const pattern = `${sure}|${topical ? last : loose}`;
      const found = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${pattern})(?![\\p{L}\\p{N}-])`, 'iu');
      const rest = text.replace(found, ' ').replace(/\s+/g, ' ').trim();
      if (rest === text.replace(/\s+/g, ' ').trim()) continue;
      if (/[\p{L}\p{N}]/u.test(rest)) return { environment, rest };
    }
  }
  return { environment: null, rest: text };
}
