/** Shows in the message how many have answered, at most once in ten seconds. */
import { yesterdayOf } from './compose.ts';
import { questionOf } from './kept-question.ts';
import { type QuizContext, settingsIn } from './parts.ts';
import type { Round } from './ports.ts';
import { roundMessage } from './round-view.ts';

const everyMs = 10_000;

export function createCounting(context: QuizContext) {
  const { store, clock, log } = context;
  /** Rounds that somebody answered here, and when last. */
  const touched = new Map<string, { readonly round: Round; readonly at: number }>();

  const edit = async (round: Round, answers: number): Promise<void> => {
    const chat = context.chat(round.place.platform);
    if (!chat || round.messageId === null) return;
    const set = await settingsIn(context, round.place);
    const message = roundMessage({
      question: questionOf(round),
      round,
      closesAt: round.closesAt,
      zone: set?.settings.zone ?? 'UTC',
      answers,
      yesterday: await yesterdayOf(context, round),
    });
    await chat.edit(round.place, round.messageId, message);
    const after = await store.rounds.get(round.id, round.place);
    // It closed while this edit was under way: whichever came last shows, so show the close again.
    if (after?.closed) await store.rounds.unshown(round);
  };

  const count = async (id: string, { round, at }: { round: Round; at: number }): Promise<void> => {
    try {
      const now = clock.now();
      const answers = await store.rounds.claimCount(round, now, now - everyMs);
      // Another process may have counted; after the interval it surely has.
      if (answers !== null || now > at + 2 * everyMs) touched.delete(id);
      const current = answers === null ? null : await store.rounds.get(round.id, round.place);
      if (answers !== null && current) await edit(current, answers);
    } catch (err) {
      log.error({ err, round: id }, 'the count of answers could not be shown');
    }
  };

  return {
    /** A press on it counted. */
    touch(round: Round): void {
      touched.set(round.id, { round, at: clock.now() });
    },
    async run(): Promise<void> {
      await Promise.all([...touched].map(([id, each]) => count(id, each)));
    },
  };
}
