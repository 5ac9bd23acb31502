/** The tour: lesson after lesson, each with one question, as far as a person goes. */
import type { TourAction } from '../action.ts';
import type { Knowledge } from '../knowledge/shape.ts';
import type { Message } from '../message.ts';
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

export interface TourParts {
  readonly knowledge: () => Knowledge;
  /** In the order in which they are taken; empty where the knowledge has no tour. */
  readonly lessons: () => readonly Lesson[];
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
  const settle = async (person: Person, place: Place): Promise<void> => {
    if (await store.finish(person.id, place, clock.now())) await parts.finished(person, place);
  };

  /** The next lesson, or the end. */
  const on = async (person: Person, place: Place): Promise<Message> => {
    const all = lessons();
    if (all.length === 0) return noTour();
    await store.start(person.id, place, clock.now());
    const answers = await store.answers(person.id, place);
    const lesson = nextLesson(all, answers);
    const way = wayOf(placed(place), all, answers, lesson);
    if (lesson) return lessonMessage(lesson, way, knowledge());
    await settle(person, place);
    return endMessage(way, answers);
  };

  const answer = async (
    person: Person,
    place: Place,
    lesson: Lesson,
    choice: number,
  ): Promise<Message> => {
    const all = lessons();
    const now = clock.now();
    const given = { lesson: lesson.id, choice, right: choice === rightIndex(lesson) };
    await store.start(person.id, place, now);
    await store.answer(person.id, place, given, now);
    // What counts is what was kept: an old card's button may come after another answer.
    const answers = await store.answers(person.id, place);
    const kept = answers.find((each) => each.lesson === lesson.id) ?? given;
    if (nextLesson(all, answers) === null) await settle(person, place);
    return answeredMessage(lesson, kept, wayOf(placed(place), all, answers, lesson));
  };

  const read = async (person: Person, place: Place, lesson: Lesson): Promise<Message> => {
    const answers = await store.answers(person.id, place);
    const kept = answers.find((each) => each.lesson === lesson.id);
    if (!kept) return on(person, place);
    const way = wayOf(placed(place), lessons(), answers, lesson);
    return readAgainMessage(lesson, kept, way, knowledge());
  };

  const known = (id: string): Lesson | null => lessons().find((each) => each.id === id) ?? null;

  return {
    command: ({ person, place }) => later(on(person, place)),

    press({ person, place: here }, action, manner) {
      const { workspace, channel } = action;
      const place: Place = { platform: here.platform, workspace, channel };
      switch (action.kind) {
        case 'tour':
          return later(on(person, place), manner);
        case 'tour-answer': {
          const lesson = known(action.lesson);
          const choice = Number(action.choice);
          if (!lesson?.question.choices[choice]) return later(on(person, place), manner);
          return later(answer(person, place, lesson, choice), manner);
        }
        case 'tour-read': {
          const lesson = known(action.lesson);
          return later(lesson ? read(person, place, lesson) : on(person, place), manner);
        }
      }
    },

    counts: async (workspace) => countsMessage(lessons(), await store.counts(workspace)),
  };
}

function placed({ workspace, channel }: Place) {
  return { workspace, channel };
}

function noTour(): Message {
  return said('There is no tour here: my knowledge folder has no `tour.yaml`.');
}
