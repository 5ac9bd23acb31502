/** `/quiz …`: the question of the day, and what a person may know and decide about themselves. */
import type { OwnStreak } from '../home.ts';
import type { Message } from '../message.ts';
import { plain } from '../message.ts';
import type { Place, Request } from '../request.ts';
import { paragraph, said } from '../say.ts';
import { localDate, monthStart, weekStart } from '../schedule/due.ts';
import { notSetUp } from './admin-view.ts';
import { type BoardSpan, boardMessage } from './board-view.ts';
import { yesterdayOf } from './compose.ts';
import { questionOf } from './kept-question.ts';
import { meMessage } from './me-view.ts';
import { type QuizContext, settingsIn } from './parts.ts';
import type { Day } from './ports.ts';
import { cardsOf } from './practising.ts';
import { roundMessage } from './round-view.ts';
import { timeSpan } from './say.ts';
import { streakOf } from './score.ts';

type Asker = Pick<Request, 'place' | 'person'>;

const boardRows = 10;
const topicsShown = 3;
const channelsShown = 5;

export function createMember(context: QuizContext) {
  const { store, clock, knowledge } = context;
  const doing = async (place: Place, person: string) => {
    const days = await store.scores.days(place, person);
    const known = days.filter((day) => day.right !== null && isTold(day));
    return {
      streak: streakOf(days.map(({ right, closed }) => ({ answered: right !== null, closed }))),
      known,
      right: known.filter(({ right }) => right).length,
    };
  };
  return {
    async today({ place }: Asker): Promise<Message> {
      const set = await settingsIn(context, place);
      const round = await store.rounds.latest(place, null);
      const zone = set?.settings.zone ?? 'UTC';
      if (round && !round.closed && round.closesAt > clock.now()) {
        const { counts } = await store.rounds.tally(round, 0);
        return roundMessage({
          question: questionOf(round),
          round,
          closesAt: round.closesAt,
          zone,
          answers: [...counts.values()].reduce((sum, each) => sum + each, 0),
          yesterday: await yesterdayOf(context, round),
        });
      }
      if (!set) return notSetUp();
      const { next } = set.schedule;
      if (!next) return said('No question is open here, and the quiz is paused.');
      return {
        summary: 'No question is open here now.',
        blocks: [
          paragraph(
            plain('No question is open here now. The next one comes '),
            timeSpan(zone, next.at),
            plain('.'),
          ),
        ],
      };
    },

    /** In each channel whose quiz they answered, the latest first. */
    async streaks({ place, person }: Asker): Promise<readonly OwnStreak[]> {
      const channels = await store.scores.channels(place, person.id, channelsShown);
      return Promise.all(
        channels.map(async (channel) => {
          const { streak, known, right } = await doing({ ...place, channel }, person.id);
          return { channel, ...streak, right, answers: known.length };
        }),
      );
    },

    async me({ place, person }: Asker): Promise<Message> {
      const { streak, known, right } = await doing(place, person.id);
      return meMessage({
        streak,
        answers: known.length,
        right,
        toLookAt: missed(known).flatMap((id) => {
          const topic = knowledge().topics.get(id);
          return topic ? [{ id, title: topic.title }] : [];
        }),
        practiceDue: (await cardsOf(context, place, person.id)).due.length,
        optedOut: await store.people.isOut(person.id, place),
      });
    },

    async leaderboard({ place }: Asker, span: BoardSpan): Promise<Message> {
      const set = await settingsIn(context, place);
      const today = localDate(set?.settings.zone ?? 'UTC', clock.now());
      const from = { week: weekStart(today), month: monthStart(today), all: null }[span];
      return boardMessage(span, await store.scores.board(place, from, boardRows));
    },

    async optOut({ place, person }: Asker, out: boolean): Promise<Message> {
      await store.people.optOut(person.id, place, out);
      return out
        ? said(
            'Done: you are on no leaderboard and not named under a question. You still count among the answers, and can come back with `/quiz opt-in`.',
          )
        : said('Welcome back: your name stands on the leaderboard again.');
    },
  };
}

/** What the person may know by now. */
function isTold({ closed, reveal }: Day): boolean {
  return closed || reveal === 'at-once';
}

/** Topics with misses, the largest part missed first. */
function missed(days: readonly Day[]): readonly string[] {
  return [...Map.groupBy(days, ({ topic }) => topic)]
    .map(([topic, own]) => {
      const wrong = own.filter(({ right }) => !right).length;
      return { topic, wrong, share: wrong / own.length };
    })
    .filter(({ wrong }) => wrong > 0)
    .sort((one, other) => other.share - one.share || other.wrong - one.wrong)
    .slice(0, topicsShown)
    .map(({ topic }) => topic);
}
