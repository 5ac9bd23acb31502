/** The check of the tour, at start and in CI: what a lesson says must agree with the knowledge. */
import type { Fault } from '../knowledge/fault.ts';
import { didYouMean } from '../knowledge/nearest.ts';
import { resolve, type Verdict } from '../knowledge/resolve.ts';
import type { Knowledge } from '../knowledge/shape.ts';
import { rich, wordsOf } from '../message.ts';
import type { Lesson } from './lesson.ts';
import { lineTable } from './line.ts';

export const tourFile = 'tour.yaml';

/** What a phone shows without much scrolling: text, picture, table and question together. */
const mostWords = 120;

type Complaint = Pick<Fault, 'path' | 'message' | 'hint'>;

/** Everything wrong with the lessons; ids that nobody bears are the reference check's, but for analogies. */
export function checkTour(lessons: readonly Lesson[], knowledge: Knowledge): readonly Fault[] {
  return lessons.flatMap((lesson, index) =>
    [
      ...idFaults(lesson, lessons.slice(0, index)),
      ...analogyFaults(lesson, knowledge),
      ...lineFaults(lesson, knowledge),
      ...questionFaults(lesson),
      ...citationFaults(lesson, knowledge),
      ...lengthFaults(lesson, knowledge),
    ].map(({ path, ...fault }) => ({ file: tourFile, path: [index, ...path], ...fault })),
  );
}

function idFaults({ id }: Lesson, before: readonly Lesson[]): readonly Complaint[] {
  if (!before.some((other) => other.id === id)) return [];
  return [complaint(['id'], `there is a lesson \`${id}\` before this one`, null)];
}

function analogyFaults({ analogy }: Lesson, { analogies }: Knowledge): readonly Complaint[] {
  if (analogy === undefined || analogies.has(analogy)) return [];
  const hint = didYouMean(analogy, [...analogies.keys()]) ?? 'see analogies.yaml';
  return [complaint(['analogy'], `unknown analogy \`${analogy}\``, hint)];
}

function lineFaults({ line }: Lesson, knowledge: Knowledge): readonly Complaint[] {
  if (!line) return [];
  return line.topics.flatMap(({ topic: id }, index) => {
    const topic = knowledge.topics.get(id);
    const verdicts = line.services.flatMap((each) => {
      const service = knowledge.services.get(each);
      const verdict = topic && service ? resolve(knowledge, topic, service) : null;
      return verdict ? [verdict] : [];
    });
    return verdicts
      .filter(isUnsure)
      .map(({ service }) =>
        complaint(
          ['line', 'topics', index, 'topic'],
          `we aren't sure of \`${id}\` on \`${service?.id}\``,
          'show a row that was read, or see to this one first',
        ),
      );
  });
}

function questionFaults(lesson: Lesson): readonly Complaint[] {
  const { ask, choices } = lesson.question;
  const right = choices.filter((choice) => choice.right).length;
  const texts = choices.map(({ text }) => text.toLowerCase());
  const twice = texts.findIndex((text, index) => texts.indexOf(text) < index);
  return [
    ...(right === 1
      ? []
      : [
          complaint(
            ['question', 'choices'],
            `${right === 0 ? 'no' : right} right choices`,
            'put "right: true" on exactly one choice',
          ),
        ]),
    ...(twice < 0
      ? []
      : [complaint(['question', 'choices', twice, 'text'], 'the same choice twice', null)]),
    ...(ask.endsWith('?')
      ? []
      : [complaint(['question', 'ask'], "the question doesn't end with “?”", null)]),
  ];
}

/** A question that rests on a row says that row's owner. */
function citationFaults(
  { question: { topic: id, service: where, owner } }: Lesson,
  knowledge: Knowledge,
): readonly Complaint[] {
  if (id === undefined) {
    if (owner === undefined && where === undefined) return [];
    return [complaint(['question'], 'an owner or a service without a topic', 'name the topic too')];
  }
  if (owner === undefined) {
    return [complaint(['question', 'topic'], 'a topic without an owner', 'name the owner too')];
  }
  const topic = knowledge.topics.get(id);
  const service = where === undefined ? null : knowledge.services.get(where);
  if (!topic || service === undefined) return [];
  const verdict = resolve(knowledge, topic, service);
  if (!verdict) {
    return [complaint(['question', 'service'], `"${id}" doesn't apply to "${where}"`, null)];
  }
  const row = verdict.responsibility.owner;
  const unsure = isUnsure(verdict)
    ? [
        complaint(
          ['question', 'topic'],
          'rests on a row that we are not sure of',
          'cite a row that was read, or see to this one first',
        ),
      ]
    : [];
  if (row === owner) return unsure;
  const hint = `the ${verdict.level} row of "${id}" says ${row}: mend the one that is wrong`;
  return [...unsure, complaint(['question', 'owner'], `the owner is "${owner}" here`, hint)];
}

function lengthFaults(lesson: Lesson, knowledge: Knowledge): readonly Complaint[] {
  const words = wordsIn(lesson, knowledge);
  if (words <= mostWords) return [];
  const message = `${words} words, with picture, table and question; the most is ${mostWords}`;
  return [complaint(['text'], message, 'say it shorter')];
}

/** How many words stand on the lesson's card above the choices. */
function wordsIn(lesson: Lesson, knowledge: Knowledge): number {
  const picture = lesson.analogy ? knowledge.analogies.get(lesson.analogy) : undefined;
  const table = lesson.line ? lineTable(lesson.line, knowledge) : null;
  const texts = [
    wordsOf(rich(lesson.text)),
    ...(picture ? [picture.title, picture.aws, picture.you] : []),
    ...(table ? [...table.head, ...table.rows.flat()] : []),
    lesson.question.ask,
  ];
  return texts.join(' ').match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
}

function isUnsure({ responsibility: { confidence, seen } }: Verdict): boolean {
  return confidence === 'low' || seen === 'recalled';
}

function complaint(path: Complaint['path'], message: string, hint: string | null): Complaint {
  return { path, message, hint };
}
