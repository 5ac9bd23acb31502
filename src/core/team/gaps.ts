/** `/whoowns-admin gaps`: what is asked about and has no team, for who may see it. */
import { type AdminParts, guarded } from '../admins.ts';
import { resolve } from '../knowledge/resolve.ts';
import type { Knowledge, Service, Topic } from '../knowledge/shape.ts';
import { type Block, code, type Message, plain, type Spans, strong } from '../message.ts';
import { privately } from '../reply.ts';
import type { Handled, Request } from '../request.ts';
import { count, note, paragraph, said } from '../say.ts';
import type { TeamDesk, TeamsHere } from './desk.ts';
import type { AskedStore } from './ports.ts';

export interface GapParts extends AdminParts {
  readonly knowledge: () => Knowledge;
  readonly teamsIn: TeamDesk;
  readonly store: AskedStore;
}

/** Asked with the workspace's topics, services and counts; more than these nobody reads. */
const READ = 2_000;
const SHOWN = 15;

interface Gap {
  readonly topic: Topic;
  readonly service: Service | null;
  readonly count: number;
}

export function createGaps(parts: GapParts) {
  const { knowledge, teamsIn, store } = parts;

  /** What was asked about, as far as it is still there and not all AWS's. */
  const askedIn = async (where: Request['place']): Promise<readonly Gap[]> => {
    const known = knowledge();
    return (await store.top(where, READ)).flatMap(({ topic: id, service: on, count }) => {
      const topic = known.topics.get(id);
      const service = on === null ? null : (known.services.get(on) ?? null);
      const verdict = topic && resolve(known, topic, service);
      if (!verdict || verdict.responsibility.owner === 'aws') return [];
      return [{ topic: verdict.topic, service, count }];
    });
  };

  return {
    /** Null for what isn't about gaps. */
    admin(request: Extract<Request, { kind: 'command' }>): Handled | null {
      if (request.path[0] !== 'gaps') return null;
      return guarded(parts, request, privately, async () => {
        const here = teamsIn(request);
        return here ? gapsMessage(await askedIn(request.place), here) : noFileMessage();
      });
    },
  };
}

function gapsMessage(asked: readonly Gap[], here: TeamsHere): Message {
  const by = ({ topic, service }: Gap) => here.find(topic, service, null)?.by ?? null;
  const none = asked.filter((gap) => by(gap) === null);
  const rest = asked.filter((gap) => by(gap) === 'default');
  const all: readonly Block[] = [
    ...listed('Asked about, and nobody is named', none),
    ...listed('Asked about, and only the default is named', rest),
  ];
  const nothing = 'No gaps: all that was asked about has a team.';
  return {
    summary: all.length > 0 ? `${count(none.length, 'gap')} in your team file` : nothing,
    blocks: [
      ...(all.length > 0 ? all : [paragraph(plain(nothing))]),
      note(
        plain(
          'Counted where teams are shown, for 90 days after it was last asked, without who asked. Write teams into ',
        ),
        code('team.yaml'),
        plain('.'),
      ),
    ],
  };
}

function listed(title: string, gaps: readonly Gap[]): readonly Block[] {
  if (gaps.length === 0) return [];
  const more = gaps.length - SHOWN;
  const lines = gaps.slice(0, SHOWN).map(({ topic, service, count: times }): Spans => {
    const name = `${topic.title}${service ? ` on ${service.name}` : ''}`;
    const ids = service ? `${service.id}, ${topic.id}` : topic.id;
    return [strong(name), plain(` (${ids}) · asked ${count(times, 'time')}`)];
  });
  const items = more > 0 ? [...lines, [plain(`And ${more} more.`)]] : lines;
  return [
    { kind: 'heading', text: title },
    { kind: 'list', items },
  ];
}

function noFileMessage(): Message {
  return said(
    'No team file is shown here. Copy `knowledge/team.example.yaml` to `team.yaml`, name your teams, and this place under `shown_in:`.',
  );
}
