/** The tour: lesson after lesson, each with one question, as far as a person goes. */
import type { TourAction } from '../action.ts';
import type { Knowledge, Service, Topic } from '../knowledge/shape.ts';
import type { Message, Spans } from '../message.ts';
import type { Clock } from '../ports.ts';
import { later, type Manner } from '../reply.ts';
import type { Handled, Person, Place, Request } from '../request.ts';
import { said } from '../say.ts';
import { countsMessage } from './counts-view.ts';
import { endMessage } from './end-view.ts';
import { type Lesson, rightIndex } from './lesson.ts';
import { answeredMessage, lessonMessage, readAgainMessage } from './lesson-view.ts';
import type { TourStore, Workspace } from './ports.ts';
import { nextLesson, wayOf } from './way.ts';

type RequestOf<K extends Request['kind']> = Extract<Request, { kind: K }>;

type Where = Pick<Request, 'place' | 'outside'>;
/** Who takes the tour, and where it belongs. */
type Taker = Where & Pick<Request, 'person'>;

export interface TourParts {
  readonly knowledge: () => Knowledge;
  /** In the order in which they are taken; empty where the knowledge has no tour. */
  readonly lessons: () => readonly Lesson[];
  /** Who inside the company owns its half of this; null where nobody is named or nothing may be shown. */
  readonly team: (where: Where, topic: Topic, service: Service | null) => Spans | null;
  readonly store: TourStore;
  readonly clock: Clock;
  /** Called once, when a person has answered the last lesson. */
  readonly finished: (person: Person, place: Place) => Promise<void>;
}

export interface Tour {
  /** `/tour`. */
  command(request: RequestOf<'command'>): Handled;
  press(request: RequestOf<'press'>, action: TourAction, manner: Manner): Handled;
  /** How many started, where they stopped, what is missed most: for admins. */
  counts(workspace: Workspace): Promise<Message>;
}

export function createTour(parts: TourParts): Tour {
  const { store, clock, lessons, knowledge } = parts;

  /** All lessons are answered: what comes of it comes once. */
  const settle = async ({ person, place }: Taker): Promise<void> => {
    if (await store.finish(person.id, place, clock.now())) await parts.finished(person, place);
  };

  const teamsFor = (taker: Taker, lesson: Lesson) =>
    (lesson.teams ?? []).flatMap(({ topic: id, service: where, label }) => {
      const topic = knowledge().topics.get(id);
      const service = where === undefined ? null : (knowledge().services.get(where) ?? null);
      const spans = topic ? parts.team(taker, topic, service) : null;
      return spans ? [{ label, spans }] : [];
    });

  /** The next lesson, or the end. */
  const on = async (taker: Taker): Promise<Message> => {
    const { person, place } = taker;
    const all = lessons();
    if (all.length === 0) return noTour();
    await store.start(person.id, place, clock.now());
    const answers = await store.answers(person.id, place);
    const lesson = nextLesson(all, answers);
    const way = wayOf(place, all, answers, lesson);
    if (lesson) return lessonMessage(lesson, way, knowledge(), teamsFor(taker, lesson));
    await settle(taker);
    return endMessage(way, answers);
  };

  const answer = async (taker: Taker, lesson: Lesson, choice: number): Promise<Message> => {
    const { person, place } = taker;
    const all = lessons();
    const now = clock.now();
    const given = { lesson: lesson.id, choice, right: choice === rightIndex(lesson) };
    await store.start(person.id, place, now);
    await store.answer(person.id, place, given, now);
    // What counts is what was kept: an old card's button may come after another answer.
    const answers = await store.answers(person.id, place);
    const kept = answers.find((each) => each.lesson === lesson.id) ?? given;
    if (nextLesson(all, answers) === null) await settle(taker);
    return answeredMessage(lesson, kept, wayOf(place, all, answers, lesson));
  };

  const read = async (taker: Taker, lesson: Lesson): Promise<Message> => {
    const { person, place } = taker;
    const answers = await store.answers(person.id, place);
    const kept = answers.find((each) => each.lesson === lesson.id);
    if (!kept) return on(taker);
    const way = wayOf(place, lessons(), answers, lesson);
    return readAgainMessage(lesson, kept, way, knowledge(), teamsFor(taker, lesson));
  };

  /** Goes on where the person began, wherever they ask for it. */
  const resume = async ({ person, place, outside }: Taker): Promise<Message> => {
    const home = await store.home(person.id, place);
    return on({ person, outside, place: { ...place, ...home } });
  };

  /** What a button means for the tour that it belongs to. */
  const pressed = async (taker: Taker, here: Place, action: TourAction): Promise<Message> => {
    const { person, place } = taker;
    if (place.workspace !== here.workspace) await store.point(person.id, here, place, clock.now());
    if (action.kind === 'tour') return on(taker);
    const lesson = lessons().find((each) => each.id === action.lesson);
    if (!lesson) return on(taker);
    if (action.kind === 'tour-read') return read(taker, lesson);
    const choice = Number(action.choice);
    return lesson.question.choices[choice] ? answer(taker, lesson, choice) : on(taker);
  };

  return {
    command: (request) => later(resume(request)),
    press({ person, place: here, outside }, action, manner) {
      const { workspace, channel } = action;
      const place: Place = { platform: here.platform, workspace, channel };
      return later(pressed({ person, place, outside }, here, action), manner);
    },
    counts: async (workspace) => countsMessage(lessons(), await store.counts(workspace)),
  };
}

function noTour(): Message {
  return said('There is no tour here: my knowledge folder has no `tour.yaml`.');
}
