/** Where questions are asked: the command, plain words, the search, the buttons of an answer, the home page. */
import type { Action, BacklogAction, PrivacyAction, QuizAction, TourAction } from './action.ts';
import { about, inEnvironment } from './answer/phrase.ts';
import type { Asked } from './answering.ts';
import type { Asking } from './asking.ts';
import type { Asks } from './asks.ts';
import type { Deliveries } from './deliveries.ts';
import type { Hearing } from './hearing.ts';
import { examples, helpMessage, searchForm, staleMessage } from './help.ts';
import { homeMessage, type OwnStreak } from './home.ts';
import type { Knowledge } from './knowledge/shape.ts';
import type { Ask, AskStore, Clock, Log } from './ports.ts';
import { type AskAction, type PressParts, pressAsk } from './press.ts';
import {
  type Manner,
  messageReply,
  now,
  only,
  privately,
  publicly,
  type Settled,
} from './reply.ts';
import type { Handled, Reply, Request } from './request.ts';
import type { TeamDesk } from './team/desk.ts';

type RequestOf<K extends Request['kind']> = Extract<Request, { kind: K }>;

export interface DeskParts {
  readonly knowledge: () => Knowledge;
  /** How a person does in each quiz that they answered. */
  readonly streaks: (request: Pick<Request, 'person' | 'place'>) => Promise<readonly OwnStreak[]>;
  readonly asking: Asking;
  readonly asks: Asks;
  readonly hearing: Hearing;
  readonly kept: AskStore;
  readonly deliveries: Deliveries;
  readonly teamsIn: TeamDesk;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Desk {
  command(request: RequestOf<'command'>): Handled;
  words(request: RequestOf<'words'>): Handled;
  press(
    request: RequestOf<'press'>,
    action: Exclude<Action, QuizAction | TourAction | BacklogAction | PrivacyAction>,
    manner: Manner,
  ): Handled;
  /** The search form has been sent. */
  searched(request: RequestOf<'form'>): Handled;
  home(request: RequestOf<'home'>): Handled;
}

export function createDesk({
  knowledge,
  streaks,
  asking,
  asks,
  hearing,
  kept,
  deliveries,
  teamsIn,
  clock,
  log,
}: DeskParts): Desk {
  const serviceName = (id: string) => knowledge().services.get(id)?.name ?? null;

  /** For what others see, or what comes over a line that may deliver it to another process too. */
  const once = async (request: Request, make: () => Settled): Promise<Reply> =>
    (await deliveries.claim(request)) ? make().reply : { kind: 'nothing' };

  const pressed = (request: Request, action: AskAction, ask: Ask, manner: Manner) =>
    pressAsk({ asking, asks, hearing, isFirst, serviceName }, request, action, ask, manner);

  /** In all processes; without the store, in this one. */
  const isFirstOf = async (key: string, { place }: Ask) =>
    deliveries.first({ place, delivery: key }) &&
    (await deliveries.claim({ place, delivery: key }));

  const isFirst: PressParts['isFirst'] = (ask, { topic, service }) =>
    isFirstOf(`meant ${ask.id} ${topic} ${service}`, ask);

  /** A second press on "Share" within the same ten seconds is a double click. */
  const isDoubleClick = async (ask: Ask) =>
    !(await isFirstOf(`share ${ask.id} ${Math.floor(clock.now() / 10_000)}`, ask));

  const askPress = (request: Request, action: AskAction, manner: Manner): Handled => {
    const recent = asks.recent(action.ask, request.place);
    const share = action.kind === 'share';
    if (recent && !share) return now(pressed(request, action, recent, manner), manner);
    const find = async (): Promise<Reply> => {
      const ask = recent ?? (await asks.find(action.ask, request.place));
      if (!ask) return messageReply(staleMessage(), manner);
      if (share && (await isDoubleClick(ask))) return { kind: 'nothing' };
      if (share) return once(request, () => pressed(request, action, ask, publicly));
      return pressed(request, action, ask, manner).reply;
    };
    return { when: 'later', ...(share ? publicly : manner), reply: find() };
  };

  return {
    command(request) {
      const { question = '', service = '', visible = '' } = request.options;
      const manner = isOn(visible) && !request.direct ? publicly : privately;
      return now(asking.answer(request, wordsAsked(question, service), manner), manner);
    },
    words(request) {
      const asked = wordsAsked(request.text, '');
      if (request.via === 'shortcut') {
        return now(asking.answer(request, asked, privately), privately);
      }
      const manner = request.via === 'mention' && !request.direct ? publicly : privately;
      const reply = once(request, () => asking.answer(request, asked, manner));
      return { when: 'later', ...manner, reply };
    },
    press(request, action, manner) {
      if ('ask' in action) return askPress(request, action, manner);
      switch (action.kind) {
        case 'topic':
        case 'topic-in': {
          const environment = action.kind === 'topic-in' ? action.environment : '';
          const asked = pickedAsked({ ...action, environment }, knowledge());
          if (asked) return now(asking.answer(request, asked, manner), manner);
          return only(messageReply(staleMessage(), manner));
        }
        case 'example': {
          const example = examples[Number(action.index)] ?? '';
          return now(asking.answer(request, wordsAsked(example, ''), manner), manner);
        }
        case 'search':
          return now(asking.answer(request, wordsAsked(request.value ?? '', ''), manner), manner);
        case 'search-form':
          return only({ kind: 'form', form: searchForm() });
        case 'help':
          return only(messageReply(helpMessage(), manner));
      }
    },
    searched(request) {
      const { question, pick } = request.values;
      const text = question?.[0]?.trim() || pick?.[0]?.trim() || '';
      if (text !== '') {
        return now(asking.answer(request, wordsAsked(text, ''), privately), privately);
      }
      const fault = 'Type a question here, or pick something from the list above.';
      return only({ kind: 'faults', faults: { question: fault } });
    },
    home({ person, place, outside }) {
      const here = teamsIn({ place, outside });
      const orNull = <T>(what: string, read: Promise<T>) =>
        read.catch((err: unknown) => {
          log.warn({ err }, `a person's ${what} could not be read`);
          return null;
        });
      const own = Promise.all([
        orNull('last asks', kept.latest(person.id, place, 10)),
        orNull('streaks', streaks({ person, place })),
      ]);
      const reply = own.then(
        ([asked, days]): Reply => ({
          kind: 'home',
          message: homeMessage(
            knowledge(),
            asked,
            days,
            ({ text }) => here?.read(text).environment?.id ?? null,
          ),
        }),
      );
      return { when: 'later', ...privately, reply };
    },
  };
}

function wordsAsked(text: string, service: string): Asked {
  return { text, topic: null, service: service.trim() === '' ? null : service };
}

/** Null where neither id is known any more. */
function pickedAsked(
  picked: { readonly topic: string; readonly service: string; readonly environment: string },
  { topics, services }: Knowledge,
): Asked | null {
  const topic = topics.get(picked.topic);
  const service = services.get(picked.service) ?? null;
  const where = picked.environment === '' ? null : picked.environment;
  if (topic) {
    const text = inEnvironment(about(topic, service), where);
    return { text, topic: topic.id, service: service?.id ?? null };
  }
  return service ? wordsAsked(inEnvironment(service.name, where), '') : null;
}

function isOn(flag: string): boolean {
  return !['', 'false', 'no', 'off', '0'].includes(flag.trim().toLowerCase());
}
