/** `/whoowns-admin quiz setup`: by options or by a form, for this channel or another. */
import type { Form, Message } from '../message.ts';
import type { Person, Place, Request } from '../request.ts';
import { dueAt, dueOn, localDate } from '../schedule/due.ts';
import { moved } from '../schedule/plan.ts';
import { setupMessage } from './admin-view.ts';
import { isWished } from './deal.ts';
import { setupForm } from './forms.ts';
import { type QuizContext, settingsIn, zoneOf } from './parts.ts';
import { fieldNames, type ReadSettings, readSettings, type Said } from './read-settings.ts';
import { defaultSettings, keptSettings, type Settings } from './settings.ts';

type Asker = Pick<Request, 'place' | 'person'>;

export function createSettingUp(context: QuizContext) {
  const { store, clock, bank, knowledge, chat } = context;
  /** Settings as last seen here, to fill in a form that has to open at once. */
  const seen = new Map<string, Settings>();
  const keyOf = (place: Place) => JSON.stringify([place.platform, place.workspace, place.channel]);

  const wished = (settings: Settings) =>
    bank().questions.filter((question) => isWished(question, settings)).length;

  return {
    /** From memory: what was set here lately, or the usual. */
    formNow({ person }: Asker, place: Place): Form {
      return setupForm(
        place.channel,
        seen.get(keyOf(place)) ?? defaultSettings(person.zone ?? 'UTC'),
      );
    },

    /** From the store, and the platform for the zone. */
    async form({ person }: Asker, place: Place): Promise<Form> {
      const set = await settingsIn(context, place);
      if (set) seen.set(keyOf(place), set.settings);
      const settings = set?.settings ?? (await usual(context, place, person));
      return setupForm(place.channel, settings);
    },

    /** Whether what was said can be settings at all; asks nobody. */
    check(said: Said): ReadSettings {
      const read = readSettings(said, defaultSettings('UTC'), knowledge().topics);
      if (!read.ok || wished(read.settings) > 0) return read;
      const fault =
        'No question fits these topics and this exam together. Choose more topics, or any exam.';
      return { ok: false, faults: { topics: fault } };
    },

    /** Saves; null where the channel has no quiz yet and nobody knows its zone. */
    async save({ person }: Asker, place: Place, said: Said): Promise<Message | null> {
      const set = await settingsIn(context, place);
      const zone = set || said.zone ? 'UTC' : await zoneOf(context, place, person);
      if (zone === null) return null;
      const before = set?.settings ?? defaultSettings(zone);
      const read = readSettings(said, before, knowledge().topics);
      if (!read.ok) throw new Error(`unchecked settings: ${Object.keys(read.faults).join(', ')}`);
      const { settings } = read;
      const now = clock.now();
      const today = localDate(settings.zone, now);
      const post = await store.posts.get(place, 'round', today);
      const next = moved(
        settings,
        set && { next: set.schedule.next, hasToday: post !== null },
        now,
      );
      await store.schedules.save(
        {
          place,
          settings: keptSettings(settings),
          admin: person.id,
          next,
          paused: null,
          refusedSince: null,
        },
        post && waiting(settings, today, now),
      );
      seen.set(keyOf(place), settings);
      const missing = (await chat(place.platform)?.missing(place)) ?? [];
      return setupMessage(settings, next.at, wished(settings), missing);
    },
  };
}

async function usual(context: QuizContext, place: Place, person: Person): Promise<Settings> {
  return defaultSettings((await zoneOf(context, place, person)) ?? 'UTC');
}

/** Where today's post goes now, if it still waits. */
function waiting(settings: Settings, today: string, now: number) {
  return dueAt(settings, today, Math.max(dueOn(settings, today)?.dueAt ?? now, now));
}

/** What was said, from a command's options or a form's values. */
export function saidIn(
  values: Readonly<Record<string, string | readonly string[] | undefined>>,
): Said {
  const said: Record<string, string> = {};
  for (const name of fieldNames) {
    const value = values[name];
    if (value !== undefined) said[name] = typeof value === 'string' ? value : value.join(',');
  }
  return said;
}
