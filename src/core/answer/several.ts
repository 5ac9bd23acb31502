/** Several things asked at once: one short block each, the details behind the menu. */
import type { Part } from '../lookup/outcome.ts';
import { type Block, type MenuOption, plain, type Spans, wordsOf } from '../message.ts';
import { analogyQuote, analogySummary } from './analogy.ts';
import { answerButtons, type CardContext } from './buttons.ts';
import { about, ownerWord, verdictLine } from './phrase.ts';
import { serviceSummary } from './service.ts';
import { hedge, sourceSpans } from './smallprint.ts';
import { teamInside, teamNamed, teamOf } from './team.ts';
import { notApplicableLine } from './unsure.ts';
import { rowSpans, verdictBlock } from './verdict.ts';

/** How many parts one card shows; the rest is named, not dropped in silence. */
const SHOWN = 6;

/** `compare`: the parts are one topic on several services. */
export function severalBlocks(
  parts: readonly Part[],
  compare: boolean,
  context: CardContext,
): readonly Block[] {
  const options = parts.flatMap((part) => detailOption(part, context.ask));
  const left = parts.length - SHOWN;
  return [
    ...parts.slice(0, SHOWN).flatMap((part) => shortBlocks(part, context)),
    ...(left > 0
      ? [{ kind: 'text', spans: [plain(`And ${left} more: ask for those alone.`)] } as const]
      : []),
    answerButtons({ compare, analogy: false, menu: 'Details', options }, context),
    { kind: 'note', spans: sources(parts) },
  ];
}

/** For a notification: each part's owner in words. */
export function severalSummary(parts: readonly Part[]): string {
  return parts.slice(0, SHOWN).flatMap(shortSummary).join(' · ');
}

function shortBlocks(part: Part, context: CardContext): readonly Block[] {
  switch (part.kind) {
    case 'verdict': {
      const { responsibility } = part.verdict;
      const side =
        responsibility.owner === 'aws'
          ? `AWS's side: ${responsibility.aws}`
          : `Your side: ${responsibility.you}`;
      const doubt = hedge(responsibility);
      const spans = [...verdictLine(part.verdict), plain(` ${doubt ? `${side} ${doubt}` : side}`)];
      const team = teamInside(teamOf(part.verdict, context));
      return [{ ...verdictBlock(part.verdict), spans: [...spans, ...team] }];
    }
    case 'split': {
      const rows = part.rows.flatMap(
        (row, index): Spans => [plain(index === 0 ? ' ' : ' · '), ...rowSpans(row)],
      );
      const block = verdictBlock(part.general, { varies: true });
      const team = teamInside(teamOf(part.general, context));
      return [
        {
          ...block,
          spans: [...block.spans, ...rows, ...(team.length > 0 ? [plain('.')] : []), ...team],
        },
      ];
    }
    case 'service':
      return [
        {
          kind: 'text',
          spans: [
            plain(serviceSummary(part)),
            ...teamInside(teamNamed(null, part.service, context)),
          ],
        },
      ];
    case 'analogy':
      return [analogyQuote(part.analogy)];
    case 'not-applicable':
      return [{ kind: 'text', spans: [plain(notApplicableLine(part))] }];
    case 'help':
      return [];
  }
}

function shortSummary(part: Part): readonly string[] {
  switch (part.kind) {
    case 'verdict': {
      const { topic, service, responsibility } = part.verdict;
      return [`${about(topic, service)}: ${ownerWord(responsibility.owner)}`];
    }
    case 'split':
      return [`${part.topic.title}: ${wordsOf(verdictLine(part.general, { varies: true }))}`];
    case 'service':
      return [serviceSummary(part)];
    case 'analogy':
      return [analogySummary(part.analogy)];
    case 'not-applicable':
      return [notApplicableLine(part)];
    case 'help':
      return [];
  }
}

function detailOption(part: Part, ask: string): readonly MenuOption[] {
  const option = (label: string, topic: string, service: string): MenuOption => ({
    label,
    action: { kind: 'meant', ask, topic, service },
  });
  switch (part.kind) {
    case 'verdict': {
      const { topic, service } = part.verdict;
      return [option(about(topic, service), topic.id, service?.id ?? '')];
    }
    case 'split':
      return [option(part.topic.title, part.topic.id, '')];
    case 'service':
      return [option(part.service.name, '', part.service.id)];
    case 'analogy':
      return part.topic ? [option(part.topic.title, part.topic.id, '')] : [];
    case 'not-applicable':
      return [option(part.topic.title, part.topic.id, '')];
    case 'help':
      return [];
  }
}

/** The first source of each part, each once. */
function sources(parts: readonly Part[]): Spans {
  const first = parts.flatMap((part) => {
    if (part.kind === 'analogy') return part.analogy.sources.slice(0, 1);
    const verdict =
      part.kind === 'verdict' ? part.verdict : part.kind === 'split' ? part.general : null;
    return verdict?.responsibility.sources.slice(0, 1) ?? [];
  });
  const once = [...new Map(first.map((source) => [source.id, source])).values()];
  return once.length > 0 ? sourceSpans(once) : [plain('Each one alone tells more.')];
}
