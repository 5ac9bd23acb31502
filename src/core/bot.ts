/** The one road: a request comes in, what comes of it goes out, and every surprise is caught here. */
import {
  featureOf,
  isBacklogAction,
  isPrivacyAction,
  isQuizAction,
  isTourAction,
} from './action.ts';
import { oneTopic } from './answer/subject.ts';
import { createAnswer } from './answering.ts';
import { createApology } from './apology.ts';
import { createAsking } from './asking.ts';
import { createAsks } from './asks.ts';
import { createBacklog } from './backlog/backlog.ts';
import { createChecking } from './checking.ts';
import { completions } from './complete.ts';
import { createDeliveries } from './deliveries.ts';
import { createDesk } from './desk.ts';
import { createHearing } from './hearing.ts';
import { listed, searchForm, staleMessage } from './help.ts';
import type { Knowledge } from './knowledge/shape.ts';
import type { Lookup } from './lookup/lookup.ts';
import type { Meters } from './meters.ts';
import type { Chat, Clock, Log, Random, Store } from './ports.ts';
import { createOutdating } from './privacy/outdating.ts';
import { createPrivacy } from './privacy/privacy.ts';
import type { QuizFile } from './quiz/check.ts';
import { createQuiz } from './quiz/quiz.ts';
import { messageReply, only, privately } from './reply.ts';
import type { Bot, Handled, Platform, Request } from './request.ts';
import { createTeamDesk } from './team/desk.ts';
import { createGaps } from './team/gaps.ts';
import type { Teams } from './team/team.ts';
import type { Lesson } from './tour/lesson.ts';
import { createTour } from './tour/tour.ts';
import { createWelcome } from './welcome/welcome.ts';

export interface BotParts {
  /** Asked anew each time: the knowledge changes while the bot runs. */
  readonly knowledge: () => Knowledge;
  readonly lookup: () => Lookup;
  /** The hand-written quiz questions. */
  readonly questions: () => readonly QuizFile[];
  /** The tour's lessons; empty where there is no tour. */
  readonly lessons: () => readonly Lesson[];
  /** Who inside the company owns its half; null without a team file. */
  readonly teams: () => Teams | null;
  readonly store: Store;
  /** Posting unasked; null where a platform isn't connected. */
  readonly chat: (platform: Platform) => Chat | null;
  /** Ids of people who may do what admins may, by the configuration. */
  readonly admins: ReadonlySet<string>;
  readonly clock: Clock;
  readonly random: Random;
  readonly meters: Meters;
  readonly log: Log;
}

export function createBot(parts: BotParts): Bot {
  const { knowledge, lookup, store, clock, random, meters, log } = parts;
  const asks = createAsks(store.asks, clock, log);
  const teamsIn = createTeamDesk(parts);
  const answer = createAnswer({ knowledge, lookup, teamsIn });
  const { backlog, asked } = store;
  const hearing = createHearing({ backlog, asked, teamsIn, clock, random, log });
  const asking = createAsking({ answer, asks, hearing, clock, random, meters });
  const deliveries = createDeliveries(store.deliveries, clock, log);
  const desk = createDesk({
    knowledge,
    streaks: (request) => quiz.streaks(request),
    asking,
    asks,
    hearing,
    kept: store.asks,
    deliveries,
    teamsIn,
    clock,
    log,
  });
  const quiz = createQuiz({ ...parts, store: store.quiz });
  const tour = createTour({
    ...parts,
    store: store.tour,
    team(where, topic, service) {
      const here = teamsIn(where);
      const found = here?.find(topic, service, null);
      return here && found ? here.say(found) : null;
    },
    finished: (person, place) => welcome.finished(person, place),
  });
  const welcome = createWelcome({
    ...parts,
    store: store.welcome,
    first: deliveries.claim,
    lessons: () => parts.lessons().length,
    counts: tour.counts,
  });
  const backlogDesk = createBacklog({
    ...parts,
    store: backlog,
    disputes: store.quiz.disputes,
    fileOf: quiz.fileOf,
    topicNamed: (words) => oneTopic(lookup().ask(words)),
  });
  const checking = createChecking({ ...parts, quiz: quiz.check, welcome: welcome.check });
  const gaps = createGaps({ ...parts, store: asked, teamsIn });
  const privacy = createPrivacy({ store: store.personal, letGo: asks.letGo });
  const outdate = createOutdating({
    forget: (kind, before, limit) =>
      kind === 'left'
        ? store.installations.forgetBefore(before)
        : store.aging.forgetBefore(kind, before, limit),
    clock,
    log,
  });

  const apology = createApology(parts);

  const command = (request: Extract<Request, { kind: 'command' }>): Handled => {
    switch (request.command) {
      case 'whoowns':
        return desk.command(request);
      case 'quiz':
        return privacy.command(request) ?? quiz.command(request) ?? listed('quiz');
      case 'tour':
        return tour.command(request);
      case 'whoowns-admin':
        return (
          welcome.admin(request) ??
          backlogDesk.admin(request) ??
          gaps.admin(request) ??
          checking.admin(request) ??
          quiz.admin(request) ??
          listed('whoowns-admin')
        );
    }
  };
  const dispatch = (request: Request): Handled => {
    switch (request.kind) {
      case 'command':
        return command(request);
      case 'words':
        return desk.words(request);
      case 'press': {
        const { action } = request;
        meters.count('presses', {
          platform: request.place.platform,
          on: action ? featureOf(action) : 'stale',
        });
        const manner = { audience: 'private', replace: request.own } as const;
        if (action === null) return only(messageReply(staleMessage(), manner));
        if (isPrivacyAction(action)) return privacy.press(request, action, manner);
        if (isQuizAction(action)) return quiz.press(request, action, manner);
        if (isTourAction(action)) return tour.press(request, action, manner);
        if (isBacklogAction(action)) return backlogDesk.press(request, action, manner);
        return desk.press(request, action, manner);
      }
      case 'form':
        if (request.action?.kind === 'search') return desk.searched(request);
        if (request.action && isQuizAction(request.action)) {
          return quiz.form(request, request.action);
        }
        return only(messageReply(staleMessage(), privately));
      case 'home':
        return desk.home(request);
      case 'search':
        return only({ kind: 'form', form: searchForm() });
      case 'joined':
        return welcome.joined(request);
    }
  };

  const handle = (request: Request): Handled => {
    try {
      const { kind, place } = request;
      log.debug({ kind, ...place }, 'a request');
      if (!deliveries.first(request)) return only({ kind: 'nothing' });
      const handled = dispatch(request);
      if (handled.when === 'now') return handled;
      const reply = handled.reply.catch((err: unknown) => apology(request, err));
      return { ...handled, reply };
    } catch (err) {
      return only(apology(request, err));
    }
  };

  return {
    handle: (request) =>
      log.following() === null ? log.follow(() => handle(request)) : handle(request),
    complete: (completes, text, limit) => completions(lookup(), completes, text, limit),
    async tick(at) {
      const [more] = await Promise.all([quiz.tick(at), welcome.tick(), outdate(at)]);
      return more;
    },
  };
}
