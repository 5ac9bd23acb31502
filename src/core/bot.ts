/** The one road: a request comes in, what comes of it goes out. */
import type { Action } from './action.ts';
import { about } from './answer/phrase.ts';
import { type Asked, createAsking, type Manner, messageReply, type Settled } from './asking.ts';
import { createAsks, KEPT } from './asks.ts';
import { completions } from './complete.ts';
import { createDeliveries } from './deliveries.ts';
import { examples, helpMessage, searchForm, staleMessage } from './help.ts';
import { homeMessage } from './home.ts';
import type { Knowledge } from './knowledge/shape.ts';
import type { Lookup } from './lookup/lookup.ts';
import type { Clock, Log, Random, Store } from './ports.ts';
import { pressAsk } from './press.ts';
import type { Audience, Bot, Handled, Reply, Request } from './request.ts';

export interface BotParts {
  /** Asked anew each time: the knowledge changes while the bot runs. */
  readonly knowledge: () => Knowledge;
  readonly lookup: () => Lookup;
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

type RequestOf<K extends Request['kind']> = Extract<Request, { kind: K }>;

const HOUR = 60 * 60 * 1000;
const privately: Manner = { audience: 'private', replace: false };
const publicly: Manner = { audience: 'public', replace: false };

export function createBot({ knowledge, lookup, store, clock, random, log }: BotParts): Bot {
  const asks = createAsks(store.asks, clock, log);
  const asking = createAsking({ knowledge, lookup, asks, clock, random });
  const deliveries = createDeliveries();
  const serviceName = (id: string) => knowledge().services.get(id)?.name ?? null;
  let tidied = Number.NEGATIVE_INFINITY;

  const apology = (request: Request, err: unknown): Reply => {
    const incident = random.id(6);
    const { platform, workspace } = request.place;
    log.error({ err, incident, request: request.kind, platform, workspace }, 'a surprise');
    const said = `Sorry, something went wrong on my side. Please try again; if it happens again, tell whoever runs me this number: ${incident}.`;
    return messageReply(
      { summary: said, blocks: [{ kind: 'text', spans: [{ kind: 'plain', text: said }] }] },
      privately,
    );
  };
  const now = ({ reply, after }: Settled): Handled => ({ when: 'now', reply, after });
  const only = (reply: Reply): Handled => now({ reply, after: Promise.resolve() });
  const later = (request: Request, manner: Manner, reply: Promise<Reply>): Handled => ({
    when: 'later',
    ...manner,
    reply: reply.catch((err: unknown) => apology(request, err)),
  });

  /** For what others see or what comes over a line that delivers again: once, whichever process has it. */
  const once = async (request: Request, make: () => Settled): Promise<Reply> => {
    const claimed = await store.deliveries
      .claim(request.delivery, request.place, clock.now())
      .catch((err: unknown) => {
        log.warn({ err }, 'a delivery could not be claimed; it is answered all the same');
        return true;
      });
    return claimed ? make().reply : { kind: 'nothing' };
  };

  const command = (request: RequestOf<'command'>): Handled => {
    switch (request.command) {
      case 'whoowns': {
        const { question = '', service = '', visible = '' } = request.options;
        const audience: Audience = isOn(visible) && !request.direct ? 'public' : 'private';
        const asked = wordsAsked(question, service);
        return now(asking.answer(request, asked, { audience, replace: false }));
      }
    }
  };

  const words = (request: RequestOf<'words'>): Handled => {
    const asked = wordsAsked(request.text, '');
    switch (request.via) {
      case 'shortcut':
        return now(asking.answer(request, asked, privately));
      case 'direct':
      case 'mention': {
        const manner = request.via === 'mention' && !request.direct ? publicly : privately;
        const reply = once(request, () => asking.answer(request, asked, manner));
        return later(request, manner, reply);
      }
    }
  };

  const press = (request: RequestOf<'press'>): Handled => {
    const { action, value, own } = request;
    const manner: Manner = { audience: 'private', replace: own };
    if (action === null) return only(messageReply(staleMessage(), manner));
    if ('ask' in action) return pressOnAsk(request, action, manner);
    switch (action.kind) {
      case 'topic': {
        const asked = pickedAsked(action, knowledge());
        if (asked === null) return only(messageReply(staleMessage(), manner));
        return now(asking.answer(request, asked, manner));
      }
      case 'example':
        return now(
          asking.answer(request, wordsAsked(examples[Number(action.index)] ?? '', ''), manner),
        );
      case 'search':
        return now(asking.answer(request, wordsAsked(value ?? '', ''), manner));
      case 'search-form':
        return only({ kind: 'form', form: searchForm() });
      case 'help':
        return only(messageReply(helpMessage(), manner));
    }
  };

  const pressOnAsk = (
    request: RequestOf<'press'>,
    action: Extract<Action, { ask: string }>,
    usual: Manner,
  ): Handled => {
    const { place } = request;
    const parts = { asking, asks, serviceName };
    const recent = asks.recent(action.ask, place);
    if (action.kind === 'share') {
      const share = async (): Promise<Reply> => {
        const ask = recent ?? (await asks.find(action.ask, place));
        if (!ask) return messageReply(staleMessage(), usual);
        return once(request, () => pressAsk(parts, request, action, ask, publicly));
      };
      return later(request, publicly, share());
    }
    if (recent) return now(pressAsk(parts, request, action, recent, usual));
    const find = async (): Promise<Reply> => {
      const ask = await asks.find(action.ask, place);
      if (!ask) return messageReply(staleMessage(), usual);
      return pressAsk(parts, request, action, ask, usual).reply;
    };
    return later(request, usual, find());
  };

  const form = (request: RequestOf<'form'>): Handled => {
    if (request.action?.kind !== 'search') return only(messageReply(staleMessage(), privately));
    const { question, pick } = request.values;
    const text = question?.[0]?.trim() || pick?.[0]?.trim() || '';
    if (text === '') {
      const fault = 'Pick something from the list, or type a question here.';
      return only({ kind: 'faults', faults: { question: fault } });
    }
    return now(asking.answer(request, wordsAsked(text, ''), privately));
  };

  const home = async ({ person, place }: Request): Promise<Reply> => {
    const asked = await store.asks.latest(person.id, place, 5).catch((err: unknown) => {
      log.warn({ err }, "a person's last asks could not be read");
      return null;
    });
    return { kind: 'home', message: homeMessage(knowledge(), asked) };
  };

  const dispatch = (request: Request): Handled => {
    switch (request.kind) {
      case 'command':
        return command(request);
      case 'words':
        return words(request);
      case 'press':
        return press(request);
      case 'form':
        return form(request);
      case 'home':
        return later(request, privately, home(request));
      case 'search':
        return only({ kind: 'form', form: searchForm() });
    }
  };

  return {
    handle(request) {
      try {
        return deliveries.first(request) ? dispatch(request) : only({ kind: 'nothing' });
      } catch (err) {
        return only(apology(request, err));
      }
    },
    complete: (completes, text, limit) => completions(lookup(), completes, text, limit),
    async tick(at) {
      if (at - tidied < HOUR) return;
      tidied = at;
      try {
        await store.asks.forgetBefore(at - KEPT);
        await store.deliveries.forgetBefore(at - 24 * HOUR);
      } catch (err) {
        log.error({ err }, 'old asks could not be forgotten; tried again in an hour');
      }
    },
  };
}

function wordsAsked(text: string, service: string): Asked {
  return { text, topic: null, service: service.trim() === '' ? null : service };
}

/** Null where neither id is known any more. */
function pickedAsked(
  picked: { readonly topic: string; readonly service: string },
  { topics, services }: Knowledge,
): Asked | null {
  const topic = topics.get(picked.topic) ?? null;
  const service = services.get(picked.service) ?? null;
  if (topic) return { text: about(topic, service), topic: topic.id, service: service?.id ?? null };
  return service ? wordsAsked(service.name, '') : null;
}

function isOn(flag: string): boolean {
  return !['', 'false', 'no', 'off', '0'].includes(flag.trim().toLowerCase());
}
