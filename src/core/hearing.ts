/** What is remembered of asks for those who keep the knowledge: never by whom, only that it came. */
import type { Answered } from './answering.ts';
import { plainText } from './backlog/plain-text.ts';
import type { BacklogStore, Noted } from './backlog/ports.ts';
import { normalise } from './lookup/normalise.ts';
import type { Part } from './lookup/outcome.ts';
import type { Ask, Clock, Log, Random } from './ports.ts';
import { isOwnWorkspace, type Place, type Request } from './request.ts';
import type { TeamDesk } from './team/desk.ts';
import type { AskedStore, AskedTopic } from './team/ports.ts';

export interface HearingParts {
  readonly backlog: BacklogStore;
  readonly asked: AskedStore;
  readonly teamsIn: TeamDesk;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

/** No method rejects. */
export interface Hearing {
  /** A question was answered, or couldn't be; true where it is kept for those who keep the knowledge. */
  answered(request: Request, ask: Pick<Ask, 'text'>, answered: Answered): Promise<boolean>;
  /** Somebody picked this from "did you mean". */
  meant(ask: Ask, picked: AskedTopic): Promise<void>;
  /** Somebody said that the answer is wrong. */
  wrong(ask: Ask, answered: Answered): Promise<void>;
}

export function createHearing(parts: HearingParts): Hearing {
  const { backlog, asked, teamsIn, clock, random, log } = parts;

  /** False where it isn't kept. */
  const note = async (place: Place, kind: Noted['kind'], text: string, about: About) => {
    // Kept there, a question would say who asked.
    if (isOwnWorkspace(place.workspace)) return false;
    const plain = plainText(normalise(text));
    if (plain === '') return false;
    try {
      await backlog.note({ kind, text: plain, ...about }, random.id(10), place, clock.now());
      return true;
    } catch (err) {
      log.error({ err, kind }, 'the backlog could not be written');
      return false;
    }
  };

  return {
    async answered(request, { text }, { outcome, kind }) {
      if (kind === 'unknown' && outcome.kind === 'unknown') {
        return outcome.reason === 'not-understood' && note(request.place, kind, text, nothing);
      }
      if (outcome.kind !== 'answered' || !teamsIn(request)) return false;
      try {
        await asked.count(outcome.parts.flatMap(askedIn), request.place, clock.now());
      } catch (err) {
        log.error({ err }, 'what is asked about could not be counted');
      }
      return false;
    },
    async meant(ask, picked) {
      await note(ask.place, 'meant', ask.text, picked);
    },
    async wrong(ask, { outcome }) {
      const [about = nothing] = outcome.kind === 'answered' ? outcome.parts.map(aboutIn) : [];
      await note(ask.place, 'wrong', ask.text, about);
    },
  };
}

type About = Pick<Noted, 'topic' | 'service'>;

const nothing: About = { topic: null, service: null };

/** What a part of an answer is about. */
function aboutIn(part: Part): About {
  switch (part.kind) {
    case 'verdict': {
      const { topic, service } = part.verdict;
      return { topic: topic.id, service: service?.id ?? null };
    }
    case 'split':
      return { topic: part.topic.id, service: null };
    case 'service':
      return { topic: null, service: part.service.id };
    case 'analogy':
      return { topic: part.topic?.id ?? null, service: null };
    case 'not-applicable':
      return { topic: part.topic.id, service: part.service.id };
    case 'help':
      return nothing;
  }
}

/** The topics that it gives an owner of; where the work is AWS's, no team is missed. */
function askedIn(part: Part): readonly AskedTopic[] {
  const verdict =
    part.kind === 'verdict' ? part.verdict : part.kind === 'split' ? part.general : null;
  if (!verdict || verdict.responsibility.owner === 'aws') return [];
  return [{ topic: verdict.topic.id, service: verdict.service?.id ?? null }];
}
