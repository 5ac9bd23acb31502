/** Turns schedules whose time has come into posts. */
import { planned } from '../schedule/plan.ts';
import type { Schedule } from '../schedule/ports.ts';
import type { QuizContext } from './parts.ts';
import { settingsOf } from './settings.ts';

const batch = 200;

export function createPlanning({ store, log, random }: QuizContext) {
  const plan = async (schedule: Schedule, now: number): Promise<boolean> => {
    if (!schedule.next) return false;
    try {
      const { post, next } = planned(settingsOf(schedule.settings), schedule.next, now);
      const { place } = schedule;
      await store.schedules.plan(
        schedule,
        { ...post, id: random.id(12), place, kind: 'round' },
        next,
      );
      return true;
    } catch (err) {
      // One schedule that can't be read mustn't keep the others from their posts.
      log.error({ err, ...schedule.place }, 'a quiz could not be planned');
      return false;
    }
  };
  return {
    /** One batch; whether there was anything to plan, and so perhaps more. */
    async run(now: number): Promise<boolean> {
      const due = await store.schedules.due(now, batch);
      let done = 0;
      for (const schedule of due) if (await plan(schedule, now)) done += 1;
      // A schedule that can't be planned stays due: it mustn't keep this going for ever.
      return done > 0;
    },
  };
}
