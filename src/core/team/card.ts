/** The card of a team: who they are, how they are reached, what is theirs. */
import { topicAction } from '../action.ts';
import type { Knowledge } from '../knowledge/shape.ts';
import {
  type Block,
  type MenuOption,
  type Message,
  plain,
  type Spans,
  strong,
} from '../message.ts';
import type { Request } from '../request.ts';
import { onCallSpan, reach } from './shown.ts';
import type { Entry, Scope, Team, Teams } from './team.ts';

/** How many things a card names before "and N more". */
const NAMED = 12;

/** A card without its buttons, and what its menu opens. */
export interface TeamCard extends Message {
  readonly options: readonly MenuOption[];
}

export function teamCard(
  asked: readonly Team[],
  teams: Teams,
  knowledge: Knowledge,
  { place }: Pick<Request, 'place'>,
): TeamCard {
  const cards = asked.slice(0, 4).map((team) => {
    const jobs = jobsOf(team, teams, knowledge);
    return { team, jobs, blocks: blocksOf(team, jobs, place.platform) };
  });
  return {
    summary: cards
      .map(({ team, jobs }) => `${team.name}: ${jobs.map(({ label }) => label).join(', ')}`)
      .join(' · '),
    blocks: [
      ...cards.flatMap(({ blocks }) => blocks),
      {
        kind: 'note',
        spans: [
          plain(
            'From your own team file. It says who looks after your half; what is AWS’s stays AWS’s. ' +
              `Last checked ${asked.map(({ reviewed }) => reviewed).sort()[0]}.`,
          ),
        ],
      },
    ],
    options: cards.flatMap(({ jobs }) => jobs.flatMap(({ option }) => option ?? [])).slice(0, 20),
  };
}

interface Job {
  readonly label: string;
  readonly note: string | null;
  readonly option: MenuOption | null;
}

function blocksOf(
  team: Team,
  jobs: readonly Job[],
  platform: Request['place']['platform'],
): readonly Block[] {
  const fact = (label: string, spans: Spans) => (spans.length > 0 ? [{ label, spans }] : []);
  const ways = reach(team, platform);
  const facts = [
    ...fact(
      'Reach them',
      ways.flatMap((span, index) => (index === 0 ? [span] : [plain(', '), span])),
    ),
    ...fact('On call', onCallSpan(team) ?? []),
    ...fact('Good to know', team.note ? [plain(team.note)] : []),
  ];
  const more = jobs.length - NAMED;
  return [
    { kind: 'heading', text: team.name },
    ...(facts.length > 0 ? [{ kind: 'facts', items: facts } as const] : []),
    { kind: 'text', spans: [strong('Theirs')] },
    {
      kind: 'list',
      items: [
        ...jobs
          .slice(0, NAMED)
          .map(({ label, note }): Spans => [plain(note ? `${label}. ${note}` : label)]),
        ...(more > 0 ? [[plain(`And ${more} more.`)]] : []),
        ...(jobs.length === 0 ? [[plain('Nothing is named as theirs.')]] : []),
      ],
    },
  ];
}

/** What is a team's, in words: everywhere first, then by environment. */
function jobsOf(team: Team, teams: Teams, knowledge: Knowledge): readonly Job[] {
  return [
    ...jobsIn(teams.everywhere, null, team, knowledge),
    ...teams.environments.flatMap((scope) => jobsIn(scope, scope.id, team, knowledge)),
  ];
}

function jobsIn(
  { topics, both, services, fallback }: Scope,
  environment: string | null,
  { id }: Team,
  knowledge: Knowledge,
): readonly Job[] {
  const where = environment === null ? '' : ` in ${environment}`;
  const mine = <V extends Entry>([, entry]: readonly [string, V]) => entry.team === id;
  const job = (entry: Entry, topicId: string, serviceId: string): readonly Job[] => {
    const topic = knowledge.topics.get(topicId);
    const service = knowledge.services.get(serviceId);
    const name = topic
      ? `${topic.title}${service ? ` on ${service.name}` : ''}`
      : service && `${service.name}, all of it`;
    if (!name) return [];
    const label = `${name}${where}`;
    const short = (topic && service ? `${topic.title} on ${service.name}` : name).slice(0, 75);
    const action = topicAction(topicId, serviceId, environment);
    return [{ label, note: entry.note, option: { label: short, action } }];
  };
  const rest = fallback?.team === id ? fallback : null;
  return [
    ...[...topics].filter(mine).flatMap(([topic, entry]) => job(entry, topic, '')),
    ...[...both].flatMap(([service, entries]) =>
      [...entries].filter(mine).flatMap(([topic, entry]) => job(entry, topic, service)),
    ),
    ...[...services].filter(mine).flatMap(([service, entry]) => job(entry, '', service)),
    ...(rest
      ? [
          {
            label: `Everything${where} that no other team is named for`,
            note: rest.note,
            option: null,
          },
        ]
      : []),
  ];
}
