/** What newcomers see. */
import { type Block, type Message, plain, rich, type Spans, strong } from '../message.ts';
import type { Place } from '../request.ts';
import { note, paragraph } from '../say.ts';
import type { NewNote, Welcome } from './ports.ts';

const startLabel = 'Start the tour';

/** By direct message, or as a line in the channel that only the newcomer sees. */
export function greetingMessage(welcome: Welcome, lessons: number): Message {
  const { place } = welcome;
  const what = 'I tell you who secures what on AWS: **AWS**, **you**, or **both**.';
  if (welcome.greet === 'line') {
    return {
      summary: 'Welcome! There is a short tour for you.',
      blocks: [
        paragraph(strong('Welcome! '), ...rich(`${what} ${offer(lessons)}`)),
        startButtons(place),
        note(plain(`Only you see this.${announced(welcome)}`)),
      ],
    };
  }
  return {
    summary: 'Welcome! There is a short tour for you.',
    blocks: [
      paragraph(strong('Welcome to '), channelSpan(place), strong('! '), ...rich(what)),
      paragraph(plain(offer(lessons))),
      startButtons(place),
      note(plain(`I write to each newcomer once.${announced(welcome)}`)),
    ],
  };
}

/** Stands in the channel for all who come. */
export function cardMessage(welcome: Welcome, lessons: number): Message {
  return {
    summary: 'New here? Start the tour: who secures what on AWS.',
    blocks: [
      { kind: 'heading', text: 'New here?' },
      paragraph(
        ...rich('Who secures what on AWS: **AWS**, **you**, or **both**? '),
        plain(offer(lessons)),
      ),
      startButtons(welcome.place),
      note(
        plain('Only you see your lessons. '),
        ...rich('`/tour` works too.'),
        plain(announced(welcome)),
      ),
    ],
  };
}

/** The card after the greeting was stopped. */
export function closedCardMessage(): Message {
  const words = 'Nobody is greeted here any more. The tour is still there: `/tour`.';
  return { summary: words.replaceAll('`', ''), blocks: [paragraph(...rich(words))] };
}

/** The line in the channel. */
export function finishMessage({ id, name }: NewNote['person']): Message {
  const rest = ' has finished the tour and knows whose half is whose.';
  const who: Spans = [{ kind: 'person', id, name }];
  return {
    summary: 'Somebody has finished the tour.',
    blocks: [paragraph(...who, plain(rest)), note(plain('Yours is at '), ...rich('`/tour`.'))],
  };
}

function offer(lessons: number): string {
  const number = ['No', 'One', 'Two', 'Three', 'Four', 'Five'][lessons] ?? String(lessons);
  const each = lessons === 1 ? 'lesson' : 'lessons';
  return `${number} short ${each} show how it works, each with one question: about a minute each, and you can stop in between.`;
}

function announced({ announce }: Welcome): string {
  return announce ? ' When you finish, I say so in the channel.' : '';
}

function startButtons({ workspace, channel }: Place): Block {
  return {
    kind: 'buttons',
    buttons: [
      { label: startLabel, action: { kind: 'tour', workspace, channel }, style: 'primary' },
      { label: 'Ask something', action: { kind: 'search-form' } },
    ],
    menu: null,
  };
}

function channelSpan({ channel }: Place) {
  return { kind: 'channel', id: channel, name: channel } as const;
}
