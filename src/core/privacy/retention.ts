/** How long each kind of data is kept. PRIVACY.md shows this very table; a test holds the two equal. */
import type { Aging } from './ports.ts';

export type Kind = Aging | 'left';

interface Keeping {
  readonly what: string;
  readonly why: string;
  readonly days: number;
  /** Goes on from "… days after". */
  readonly from: string;
}

export const retention = {
  asks: {
    what: 'What you ask: your words (300 characters at most), your id, how it was answered, what you said of the answer',
    why: 'So that the buttons under an answer work, and Slack’s Home tab shows what you asked last',
    days: 30,
    from: 'you asked',
  },
  answers: {
    what: 'Your quiz answers: your id, your name at that time, your choice, right or wrong',
    why: 'Your streak, the leaderboard, what to practise',
    days: 730,
    from: 'you answered',
  },
  cards: {
    what: 'Your practice cards: your id, the question, when it comes again',
    why: 'So that a question you missed comes again at the right time',
    days: 365,
    from: 'a card was due and left alone',
  },
  tours: {
    what: 'Your tour: your id, where and when you began and finished',
    why: 'So that it goes on where you left it',
    days: 365,
    from: 'you began',
  },
  lessons: {
    what: 'Your answers in the tour: your id, the lesson, your choice, right or wrong',
    why: 'So that it goes on where you left it; as counts, so that admins see what is hard',
    days: 365,
    from: 'you answered',
  },
  greetings: {
    what: 'Your greeting: your id and name until it is sent or given up, then only a hash (SHA-256)',
    why: 'So that nobody is greeted twice',
    days: 365,
    from: 'you came',
  },
  deliveries: {
    what: 'Which events were dealt with, as a hash',
    why: 'Slack and Discord may deliver one twice',
    days: 1,
    from: 'it came',
  },
  rounds: {
    what: 'Rounds of the quiz: question, channel, times, how many were right. Nobody’s id',
    why: 'So that questions don’t repeat and fit the channel',
    days: 730,
    from: 'the round closed',
  },
  posts: {
    what: 'The quiz’s posts: channel, times, what went wrong. Nobody’s id',
    why: 'So that nothing is posted twice, and admins see what didn’t come',
    days: 90,
    from: 'the round closed',
  },
  disputes: {
    what: 'Doubts about a quiz question: the words of whoever doubted it (500 characters at most), without who',
    why: 'So that those who keep the questions mend them',
    days: 90,
    from: 'it was said',
  },
  backlog: {
    what: 'Questions that had no good answer (200 characters at most), without who asked; mentions, links, addresses, keys and long numbers are taken out',
    why: 'So that those who keep the knowledge see what is missing',
    days: 90,
    from: 'it was last asked',
  },
  asked: {
    what: 'How often a topic is asked about in a workspace with a team file. Nobody’s id',
    why: 'So that admins see which topics lack a team',
    days: 90,
    from: 'it was last asked about',
  },
  left: {
    what: 'Everything of a Slack workspace that uninstalled the app; its token goes at once',
    why: 'So that nothing is lost where it is installed again soon',
    days: 14,
    from: 'it was uninstalled',
  },
} as const satisfies Readonly<Record<Kind, Keeping>>;

const DAY = 24 * 60 * 60 * 1000;

/** In milliseconds. */
export function keptFor(kind: Kind): number {
  return retention[kind].days * DAY;
}
