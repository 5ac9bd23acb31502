/** The tour and the greeting, from the first line to the last. */
import type { Message } from '../src/core/message.ts';
import { rightIndex } from '../src/core/tour/lesson.ts';
import {
  cardMessage,
  closedCardMessage,
  finishMessage,
  greetingMessage,
} from '../src/core/welcome/greeting-view.ts';
import type { Welcome } from '../src/core/welcome/ports.ts';
import { aBot, lessons } from './a-bot.ts';
import type { Sample } from './gallery.ts';
import { actionOf, messageOf, press, request } from './requests.ts';

const welcome: Welcome = {
  place: { platform: 'slack', workspace: 'T1', channel: 'C024BE7LR' },
  greet: 'direct',
  announce: true,
  since: 0,
  card: { key: 'w-1', id: null },
};

/** Every message of them, as the bot makes it. */
export async function onboardingScreens(): Promise<readonly Sample[]> {
  const parts = await aBot();
  const samples: Sample[] = [];
  const add = (name: string, message: Message) => {
    samples.push({ name, message });
    return message;
  };
  const admin = (...words: readonly string[]) => {
    const made = request({
      kind: 'command',
      command: 'whoowns-admin',
      path: ['welcome', ...words],
      options: {},
    });
    return messageOf(parts, { ...made, person: { ...made.person, admin: 'channel' } });
  };
  add('welcome: by direct message', greetingMessage(welcome, lessons.length));
  add('welcome: a line', greetingMessage({ ...welcome, greet: 'line' }, lessons.length));
  add('welcome: the card', cardMessage(welcome, lessons.length));
  add('welcome: the card, stopped', closedCardMessage());
  add('welcome: somebody has finished', finishMessage({ id: 'U1', name: 'Ana' }));
  add('welcome: not set up', await admin('stop'));
  add('welcome: setup, not connected', await admin('setup'));
  add('welcome: preview', await admin('preview'));
  add('welcome: counts, nobody yet', await admin('counts'));
  add(
    'welcome: not an admin',
    await messageOf(
      parts,
      request({
        kind: 'command',
        command: 'whoowns-admin',
        path: ['welcome', 'setup'],
        options: {},
      }),
    ),
  );

  let card = await messageOf(
    parts,
    request({ kind: 'command', command: 'tour', path: [], options: {} }),
  );
  for (const [index, lesson] of lessons.entries()) {
    add(`tour: lesson ${index + 1}`, card);
    // Every other one is missed.
    const right = rightIndex(lesson);
    const pick = index % 2 === 0 ? right : (right + 1) % lesson.question.choices.length;
    const letter = 'ABCD'.charAt(pick);
    const answered = await messageOf(parts, press(actionOf(card, letter)));
    add(`tour: lesson ${index + 1}, ${index % 2 === 0 ? 'right' : 'wrong'}`, answered);
    const last = index === lessons.length - 1;
    card = await messageOf(
      parts,
      press(actionOf(answered, last ? 'See how it went' : 'Next lesson')),
    );
  }
  add('tour: the end', card);
  add('tour: read again', await messageOf(parts, press(actionOf(card, lessons[3]?.title ?? ''))));
  add('welcome: counts', await admin('counts'));
  await parts.close();
  return samples;
}
