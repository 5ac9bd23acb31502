/** Closes rounds whose time has come, shows it in their messages, and ends the week. */
import type { Sent } from '../ports.ts';
import { leaseMs } from '../schedule/state.ts';
import { drain } from './drain.ts';
import { createHold } from './hold.ts';
import { questionOf } from './kept-question.ts';
import { type QuizContext, settingsIn, speaking } from './parts.ts';
import type { Round } from './ports.ts';
import { closedMessage, winnersNamed } from './round-view.ts';
import { endWeek } from './week.ts';

const width = 8;
const budgetMs = 5_000;
/** After so long nobody waits for the answer in that message any more. */
const givenUpMs = 24 * 3_600_000;
/** An edit is over within 20 s, or never comes. */
const settlesMs = 20_000;

export function createClosing(context: QuizContext) {
  const { store, clock, log } = context;
  const hold = createHold(clock);

  const shows = async (round: Round, zone: string): Promise<Sent | null> => {
    const chat = context.chat(round.place.platform);
    if (!chat) return null;
    const tally = await store.rounds.tally(round, winnersNamed);
    const { sources } = context.knowledge();
    const message = closedMessage(round, questionOf(round), tally, zone, sources);
    // Posted, but nobody knows under which id: the answer comes as a message of its own.
    if (round.messageId === null) return chat.post(round.place, message, `c-${round.id}`);
    return chat.edit(round.place, round.messageId, message);
  };

  const show = async ({ round, lease }: Claimed): Promise<void> => {
    try {
      const set = await settingsIn(context, round.place);
      const sent = await shows(round, set?.settings.zone ?? 'UTC');
      if (!sent) return;
      hold.note(round.place.platform, sent);
      log.info({ round: round.id, sent: sent.kind }, 'a round closed');
      const tooOld = clock.now() > round.closesAt + givenUpMs;
      if (sent.kind === 'failed' && !tooOld) return;
      await endWeek(context, round);
      // A count that was on its way may still come in on top, and who sent it be gone: once more, then.
      if (clock.now() - round.countedAt > settlesMs) await store.rounds.shown(round, lease);
    } catch (err) {
      log.error({ err, round: round.id }, 'a closed round could not be shown; tried again');
    }
  };

  return {
    /** Whether it ended before it was through. */
    async run(now: number): Promise<boolean> {
      await store.rounds.close(now);
      const until = clock.now() + budgetMs;
      const claim = async (limit: number): Promise<readonly Claimed[]> => {
        const at = clock.now();
        const lease = at + leaseMs;
        const platforms = speaking(context).filter(hold.isFree);
        const rounds = await store.rounds.claimClosed(platforms, at, lease, limit);
        return rounds.map((round) => ({ round, lease }));
      };
      await drain(claim, show, width, () => clock.now() < until);
      return clock.now() >= until;
    },
  };
}

interface Claimed {
  readonly round: Round;
  readonly lease: number;
}
