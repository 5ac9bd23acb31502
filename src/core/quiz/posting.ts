/** Sends what is due: claims a post, looks where an earlier attempt may have sent it, sends, marks. */
import type { Chat } from '../ports.ts';
import type { Post, Schedule } from '../schedule/ports.ts';
import {
  afterLook,
  afterSend,
  firstStep,
  leaseMs,
  type Mark,
  type Reason,
  type Step,
  unsent,
} from '../schedule/state.ts';
import { compose } from './compose.ts';
import { drain } from './drain.ts';
import { createHold } from './hold.ts';
import { type QuizContext, speaking } from './parts.ts';
import { endWeek } from './week.ts';

/** How many posts are under way at once; the platforms take about fifty a second. */
const width = 16;
/** A tick ends after so long, and the next one goes on. */
const budgetMs = 5_000;
/** A post may take 20 s: with less lease left, it isn't begun. */
const neededMs = 22_000;
/** How long the same trouble goes on before the quiz is paused. */
const patienceMs = 7 * 24 * 3_600_000;

export function createPosting(context: QuizContext) {
  const { store, clock, meters, log } = context;

  const hold = createHold(clock);

  /** The name of a post for good, on the platform. */
  const keyOf = ({ id, kind }: Post) => `${kind === 'week' ? 'w' : 'q'}-${id}`;

  /** The lease outlasts a post: nobody else begins while it is under way. */
  const lasts = (claimedAt: number) => clock.now() <= claimedAt + leaseMs - neededMs;

  const send = async (
    chat: Chat,
    { post, claimedAt }: Claimed,
    certain: boolean,
  ): Promise<Mark> => {
    const composed = await compose(context, post);
    if (composed.kind === 'none') {
      // Where an earlier attempt may have arrived, its round stays: people may be pressing its buttons.
      if (!certain) return { kind: 'unsure' };
      return { kind: 'skipped', reason: composed.reason, missing: [] };
    }
    if (!lasts(claimedAt)) return unsent(post, clock.now());
    const { platform } = post.place;
    if (!hold.isFree(platform)) return unsent(post, hold.until(platform));
    const sent = await chat.post(post.place, composed.message, keyOf(post));
    hold.note(platform, sent);
    return afterSend(sent, post, certain, clock.now());
  };
  const look = async (chat: Chat, post: Post, since: number): Promise<Step> => {
    const found = await chat.find(post.place, keyOf(post), since);
    const { counts } = await store.rounds.tally(post, 0);
    return afterLook(found, post, clock.now(), chat.keyHoldsMs, counts.size > 0);
  };
  const attempt = async (chat: Chat, claimed: Claimed): Promise<Mark> => {
    const { post, claimedAt } = claimed;
    if (!lasts(claimedAt)) return unsent(post, clock.now());
    let step = firstStep(post, clock.now());
    if (step.kind === 'look') step = await look(chat, post, step.since);
    switch (step.kind) {
      case 'mark':
        return step.mark;
      case 'send':
        return send(chat, claimed, step.certain);
      case 'look':
        return { kind: 'wait' };
    }
  };

  const apply = async (post: Post, mark: Mark): Promise<void> => {
    if (mark.kind === 'wait') return;
    const schedule = await store.schedules.get(post.place);
    const trouble = mark.kind === 'skipped' && troubling.has(mark.reason) && post.kind === 'round';
    const weekOfIt = trouble && lasted(schedule, clock.now());
    const notice = trouble && (schedule?.refusedSince === null || weekOfIt);
    const holds = await store.posts.mark(
      post,
      mark.kind === 'skipped' ? { ...mark, notice } : mark,
    );
    log.info({ post: post.id, platform: post.place.platform, ...mark, holds }, 'a quiz post');
    if (!holds) return;
    const { platform } = post.place;
    meters.count('posts', { platform, kind: post.kind, state: mark.kind });
    if (mark.kind === 'sent') meters.took('lag', clock.now() - post.dueAt, { platform });
    if (!schedule || post.kind !== 'round') return;
    if (mark.kind === 'skipped' || mark.kind === 'unsure') await endWeek(context, post);
    if (mark.kind === 'sent' && schedule.refusedSince !== null) {
      await store.schedules.refused(post.place, null);
    }
    if (trouble && schedule.refusedSince === null) {
      await store.schedules.refused(post.place, clock.now());
    }
    if (weekOfIt) {
      await store.schedules.save({ ...schedule, next: null, paused: 'by-trouble' }, null);
    }
  };

  const work = async (claimed: Claimed): Promise<void> => {
    const chat = context.chat(claimed.post.place.platform);
    if (!chat) return;
    try {
      await apply(claimed.post, await attempt(chat, claimed));
    } catch (err) {
      // The row stays with its lease; whoever claims it then looks first.
      log.error({ err, post: claimed.post.id }, 'a quiz post went wrong');
    }
  };

  return {
    /** Whether it ended before it was through. Never rejects but for the store's own faults. */
    async run(): Promise<boolean> {
      const until = clock.now() + budgetMs;
      const claim = async (limit: number): Promise<readonly Claimed[]> => {
        const claimedAt = clock.now();
        const lease = claimedAt + leaseMs;
        const platforms = speaking(context).filter(hold.isFree);
        const posts = await store.posts.claim(platforms, claimedAt, lease, limit);
        return posts.map((post) => ({ post, claimedAt }));
      };
      await drain(claim, work, width, () => clock.now() < until);
      return clock.now() >= until;
    },
  };
}

interface Claimed {
  readonly post: Post;
  readonly claimedAt: number;
}

/** What stays so until somebody acts. */
const troubling: ReadonlySet<Reason> = new Set([
  'gone',
  'archived',
  'not-a-member',
  'forbidden',
  'no-questions',
]);

function lasted(schedule: Schedule | null, now: number): boolean {
  return schedule?.refusedSince != null && now - schedule.refusedSince >= patienceMs;
}
