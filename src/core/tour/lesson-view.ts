/** A lesson's card, and what is said after an answer. */
import { analogyQuote } from '../answer/analogy.ts';
import { sourceSpans } from '../answer/smallprint.ts';
import type { Knowledge } from '../knowledge/shape.ts';
import { type Block, type Message, plain, rich, strong } from '../message.ts';
import { note, paragraph } from '../say.ts';
import { type Lesson, letterOf, rightIndex } from './lesson.ts';
import { lineTable } from './line.ts';
import type { LessonAnswer } from './ports.ts';
import { dots, type Way } from './way.ts';

/** What is named beside a lesson: "Patching EC2: Linux platform, #linux". */
type Facts = Extract<Block, { kind: 'facts' }>['items'];

/** The lesson with its question, to be answered. */
export function lessonMessage(
  lesson: Lesson,
  way: Way,
  knowledge: Knowledge,
  teams: Facts,
): Message {
  const { id, question } = lesson;
  return {
    summary: `Lesson ${way.number} of ${way.lessons.length}: ${lesson.title}`,
    blocks: [
      ...lessonBlocks(lesson, way, knowledge, teams),
      paragraph(strong(question.ask)),
      {
        kind: 'choices',
        choices: question.choices.map(({ text }, index) => ({
          letter: letterOf(index),
          spans: [plain(text)],
          action: { kind: 'tour-answer', ...way.at, lesson: id, choice: String(index) },
          mark: null,
        })),
      },
      note(plain(`${dots(way)} You can stop at any time: `), ...rich('`/tour` goes on from here.')),
      ...sourceNote(lesson, knowledge),
    ],
  };
}

/** Right or not, why, and on. */
export function answeredMessage(
  lesson: Lesson,
  { right, choice }: LessonAnswer,
  way: Way,
): Message {
  const last = way.done === way.lessons.length;
  const verdict = right ? 'Right.' : 'Not quite.';
  return {
    summary: `${verdict} ${lesson.question.explanation}`,
    blocks: [
      paragraph(plain(lesson.question.ask)),
      choicesShown(lesson, choice),
      paragraph(strong(`${verdict} `), ...rich(lesson.question.explanation)),
      {
        kind: 'buttons',
        buttons: [
          {
            label: last ? 'See how it went' : 'Next lesson',
            action: { kind: 'tour', ...way.at },
            style: 'primary',
          },
        ],
        menu: null,
      },
      note(plain(dots(way))),
    ],
  };
}

/** An answered lesson, read once more. */
export function readAgainMessage(
  lesson: Lesson,
  { choice }: LessonAnswer,
  way: Way,
  knowledge: Knowledge,
  teams: Facts,
): Message {
  return {
    summary: `Lesson ${way.number} again: ${lesson.title}`,
    blocks: [
      ...lessonBlocks(lesson, way, knowledge, teams),
      paragraph(plain(lesson.question.ask)),
      choicesShown(lesson, choice),
      paragraph(...rich(lesson.question.explanation)),
      {
        kind: 'buttons',
        buttons: [{ label: 'Back', action: { kind: 'tour', ...way.at } }],
        menu: null,
      },
      ...sourceNote(lesson, knowledge),
    ],
  };
}

function lessonBlocks(
  lesson: Lesson,
  way: Way,
  knowledge: Knowledge,
  teams: Facts,
): readonly Block[] {
  const analogy = analogyOf(lesson, knowledge);
  return [
    { kind: 'heading', text: `${way.number} of ${way.lessons.length}: ${lesson.title}` },
    { kind: 'text', spans: rich(lesson.text) },
    ...(analogy ? [analogyQuote(analogy)] : []),
    ...(lesson.line ? [lineTable(lesson.line, knowledge)] : []),
    ...(teams.length > 0 ? [{ kind: 'facts', items: teams } as const] : []),
  ];
}

/** Last, so that the question stands close under the lesson. */
function sourceNote(lesson: Lesson, knowledge: Knowledge): readonly Block[] {
  const sources = [
    ...lesson.sources.flatMap((id) => knowledge.sources.get(id) ?? []),
    ...(analogyOf(lesson, knowledge)?.sources ?? []),
  ];
  return sources.length > 0 ? [note(...sourceSpans(sources))] : [];
}

function analogyOf({ analogy }: Lesson, { analogies }: Knowledge) {
  return analogy === undefined ? undefined : analogies.get(analogy);
}

function choicesShown(lesson: Lesson, picked: number): Block {
  const right = rightIndex(lesson);
  return {
    kind: 'choices',
    choices: lesson.question.choices.map(({ text }, index) => ({
      letter: letterOf(index),
      spans: [plain(text)],
      action: null,
      mark: index === right ? 'right' : index === picked ? 'wrong' : null,
    })),
  };
}
