/** Tells the admin who set a quiz up that something is wrong with it. */
import type { Post } from '../schedule/ports.ts';
import { leaseMs } from '../schedule/state.ts';
import { troubleMessage } from './admin-view.ts';
import { drain } from './drain.ts';
import { type QuizContext, speaking } from './parts.ts';

const width = 4;
const budgetMs = 5_000;

export function createNotices(context: QuizContext) {
  const { store, clock, log } = context;

  const tell = async (post: Post): Promise<void> => {
    const chat = context.chat(post.place.platform);
    if (!chat) return;
    try {
      const schedule = await store.schedules.get(post.place);
      const current = post.state === 'skipped' || post.state === 'unsure';
      if (schedule?.admin && current) {
        const paused = schedule.paused === 'by-trouble';
        const message = troubleMessage(post, post.place.channel, paused);
        const sent = await chat.direct(post.place, schedule.admin, message, `n-${post.id}`);
        // What can't be told stands in the check all the same.
        if (sent.kind === 'failed') return;
      }
      await store.posts.noticed(post);
    } catch (err) {
      log.error({ err, post: post.id }, 'an admin could not be told; tried again');
    }
  };

  return {
    async run(): Promise<void> {
      const until = clock.now() + budgetMs;
      const claim = (limit: number) => {
        const at = clock.now();
        return store.posts.claimNotices(speaking(context), at, at + leaseMs, limit);
      };
      await drain(claim, tell, width, () => clock.now() < until);
    },
  };
}
