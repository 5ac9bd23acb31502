/** The cards of a did-you-mean, a "don't know" and a topic that doesn't apply. */
import { topicAction } from '../action.ts';
import { resolve } from '../knowledge/resolve.ts';
import type { Outcome, Part } from '../lookup/outcome.ts';
import { type Block, emphasis, type Message, plain, rich } from '../message.ts';
import { type CardContext, LABELS } from './buttons.ts';
import { about, clip, ownerInside } from './phrase.ts';
import { teamBlocks, teamNamed } from './team.ts';

type OutcomeOf<K extends Outcome['kind']> = Extract<Outcome, { kind: K }>;
type NotApplicable = Extract<Part, { kind: 'not-applicable' }>;

/** Up to five numbered picks, and a way out. */
export function suggestedMessage(outcome: OutcomeOf<'suggested'>, context: CardContext): Message {
  const picks = outcome.suggestions.slice(0, 5);
  return {
    summary: `Did you mean: ${picks.map(({ topic, service }) => about(topic, service)).join(' · ')}?`,
    blocks: [
      {
        kind: 'text',
        spans: [plain("I'm not sure which one you mean by "), echo(outcome), plain('.')],
      },
      {
        kind: 'choices',
        choices: picks.map(({ topic, service }, index) => ({
          letter: String(index + 1),
          spans: [plain(about(topic, service))],
          action: {
            kind: 'meant',
            ask: context.ask,
            topic: topic.id,
            service: service?.id ?? '',
          },
          mark: null,
        })),
      },
      wayOut('None of these: search'),
    ],
  };
}

/** Says so, keeps the question for those who keep the knowledge, and offers what may help. */
export function unknownMessage(outcome: OutcomeOf<'unknown'>, context: CardContext): Message {
  const elsewhere = outcome.reason === 'other-cloud';
  const said = elsewhere
    ? 'That sounds like another cloud. I only know where the line runs on AWS.'
    : "I don't know who owns that one.";
  return {
    summary: said,
    blocks: [
      { kind: 'text', spans: [plain(`${said} You asked: `), echo(outcome), plain('.')] },
      ...(context.call ? teamBlocks(teamNamed(null, null, context)) : []),
      {
        kind: 'text',
        spans: rich(
          `I won't guess. ${context.kept ? 'Your question is kept for the people who look after my answers. ' : ''}` +
            'Naming the task and the service often helps: `patching on rds`, `backups`, `s3`.',
        ),
      },
      wayOut(LABELS.search),
    ],
  };
}

/** The topic has no meaning on that service: the general rule is one press away. */
export function notApplicableBlocks(part: NotApplicable, context: CardContext): readonly Block[] {
  const { topic, service } = part;
  const { ask, knowledge, environment } = context;
  const elsewhere = topic.split.flatMap((id) => {
    const other = knowledge.services.get(id);
    const verdict = other ? resolve(knowledge, topic, other) : null;
    if (!other || !verdict) return [];
    const label = `${other.name}: ${ownerInside(verdict.responsibility.owner)}`;
    return [{ label, action: { kind: 'service', ask, service: other.id } as const }];
  });
  return [
    { kind: 'text', spans: [plain(notApplicableLine(part))] },
    ...(context.call ? teamBlocks(teamNamed(topic, service, context)) : []),
    {
      kind: 'buttons',
      buttons: [
        { label: 'The general rule', action: topicAction(topic.id, '', environment) },
        {
          label: clip(`All about ${service.name}`, 75),
          action: topicAction('', service.id, environment),
        },
      ],
      menu: elsewhere.length > 0 ? { label: 'Pick a service', options: elsewhere } : null,
    },
  ];
}

/** "Operating system patching: doesn't apply to AWS CLI." */
export function notApplicableLine({ topic, service }: NotApplicable): string {
  return `${topic.title}: doesn't apply to ${service.name}. There is nothing there for either side to own.`;
}

function wayOut(search: string): Block {
  return {
    kind: 'buttons',
    buttons: [
      { label: search, action: { kind: 'search-form' } },
      { label: LABELS.help, action: { kind: 'help' } },
    ],
    menu: null,
  };
}

function echo({ question }: { readonly question: string }) {
  return emphasis(`“${clip(question, 120)}”`);
}
