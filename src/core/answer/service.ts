/** The card of a service alone: AWS's half, yours, shared. */
import type { Verdict } from '../knowledge/resolve.ts';
import type { Owner, Service } from '../knowledge/shape.ts';
import type { Part } from '../lookup/outcome.ts';
import { type Block, plain, strong } from '../message.ts';
import { perObject } from '../per-object.ts';
import { answerButtons, type CardContext } from './buttons.ts';
import { ownerInside } from './phrase.ts';
import { statusLine } from './smallprint.ts';
import { teamBlocks, teamNamed } from './team.ts';

type ServicePart = Extract<Part, { kind: 'service' }>;

/** How many topics a half names before "and N more". */
const NAMED = 6;

/** What the service is, then who owns what on it; the menu opens each topic. */
export function serviceBlocks(part: ServicePart, context: CardContext): readonly Block[] {
  const { service, side } = part;
  const options = concerning(jobsOf(part), side)
    .slice(0, 12)
    .map((verdict) => ({
      label: `${verdict.topic.title}: ${ownerInside(verdict.responsibility.owner)}`,
      action: {
        kind: 'meant',
        ask: context.ask,
        topic: verdict.topic.id,
        service: service.id,
      } as const,
    }));
  return [
    opening(part, context.knowledge),
    halfOrHalves(part),
    ...teamBlocks(teamNamed(null, service, context)),
    ...statusOf(part),
    answerButtons({ compare: false, analogy: false, menu: 'Open a topic', options }, context),
    hint,
  ];
}

// As with a verdict, what follows from the answer alone is the same block each time.

const hint: Block = {
  kind: 'note',
  spans: [plain('Open a topic for what each side does, why, and the source.')],
};

/** For a notification: "Amazon RDS. AWS: Operating system patching, … You: …". */
export const serviceSummary = perObject((part: ServicePart): string => {
  const { service, side } = part;
  const verdicts = jobsOf(part);
  if (side !== null) return `${sideTitle(service, side)}: ${titles(verdicts, side, 4, ', ')}`;
  const half = (label: string, owner: Owner) => {
    const named = titles(verdicts, owner, 3, ', ');
    return named === '' ? [] : [`${label}: ${named}.`];
  };
  return [`${service.name}.`, ...half('AWS', 'aws'), ...half('You', 'customer')].join(' ');
});

/** What there is to do: that the model as a whole is shared is no job of anybody's. */
function jobsOf({ verdicts }: ServicePart): readonly Verdict[] {
  const jobs = verdicts.filter(({ topic }) => topic.id !== 'shared-responsibility-model');
  return jobs.length > 0 ? jobs : verdicts;
}

const opening = perObject(
  ({ service, side }: ServicePart, knowledge: CardContext['knowledge']): Block => {
    if (side !== null) return { kind: 'text', spans: [strong(sideTitle(service, side))] };
    const model = service.model ? knowledge.models.get(service.model) : undefined;
    const what = model ? [plain(`, ${model.title.toLowerCase()}. ${model.summary}`)] : [];
    return { kind: 'text', spans: [strong(service.name), ...what] };
  },
);

const statusOf = perObject(({ service }: ServicePart): readonly Block[] => {
  const line = statusLine(service);
  return line ? [{ kind: 'note', spans: [plain(line)] }] : [];
});

function sideTitle(service: Service, side: 'aws' | 'customer'): string {
  return side === 'aws'
    ? `What AWS does for ${service.name}`
    : `What's on you with ${service.name}`;
}

const halfOrHalves = perObject((part: ServicePart) =>
  part.side === null ? halves(jobsOf(part)) : oneSide(jobsOf(part), part.side),
);

function halves(verdicts: readonly Verdict[]): Block {
  const half = (label: string, owner: Owner) =>
    owned(verdicts, owner).length > 0
      ? [{ label, spans: [plain(titles(verdicts, owner, NAMED, ' · '))] }]
      : [];
  return {
    kind: 'facts',
    items: [...half('AWS', 'aws'), ...half('You', 'customer'), ...half('Shared', 'shared')],
  };
}

function oneSide(verdicts: readonly Verdict[], side: 'aws' | 'customer'): Block {
  return {
    kind: 'list',
    items: concerning(verdicts, side)
      .slice(0, NAMED)
      .map(({ topic, responsibility }) => [
        strong(`${topic.title}: `),
        plain(side === 'aws' ? responsibility.aws : responsibility.you),
      ]),
  };
}

/** The verdicts that give a side something to do, its own before the shared. */
function concerning(
  verdicts: readonly Verdict[],
  side: 'aws' | 'customer' | null,
): readonly Verdict[] {
  return side === null ? verdicts : [...owned(verdicts, side), ...owned(verdicts, 'shared')];
}

function owned(verdicts: readonly Verdict[], owner: Owner): readonly Verdict[] {
  return verdicts.filter(({ responsibility }) => responsibility.owner === owner);
}

function titles(
  verdicts: readonly Verdict[],
  owner: Owner,
  named: number,
  between: string,
): string {
  const all = owned(verdicts, owner).map(({ topic }) => topic.title);
  const more = all.length > named ? [`and ${all.length - named} more`] : [];
  return [...all.slice(0, named), ...more].join(between);
}
