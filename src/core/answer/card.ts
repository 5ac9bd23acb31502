/** The card of an answer: an outcome becomes a message. */
import { topicAction } from '../action.ts';
import { resolve, type Verdict } from '../knowledge/resolve.ts';
import type { Topic } from '../knowledge/shape.ts';
import type { Outcome, Part } from '../lookup/outcome.ts';
import type { Block, Message } from '../message.ts';
import { analogyBlocks, analogyFor, analogySummary } from './analogy.ts';
import { answerButtons, type CardContext, LABELS } from './buttons.ts';
import { comparisonOf } from './compare.ts';
import { serviceBlocks, serviceSummary } from './service.ts';
import { severalBlocks, severalSummary } from './several.ts';
import {
  notApplicableBlocks,
  notApplicableLine,
  suggestedMessage,
  unknownMessage,
} from './unsure.ts';
import { splitBlocks, splitSummary, verdictBlocks, verdictSummary } from './verdict.ts';

/** Whether the help is the answer: asked for, or nothing was asked. */
export function isHelp(outcome: Outcome): boolean {
  if (outcome.kind === 'answered') return outcome.parts.every(({ kind }) => kind === 'help');
  return outcome.kind === 'unknown' && outcome.reason === 'empty';
}

/** What an outcome looks like; the verdict stands first. */
export function cardMessage(outcome: Outcome, context: CardContext): Message {
  switch (outcome.kind) {
    case 'suggested':
      return suggestedMessage(outcome, context);
    case 'unknown':
      return unknownMessage(outcome, context);
    case 'answered': {
      const [part, ...more] = outcome.parts.filter(({ kind }) => kind !== 'help');
      if (part && more.length === 0) return partMessage(part, context);
      const parts = part ? [part, ...more] : [];
      const compare = comparisonOf(outcome, context.knowledge) !== null;
      return {
        summary: severalSummary(parts),
        blocks: severalBlocks(parts, compare, context),
      };
    }
  }
}

/** The analogy for what an answer is about, with the way back to it. */
export function analogyMessage(outcome: Outcome, context: CardContext): Message | null {
  const part = outcome.kind === 'answered' ? outcome.parts[0] : undefined;
  const { topic, verdict } = part ? subjectOf(part, context) : { topic: null, verdict: null };
  const analogy = analogyFor(context.knowledge, topic);
  if (!analogy) return null;
  const back = { label: LABELS.back, action: { kind: 'card', ask: context.ask } } as const;
  return {
    summary: analogySummary(analogy),
    blocks: [
      ...analogyBlocks(analogy, topic, verdict),
      { kind: 'buttons', buttons: [back], menu: null },
    ],
  };
}

function partMessage(part: Part, context: CardContext): Message {
  switch (part.kind) {
    case 'verdict':
      return { summary: verdictSummary(part.verdict), blocks: verdictBlocks(part, context) };
    case 'split':
      return { summary: splitSummary(part), blocks: splitBlocks(part, context) };
    case 'service':
      return { summary: serviceSummary(part), blocks: serviceBlocks(part, context) };
    case 'analogy':
      return { summary: analogySummary(part.analogy), blocks: askedAnalogy(part, context) };
    case 'not-applicable':
      return { summary: notApplicableLine(part), blocks: notApplicableBlocks(part, context) };
    case 'help':
      return { summary: '', blocks: [] };
  }
}

function askedAnalogy(
  { analogy, topic }: Extract<Part, { kind: 'analogy' }>,
  context: CardContext,
): readonly Block[] {
  const verdict = topic && resolve(context.knowledge, topic, null);
  const options = topic
    ? [
        {
          label: `The answer: ${topic.title}`,
          action: topicAction(topic.id, '', context.environment),
        },
      ]
    : [];
  return [
    ...analogyBlocks(analogy, topic, verdict),
    answerButtons({ compare: false, analogy: false, menu: 'More', options }, context),
  ];
}

function subjectOf(
  part: Part,
  { knowledge }: CardContext,
): { readonly topic: Topic | null; readonly verdict: Verdict | null } {
  switch (part.kind) {
    case 'verdict':
      return { topic: part.verdict.topic, verdict: part.verdict };
    case 'split':
      return { topic: part.topic, verdict: part.general };
    case 'analogy':
    case 'not-applicable':
      return { topic: part.topic, verdict: part.topic && resolve(knowledge, part.topic, null) };
    case 'service':
    case 'help':
      return { topic: null, verdict: null };
  }
}
