/** `/whoowns-admin quiz …`, for those who may, and the quiz's part of `check`. */
import type { Message } from '../message.ts';
import { plain } from '../message.ts';
import type { Place } from '../request.ts';
import { paragraph, said } from '../say.ts';
import { dayStart, daysAfter, dueNow, localDate, nextDue, nextDues } from '../schedule/due.ts';
import { notSetUp, stateMessage } from './admin-view.ts';
import { nextQuestion } from './compose.ts';
import { isWished } from './deal.ts';
import { type QuizContext, settingsIn } from './parts.ts';
import { roundMessage } from './round-view.ts';
import { reasonOf, timeSpan } from './say.ts';

const checked = { next: 3, troubles: 5 };
const pausedByHand =
  'The quiz is paused here. `/whoowns-admin quiz resume` first, then I can post.';

export function createAdmin(context: QuizContext, post: () => Promise<unknown>) {
  const { store, clock, random, bank } = context;

  /** Says what became of a post that should go out now. */
  const sendNow = async (place: Place, date: string): Promise<Message> => {
    await post();
    const after = await store.posts.get(place, 'round', date);
    switch (after?.state) {
      case 'sent':
        return said('Done: the question is in the channel.');
      case 'skipped':
        return said(`That didn’t work. ${reasonOf(after)}`);
      case 'unsure':
        return said(
          'I can’t tell whether it arrived. Please look in the channel; `check` has the button to post again.',
        );
      case 'pending':
      case 'sending':
        return said('It is on its way: the platform is busy, and I go on trying.');
      case undefined:
        return said('The quiz was stopped in the meantime.');
    }
  };

  return {
    async now(place: Place): Promise<Message> {
      const set = await settingsIn(context, place);
      if (!set) return notSetUp();
      if (set.schedule.paused === 'by-hand') return said(pausedByHand);
      const due = dueNow(set.settings, clock.now());
      if (await store.posts.add({ ...due, id: random.id(12), place, kind: 'round' })) {
        return sendNow(place, due.date);
      }
      const kept = await store.posts.get(place, 'round', due.date);
      if (kept?.state === 'sent') {
        return said(
          'Today’s question is in the channel already: one a day. See it with `/quiz today`.',
        );
      }
      return sendNow(place, due.date);
    },

    async pause(place: Place, until: string): Promise<Message> {
      const set = await settingsIn(context, place);
      if (!set) return notSetUp();
      const { schedule, settings } = set;
      const today = localDate(settings.zone, clock.now());
      const back = until === '' ? null : dayStart(until, settings.zone);
      if (until !== '' && (back === null || until <= today || until > daysAfter(today, 365))) {
        const week = daysAfter(today, 7);
        return said(
          `Until when? Write a day within a year, like \`until:${week}\`, or leave it out.`,
        );
      }
      const due = back === null ? null : nextDue(settings, back - 1);
      const next = due && { date: due.date, at: due.dueAt };
      await store.schedules.save({ ...schedule, next, paused: 'by-hand' }, null);
      if (!due)
        return said(
          'Paused. It goes on with `/whoowns-admin quiz resume`. Nobody’s streak breaks meanwhile.',
        );
      return {
        summary: `Paused until ${due.date}.`,
        blocks: [
          paragraph(
            plain('Paused. The next question comes '),
            timeSpan(settings.zone, due.dueAt),
            plain('. Nobody’s streak breaks meanwhile.'),
          ),
        ],
      };
    },

    async resume(place: Place): Promise<Message> {
      const set = await settingsIn(context, place);
      if (!set) return notSetUp();
      const { schedule, settings } = set;
      if (!schedule.paused)
        return said('It isn’t paused. `check` says when the next question comes.');
      const now = clock.now();
      const today = localDate(settings.zone, now);
      const kept = await store.posts.get(place, 'round', today);
      const due = nextDue(settings, now, kept ? today : null);
      const next = { date: due.date, at: due.dueAt };
      await store.schedules.save({ ...schedule, next, paused: null, refusedSince: null }, null);
      return {
        summary: 'The quiz goes on.',
        blocks: [
          paragraph(
            plain('The quiz goes on. The next question comes '),
            timeSpan(settings.zone, due.dueAt),
            plain('.'),
          ),
        ],
      };
    },

    async stop(place: Place): Promise<Message> {
      if (!(await store.schedules.remove(place))) return notSetUp();
      return said(
        'Stopped: no more questions here. One that is open still closes at its hour, and what was answered stays. `quiz setup` starts again.',
      );
    },

    /** How it stands, and a question as it would come. */
    async check(
      place: Place,
    ): Promise<{ readonly state: Message; readonly sample: Message | null }> {
      const set = await settingsIn(context, place);
      if (!set) return { state: notSetUp(), sample: null };
      const { schedule, settings } = set;
      const sample = await nextQuestion(context, place, settings, true);
      const first = schedule.next;
      const next = first
        ? [
            first.at,
            ...nextDues(settings, first.at, checked.next - 1, first.date).map(({ dueAt }) => dueAt),
          ]
        : [];
      const state = stateMessage({
        schedule,
        settings,
        questions: bank().questions.filter((question) => isWished(question, settings)).length,
        next,
        troubles: await store.posts.troubles(place, checked.troubles),
      });
      const { closesAt } = dueNow(settings, clock.now());
      const asked = { round: null, closesAt, zone: settings.zone, answers: 0, yesterday: null };
      return { state, sample: sample && roundMessage({ question: sample, ...asked }) };
    },

    /** "Post now", on a post that may never have arrived. */
    async again(place: Place, id: string): Promise<Message> {
      const kept = await store.posts.find(id, place);
      if (kept?.state !== 'unsure') {
        return said('That is settled already: nothing was posted twice.');
      }
      if (kept.closesAt <= clock.now()) {
        return said('That question’s time is over. The next one comes as planned.');
      }
      const schedule = await store.schedules.get(place);
      if (schedule?.paused === 'by-hand') return said(pausedByHand);
      await store.posts.again(id, place, clock.now());
      return sendNow(kept.place, kept.date);
    },
  };
}
