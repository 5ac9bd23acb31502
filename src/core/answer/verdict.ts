/** The card of one verdict, and of a topic that splits by service. */
import { topicAction } from '../action.ts';
import type { Verdict } from '../knowledge/resolve.ts';
import type { Part } from '../lookup/outcome.ts';
import { type Block, type MenuOption, plain, type Spans, strong, wordsOf } from '../message.ts';
import { perObject } from '../per-object.ts';
import {
  answerButtons,
  type CardContext,
  otherServices,
  relatedOptions,
  serviceOption,
} from './buttons.ts';
import { about, ownerInside, ownerWord, verdictLine } from './phrase.ts';
import { smallPrint, warnings } from './smallprint.ts';
import { teamBlocks, teamOf } from './team.ts';

type PartOfBlock<K extends Block['kind']> = Extract<Block, { kind: K }>;
type PartOf<K extends Part['kind']> = Extract<Part, { kind: K }>;

/** The verdict, both sides, why, then what is worth knowing beside it. */
export function verdictBlocks(part: PartOf<'verdict'>, context: CardContext): readonly Block[] {
  const { verdict, siblings } = part;
  const { topic, service } = verdict;
  const { knowledge, ask } = context;
  const others = othersOf(part, knowledge);
  const options: readonly MenuOption[] = [
    ...others.slice(0, 8).flatMap((other) => serviceOption(other, ask) ?? []),
    ...(service
      ? [
          {
            label: 'The general rule',
            action: topicAction(topic.id, '', context.environment),
          },
        ]
      : []),
    ...relatedOptions(topic, service, context),
  ];
  return [
    verdictBlock(verdict),
    sides(part, context),
    ...variants(siblings),
    ...warnings(verdict),
    answerButtons({ compare: others.length > 0, analogy: true, menu: 'More', options }, context),
    smallPrint(verdict, knowledge),
  ];
}

/** The headline, then a line for each telling service. */
export function splitBlocks(part: PartOf<'split'>, context: CardContext): readonly Block[] {
  const { topic, general, rows } = part;
  const options = [
    ...rows.flatMap((row) => serviceOption(row, context.ask) ?? []),
    ...relatedOptions(topic, null, context),
  ];
  return [
    verdictBlock(general, { varies: true }),
    rowList(part),
    ...teamBlocks(teamOf(general, context)),
    ...warnings(general),
    answerButtons({ compare: true, analogy: true, menu: 'Services and more', options }, context),
    smallPrint(general, context.knowledge),
  ];
}

// What follows from the answer alone is the same block each time, and so are its drawings.

export function verdictBlock(
  verdict: Verdict,
  { varies = false }: { readonly varies?: boolean } = {},
): PartOfBlock<'verdict'> {
  return varies ? varyingVerdict(verdict) : wholeVerdict(verdict);
}

const wholeVerdict = perObject((verdict: Verdict) => madeVerdict(verdict, false));
const varyingVerdict = perObject((verdict: Verdict) => madeVerdict(verdict, true));

function madeVerdict(verdict: Verdict, varies: boolean): PartOfBlock<'verdict'> {
  return {
    kind: 'verdict',
    owner: verdict.responsibility.owner,
    about: about(verdict.topic, verdict.service),
    spans: verdictLine(verdict, { varies }),
  };
}

const rowList = perObject(
  ({ rows }: PartOf<'split'>): Block => ({ kind: 'list', items: rows.map(rowSpans) }),
);

const othersOf = perObject(
  ({ verdict, siblings }: PartOf<'verdict'>, knowledge: CardContext['knowledge']) =>
    otherServices(verdict.topic, verdict.service, siblings, knowledge),
);

/** One line of a split: "RDS, AWS (you pick the window)". */
export function rowSpans({ service, responsibility, level }: Verdict): Spans {
  const own = level === 'service' || level === 'variant';
  const line = own && responsibility.short !== null ? responsibility.short : null;
  const comma = line?.indexOf(',') ?? -1;
  if (line !== null && comma > 0) return [strong(line.slice(0, comma)), plain(line.slice(comma))];
  const name = line ?? service?.name ?? 'Elsewhere';
  return [strong(name), plain(line ? '' : `, ${ownerInside(responsibility.owner)}`)];
}

/** For a notification: "Operating system patching on Amazon RDS: AWS. Your side: Picks the window." */
export function verdictSummary({ topic, service, responsibility }: Verdict): string {
  const { owner, you } = responsibility;
  return `${about(topic, service)}: ${ownerWord(owner)}. Your side: ${you}`;
}

/** For a notification: the headline and the rows in one line. */
export const splitSummary = perObject(({ topic, general, rows }: PartOf<'split'>): string => {
  const lines = rows.map((row) => wordsOf(rowSpans(row))).join(' · ');
  return `${topic.title}: ${wordsOf(verdictLine(general, { varies: true }))} ${lines}`;
});

function sides(part: PartOf<'verdict'>, context: CardContext): Block {
  const team = teamOf(part.verdict, context);
  if (team.length === 0) return sidesAlone(part);
  const [both, why] = sideFacts(part);
  return { kind: 'facts', items: context.call ? [...team, ...both, why] : [...both, ...team, why] };
}

const sidesAlone = perObject((part: PartOf<'verdict'>): Block => {
  const [both, why] = sideFacts(part);
  return { kind: 'facts', items: [...both, why] };
});

function sideFacts({ verdict: { responsibility }, side }: PartOf<'verdict'>) {
  const aws = { label: "AWS's side", spans: [plain(responsibility.aws)] };
  const you = { label: 'Your side', spans: [plain(responsibility.you)] };
  const why = { label: 'Why', spans: [plain(responsibility.why)] };
  return [side === 'customer' ? [you, aws] : [aws, you], why] as const;
}

const variants = perObject((siblings: readonly Verdict[]): readonly Block[] => {
  if (siblings.length === 0) return [];
  const lines = siblings.slice(0, 4).flatMap((sibling, index) => {
    const row = rowSpans(sibling);
    return index === 0 ? row : [plain(' · '), ...row];
  });
  return [{ kind: 'text', spans: [plain('Not the same everywhere: '), ...lines] }];
});
