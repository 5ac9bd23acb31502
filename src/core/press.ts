/** Presses on a card: each carries the id of the ask that it is about. */
import type { Action } from './action.ts';
import { LABELS } from './answer/buttons.ts';
import { analogyMessage } from './answer/card.ts';
import { comparisonMessage, comparisonOf } from './answer/compare.ts';
import { inEnvironment } from './answer/phrase.ts';
import { oneTopic } from './answer/subject.ts';
import { type Asking, askedBy } from './asking.ts';
import type { Asks } from './asks.ts';
import type { Hearing } from './hearing.ts';
import { type Block, type Message, plain, rich } from './message.ts';
import type { Ask } from './ports.ts';
import { type Manner, messageReply, type Settled } from './reply.ts';
import type { Request } from './request.ts';

/** The actions that are about a kept ask. */
export type AskAction = Extract<Action, { ask: string }>;

export interface PressParts {
  readonly asking: Asking;
  readonly asks: Asks;
  readonly hearing: Hearing;
  /** False where that was picked from this ask before. */
  readonly isFirst: (ask: Ask, picked: Extract<AskAction, { kind: 'meant' }>) => Promise<boolean>;
  /** The name of a service, to ask for it in words; null for an id that is gone. */
  readonly serviceName: (id: string) => string | null;
}

/** What a press does with its ask. */
export function pressAsk(
  { asking, asks, hearing, isFirst, serviceName }: PressParts,
  request: Request,
  action: AskAction,
  ask: Ask,
  manner: Manner,
): Settled {
  const again = asking.again(request, ask, manner);
  const { outcome, context, card } = again;
  const settled = (message: Message, after = Promise.resolve()): Settled => ({
    reply: messageReply(message, manner),
    after,
  });
  const said = (right: boolean) => asks.judge(ask.id, ask.place, right);
  switch (action.kind) {
    case 'card':
      return settled(card());
    case 'service': {
      const topic = oneTopic(outcome)?.id ?? null;
      return asking.answer(request, { text: ask.text, topic, service: action.service }, manner);
    }
    case 'meant': {
      const { topic, service } = action;
      const nameOf = (id: string) => {
        const name = serviceName(id);
        return name === null ? ask.text : inEnvironment(name, context.environment);
      };
      const picked =
        topic === ''
          ? { text: nameOf(service), topic: null, service: null }
          : { text: ask.text, topic, service: service === '' ? null : service };
      const answered = asking.answer(request, picked, manner);
      // The same menu opens the parts of a long answer: that says nothing of how it was understood.
      if (ask.outcome !== 'suggested' || topic === '') return answered;
      const meant = { topic, service: service === '' ? null : service };
      const heard = isFirst(ask, action).then((is) => (is ? hearing.meant(ask, meant) : undefined));
      return { ...answered, after: Promise.all([answered.after, heard]).then(() => {}) };
    }
    case 'compare': {
      const comparison = comparisonOf(outcome, context.knowledge);
      return settled(comparison ? comparisonMessage(comparison, context) : card());
    }
    case 'analogy':
      return settled(analogyMessage(outcome, context) ?? card());
    case 'share': {
      const asker = ask.person === request.person.id ? request.person : null;
      return settled(askedBy(card(), asker, ask.text));
    }
    case 'right': {
      const message = manner.replace ? withThanks(card()) : thanks;
      return settled(
        message,
        said(true).then(() => {}),
      );
    }
    case 'wrong': {
      const compare = comparisonOf(outcome, context.knowledge) !== null;
      const heard = said(false).then((news) => (news ? hearing.wrong(ask, again) : undefined));
      return settled(wrongMessage(ask, compare), heard);
    }
  }
}

const thanksBlock: Block = { kind: 'note', spans: [plain('Thanks: noted as right.')] };
const thanks: Message = { summary: 'Thanks: noted as right.', blocks: [thanksBlock] };

function withThanks({ summary, blocks }: Message): Message {
  return { summary: `${thanks.summary} ${summary}`, blocks: [...blocks, thanksBlock] };
}

/** Says that it was heard, and what to do for a better answer now. */
function wrongMessage({ id }: Ask, compare: boolean): Message {
  const said = "Thanks for saying so: I've noted that this answer looks wrong.";
  return {
    summary: said,
    blocks: [
      { kind: 'text', spans: [plain(`${said} What helps now:`)] },
      {
        kind: 'list',
        items: [
          rich('Name the service. `patching on rds` and `patching on ec2` have different owners.'),
          rich('Open the source under the answer. Where it disagrees with me, it is right.'),
          rich('Tell whoever looks after my notes: every answer is a few lines in a file.'),
        ],
      },
      {
        kind: 'buttons',
        buttons: [
          { label: LABELS.back, action: { kind: 'card', ask: id } },
          { label: 'Ask differently', action: { kind: 'search-form' } },
          ...(compare
            ? [{ label: LABELS.compare, action: { kind: 'compare', ask: id } } as const]
            : []),
        ],
        menu: null,
      },
    ],
  };
}
