/** What the quiz is made of, and the few things that all of it needs. */
import type { Knowledge } from '../knowledge/shape.ts';
import type { Meters } from '../meters.ts';
import type { Chat, Clock, Log, Random } from '../ports.ts';
import { type Person, type Place, type Platform, platforms } from '../request.ts';
import type { Schedule } from '../schedule/ports.ts';
import { type Bank, createBank } from './bank.ts';
import type { QuizFile } from './check.ts';
import type { QuizStore } from './ports.ts';
import { type Settings, settingsOf } from './settings.ts';

export interface QuizParts {
  /** Asked anew each time, as they change while the bot runs. */
  readonly knowledge: () => Knowledge;
  readonly questions: () => readonly QuizFile[];
  readonly store: QuizStore;
  /** Null where nothing can be posted now. */
  readonly chat: (platform: Platform) => Chat | null;
  readonly clock: Clock;
  readonly random: Random;
  readonly meters: Meters;
  readonly log: Log;
  /** People who may do what admins may: `slack:T…/U…`, `discord:G…/U…`, or the id alone. */
  readonly admins: ReadonlySet<string>;
}

export interface QuizContext extends QuizParts {
  readonly bank: () => Bank;
}

export function withBank(parts: QuizParts): QuizContext {
  let made: { knowledge: Knowledge; files: readonly QuizFile[]; bank: Bank } | null = null;
  return {
    ...parts,
    bank() {
      const [knowledge, files] = [parts.knowledge(), parts.questions()];
      if (made?.knowledge !== knowledge || made.files !== files) {
        const hand = files.flatMap(({ questions }) => questions);
        made = { knowledge, files, bank: createBank(hand, knowledge) };
      }
      return made.bank;
    },
  };
}

/** The platforms on which something can be posted now. */
export function speaking({ chat }: QuizParts): readonly Platform[] {
  return platforms.filter((platform) => chat(platform) !== null);
}

export async function zoneOf(
  { chat }: QuizParts,
  place: Place,
  person: Person,
): Promise<string | null> {
  if (person.zone) return person.zone;
  const about = await chat(place.platform)?.about(place, person.id);
  return about?.zone ?? null;
}

/** The channel's settings, as far as it has a quiz. */
export async function settingsIn(
  { store }: QuizParts,
  place: Place,
): Promise<{ readonly schedule: Schedule; readonly settings: Settings } | null> {
  const schedule = await store.schedules.get(place);
  return schedule && { schedule, settings: settingsOf(schedule.settings) };
}
