/** A question with what our own people have to do with it → the card of its answer. */
import { answerButtons, type CardContext } from './answer/buttons.ts';
import { cardMessage, isHelp } from './answer/card.ts';
import type { Knowledge, Service, Topic } from './knowledge/shape.ts';
import type { Lookup } from './lookup/lookup.ts';
import type { Outcome } from './lookup/outcome.ts';
import type { Message } from './message.ts';
import type { Ask } from './ports.ts';
import type { Request } from './request.ts';
import type { AskedOfTeams } from './team/asked.ts';
import type { TeamDesk, TeamsHere } from './team/desk.ts';

/** What is asked: the words, and what was picked by id (then the words are only shown). */
export type Asked = Pick<Ask, 'text' | 'topic' | 'service'>;

export interface AnsweringParts {
  readonly knowledge: () => Knowledge;
  readonly lookup: () => Lookup;
  readonly teamsIn: TeamDesk;
}

/** What the card needs of its surroundings. */
type Setting = Pick<CardContext, 'ask' | 'shareable' | 'kept'>;

export interface Answered {
  /** Of the lookup; a team's card stands beside it. */
  readonly outcome: Outcome;
  readonly kind: Outcome['kind'];
  /** Asked for help, or nothing was asked. */
  readonly help: boolean;
  readonly context: CardContext;
  card(): Message;
}

/** Answers a question as the place and the people in it may see it. */
export type Answer = (
  asked: Asked,
  where: Pick<Request, 'place' | 'outside'>,
  setting: Setting,
) => Answered;

export function createAnswer({ knowledge, lookup, teamsIn }: AnsweringParts): Answer {
  const look = ({ text, topic, service }: Asked): Outcome => {
    if (topic !== null) return lookup().topic(topic, service);
    return lookup().ask(text, service === null ? {} : { service });
  };
  return (asked, where, setting) => {
    const here = teamsIn(where);
    const read = here?.read(asked.text) ?? null;
    const found = look(read ? { ...asked, text: read.rest } : asked);
    const outcome = asked.topic === null ? { ...found, question: asked.text } : found;
    const context: CardContext = {
      ...setting,
      knowledge: knowledge(),
      team: here && read ? teamSaid(here, read) : null,
      call: read?.call ?? false,
      environment: read?.environment?.id ?? null,
    };
    const named = read?.teams ?? [];
    // A bare word is a team's only where it is nothing else's.
    const isTeam =
      asked.topic === null && named.length > 0 && !(read?.bare && outcome.kind === 'answered');
    return {
      outcome,
      kind: isTeam ? 'answered' : outcome.kind,
      help: !isTeam && isHelp(outcome),
      context,
      card: () =>
        here && isTeam ? teamMessage(here, named, context) : cardMessage(outcome, context),
    };
  };
}

/** How a card names the team of a topic on a service. */
function teamSaid(here: TeamsHere, { environment }: AskedOfTeams): CardContext['team'] {
  return (topic: Topic | null, service: Service | null) => {
    const found = here.find(topic, service, environment);
    return found && here.say(found);
  };
}

function teamMessage(here: TeamsHere, named: AskedOfTeams['teams'], context: CardContext): Message {
  const { summary, blocks, options } = here.card(named);
  const offers = { compare: false, analogy: false, menu: 'Open a topic', options };
  return { summary, blocks: [...blocks, answerButtons(offers, context)] };
}
