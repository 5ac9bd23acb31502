/** The buttons under a card: at most three, the rest in one menu. */
import { topicAction } from '../action.ts';
import type { Verdict } from '../knowledge/resolve.ts';
import { resolve } from '../knowledge/resolve.ts';
import type { Knowledge, Service, Topic } from '../knowledge/shape.ts';
import type { Block, Button, MenuOption, Spans } from '../message.ts';
import { ownerInside } from './phrase.ts';

/** What a card stands on, besides the answer it shows. */
export interface CardContext {
  readonly knowledge: Knowledge;
  /** The stored ask that the buttons carry. */
  readonly ask: string;
  /** Seen by one person in a place with others, so it may be shown to them. */
  readonly shareable: boolean;
  /** It is kept, surely, for the people who keep the knowledge. */
  readonly kept: boolean;
  /** Who inside the company owns the customer's half; null where that may not be shown. */
  readonly team: ((topic: Topic | null, service: Service | null) => Spans | null) | null;
  /** It was asked whom to call. */
  readonly call: boolean;
  /** The environment of the team file that was asked about, by its id. */
  readonly environment: string | null;
}

export const LABELS = {
  compare: 'Compare services',
  analogy: 'Analogy',
  share: 'Share in channel',
  right: 'Was this right? Yes',
  wrong: 'Was this right? No',
  back: 'Back to the answer',
  search: 'Search',
  help: 'Help',
} as const;

export interface Offers {
  readonly compare: boolean;
  readonly analogy: boolean;
  /** What the menu says before it is opened. */
  readonly menu: string;
  readonly options: readonly MenuOption[];
}

/** The row of buttons of an answer. */
export function answerButtons(offers: Offers, { ask, shareable }: CardContext): Block {
  const buttons: Button[] = [];
  if (offers.compare) buttons.push({ label: LABELS.compare, action: { kind: 'compare', ask } });
  if (offers.analogy) buttons.push({ label: LABELS.analogy, action: { kind: 'analogy', ask } });
  if (shareable) buttons.push({ label: LABELS.share, action: { kind: 'share', ask } });
  const options: readonly MenuOption[] = [
    ...offers.options,
    { label: LABELS.right, action: { kind: 'right', ask } },
    { label: LABELS.wrong, action: { kind: 'wrong', ask } },
  ];
  return { kind: 'buttons', buttons, menu: { label: offers.menu, options } };
}

/** "Amazon EC2: you", answering the same topic there. */
export function serviceOption(verdict: Verdict, ask: string): MenuOption | null {
  const { service, responsibility } = verdict;
  if (!service) return null;
  return {
    label: `${service.name}: ${ownerInside(responsibility.owner)}`,
    action: { kind: 'service', ask, service: service.id },
  };
}

/** The topic on its related topics' buttons, on the same service where they apply there. */
export function relatedOptions(
  topic: Topic,
  service: Service | null,
  { knowledge, environment }: Pick<CardContext, 'knowledge' | 'environment'>,
): readonly MenuOption[] {
  return topic.related.slice(0, 3).flatMap((id) => {
    const related = knowledge.topics.get(id);
    if (!related) return [];
    const there = service && resolve(knowledge, related, service) ? service.id : '';
    const action = topicAction(related.id, there, environment);
    return [{ label: `See also: ${related.title}`, action }];
  });
}

/** Other services worth a look for a topic: the variants given, then the topic's own split. */
export function otherServices(
  topic: Topic,
  current: Service | null,
  siblings: readonly Verdict[],
  knowledge: Knowledge,
): readonly Verdict[] {
  const split = topic.split.flatMap((id) => {
    const service = knowledge.services.get(id);
    const verdict = service ? resolve(knowledge, topic, service) : null;
    return verdict ? [verdict] : [];
  });
  const seen = new Set([current?.id]);
  return [...siblings, ...split].filter(({ service }) => {
    if (!service || seen.has(service.id)) return false;
    seen.add(service.id);
    return true;
  });
}
