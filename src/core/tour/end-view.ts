/** After the last lesson. */
import { type Message, plain, rich, strong } from '../message.ts';
import { note, paragraph } from '../say.ts';
import type { LessonAnswer } from './ports.ts';
import { dots, type Way } from './way.ts';

/** What they got right, what to look at again, three commands to remember. */
export function endMessage(way: Way, answers: readonly LessonAnswer[]): Message {
  const { lessons } = way;
  const right = new Set(answers.filter((answer) => answer.right).map(({ lesson }) => lesson));
  const score = lessons.filter(({ id }) => right.has(id)).length;
  const said = `You got ${score} of ${lessons.length} right.`;
  return {
    summary: `That was the tour. ${said}`,
    blocks: [
      { kind: 'heading', text: 'That was the tour' },
      paragraph(strong(said), plain(score === lessons.length ? ' All of them!' : '')),
      {
        kind: 'list',
        items: lessons.map(({ id, title }) => [
          strong(right.has(id) ? 'Right: ' : 'Worth another look: '),
          plain(title),
        ]),
      },
      paragraph(strong('Three commands to remember')),
      { kind: 'list', items: commandLines.map((line) => rich(line)) },
      {
        kind: 'buttons',
        buttons: [{ label: 'Ask something', action: { kind: 'search-form' }, style: 'primary' }],
        menu: {
          label: 'Read a lesson again',
          options: lessons.map(({ id, title }) => ({
            label: title,
            action: { kind: 'tour-read', ...way.at, lesson: id },
          })),
        },
      },
      note(plain(dots(way))),
    ],
  };
}

const commandLines: readonly string[] = [
  '`/whoowns who patches rds`: who secures it, with the source',
  '`/whoowns patching ec2 vs lambda`: two services side by side',
  '`/quiz today`: one question a day, where your channel has a quiz',
];
