/** The daily quiz as one object, to which the bot passes what is the quiz's. */
import type { QuizAction } from '../action.ts';
import type { OwnStreak } from '../home.ts';
import type { Message } from '../message.ts';
import { later, type Manner, messageReply, only, privately } from '../reply.ts';
import type { Handled, Place, Request } from '../request.ts';
import { said } from '../say.ts';
import { createAdminDesk } from './admin-desk.ts';
import { isSpan, noSuchSpan } from './board-view.ts';
import { createClosing } from './closing.ts';
import { createCounting } from './counting.ts';
import { createDisputing } from './disputing.ts';
import { disputeForm } from './forms.ts';
import { createMember } from './member.ts';
import { createNotices } from './notices.ts';
import { fileOf } from './origin.ts';
import { type QuizParts, withBank } from './parts.ts';
import { createPlanning } from './planning.ts';
import { createPosting } from './posting.ts';
import { createPractising } from './practising.ts';
import { createPressing } from './pressing.ts';

type RequestOf<K extends Request['kind']> = Extract<Request, { kind: K }>;

/** A tick ends after about so long, and the next one goes on. */
const budgetMs = 5_000;

export interface Quiz {
  /** How a person does in each quiz of the workspace that they answered. */
  streaks(request: Pick<Request, 'person' | 'place'>): Promise<readonly OwnStreak[]>;
  /** `/quiz …`; null for words that aren't the quiz's. */
  command(request: RequestOf<'command'>): Handled | null;
  /** `/whoowns-admin quiz …`; null for what isn't the quiz's. */
  admin(request: RequestOf<'command'>): Handled | null;
  /** How the quiz of a channel stands, for who may know, and a question as it would come. */
  check(place: Place): Promise<{ readonly state: Message; readonly sample: Message | null }>;
  press(request: RequestOf<'press'>, action: QuizAction, manner: Manner): Handled;
  form(request: RequestOf<'form'>, action: QuizAction): Handled;
  /** What is due: posts, closes, counts, notices; true where more waits already. Never rejects. */
  tick(now: number): Promise<boolean>;
  /** The file to edit where a question is wrong; null where it is gone. */
  fileOf(question: string): string | null;
}

export function createQuiz(parts: QuizParts): Quiz {
  const context = withBank(parts);
  const { clock, log } = context;
  const counting = createCounting(context);
  const planning = createPlanning(context);
  const posting = createPosting(context);
  const closing = createClosing(context);
  const notices = createNotices(context);
  const pressing = createPressing(context, counting.touch);
  const member = createMember(context);
  const practising = createPractising(context);
  const disputing = createDisputing(context);
  const adminDesk = createAdminDesk(context, posting.run);

  const stale = () =>
    only(messageReply(said('That button is from an older version of me.'), privately));

  return {
    streaks: member.streaks,

    command(request) {
      const [word = 'today'] = request.path;
      switch (word) {
        case 'me':
          return later(member.me(request));
        case 'leaderboard': {
          const span = request.options.span?.trim().toLowerCase() || 'week';
          if (isSpan(span)) return later(member.leaderboard(request, span));
          return only(messageReply(noSuchSpan(), privately));
        }
        case 'practice':
          return later(practising.next(request));
        case 'opt-out':
        case 'opt-in':
          return later(member.optOut(request, word === 'opt-out'));
        case 'today':
          return later(member.today(request));
        default:
          return null;
      }
    },

    admin: (request) => adminDesk.command(request),
    check: adminDesk.check,

    press(request, action, manner) {
      switch (action.kind) {
        case 'quiz-answer':
          return later(pressing.answer(request, action.round, Number(action.choice)), manner);
        case 'quiz-dispute':
          return only({ kind: 'form', form: disputeForm(action.round) });
        case 'quiz-card':
          return later(practising.answer(request, action), manner);
        case 'quiz-practice':
          return later(practising.next(request), manner);
        case 'quiz-board':
          return later(
            member.leaderboard(request, isSpan(action.span) ? action.span : 'week'),
            manner,
          );
        case 'quiz-again':
          // Not in the notice's place: who may not yet keeps the button.
          return later(adminDesk.again(request, action));
        case 'quiz-setup':
          return stale();
      }
    },

    form(request, action) {
      switch (action.kind) {
        case 'quiz-setup':
          return adminDesk.settings(request, action.channel);
        case 'quiz-dispute': {
          const reason = request.values.reason?.[0]?.trim() ?? '';
          if (reason === '') {
            return only({
              kind: 'faults',
              faults: { reason: 'Say in a few words what is wrong.' },
            });
          }
          return later(disputing.add(request, action.round, reason));
        }
        case 'quiz-answer':
        case 'quiz-card':
        case 'quiz-practice':
        case 'quiz-board':
        case 'quiz-again':
          return stale();
      }
    },

    async tick(now) {
      const safely = <T>(what: string, run: Promise<T>): Promise<T | undefined> =>
        run.catch((err: unknown) => {
          log.error({ err }, `${what}: tried again at the next tick`);
          return undefined;
        });
      const plan = () => safely('planning quizzes', planning.run(now));
      /** Many channels share nine o'clock: the next batch is planned while this one is posted. */
      const post = async () => {
        const until = clock.now() + budgetMs;
        let more = await plan();
        let cut: boolean | undefined;
        do {
          const ahead = more ? plan() : undefined;
          cut = await safely('posting quizzes', posting.run());
          more = await ahead;
        } while (more && clock.now() < until);
        return more || cut;
      };
      const [posts, closes] = await Promise.all([
        post(),
        safely('closing rounds', closing.run(now)),
        safely('counting answers', counting.run()),
        safely('telling admins', notices.run()),
      ]);
      return Boolean(posts || closes);
    },

    fileOf: (question) => fileOf(question, context.questions(), context.knowledge()),
  };
}
