/** The tour as admins see it: counts, never who. */
import { type Block, type Message, plain, strong } from '../message.ts';
import { count, note, paragraph, said } from '../say.ts';
import type { Lesson } from './lesson.ts';
import type { TourCounts } from './ports.ts';

export function countsMessage(
  lessons: readonly Lesson[],
  { started, finished, lessons: seen }: TourCounts,
): Message {
  if (started === 0) return said('Nobody has started the tour yet.');
  const summary = `${count(started, 'person', 'people')} started the tour, ${finished} finished it.`;
  const answers = lessons.map(({ id }) => seen.get(id)?.answers ?? 0);
  const bars = lessons.map(({ title }, index) => ({
    label: `${index + 1}. ${title}`,
    count: Math.max(0, (answers[index - 1] ?? started) - (answers[index] ?? 0)),
  }));
  return {
    summary,
    blocks: [
      paragraph(strong(summary)),
      ...(finished < started
        ? [
            paragraph(strong('Where the others stopped, or are now')),
            { kind: 'meter', bars, total: started } as const,
          ]
        : []),
      mostMissed(lessons, seen),
      note(plain('Over all channels here. I count; I show nobody’s name or answers.')),
    ],
  };
}

/** By the share of wrong answers, then by their number. */
function mostMissed(lessons: readonly Lesson[], seen: TourCounts['lessons']): Block {
  const [worst] = lessons
    .flatMap((lesson) => {
      const { answers, wrong } = seen.get(lesson.id) ?? { answers: 0, wrong: 0 };
      return wrong > 0 ? [{ lesson, answers, wrong }] : [];
    })
    .sort(
      (one, other) =>
        other.wrong / other.answers - one.wrong / one.answers || other.wrong - one.wrong,
    );
  if (!worst) return paragraph(plain('No question was missed yet.'));
  const { lesson, answers, wrong } = worst;
  return paragraph(
    strong('Missed most: '),
    plain(`“${lesson.question.ask}” (${wrong} of ${answers})`),
  );
}
