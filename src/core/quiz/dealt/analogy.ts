import type { Analogy } from '../../knowledge/shape.ts';
import { shuffled } from '../chance.ts';
import type { Question } from '../question.ts';
import { cites, dot, explain, idOf, type Row, turned } from './row.ts';

/** For each topic that an analogy stands for: which of these is that half, among topics of the other. */
export function analogyQuestions(analogy: Analogy, general: readonly Row[]): readonly Question[] {
  const half = (side: 'aws' | 'customer') =>
    general.filter(
      ({ topic, responsibility }) =>
        analogy.maps[side].includes(topic.id) && responsibility.owner === side,
    );
  const [aws, customer] = [half('aws'), half('customer')];
  return [
    ...aws.flatMap((row) => analogyQuestion(analogy, row, customer)),
    ...customer.flatMap((row) => analogyQuestion(analogy, row, aws)),
  ];
}

function analogyQuestion(analogy: Analogy, row: Row, others: readonly Row[]): readonly Question[] {
  const id = idOf('analogy', row, analogy.id);
  const wrong = shuffled(others, id, ({ topic }) => topic.id).slice(0, 3);
  if (wrong.length < 2) return [];
  const whose = row.responsibility.owner === 'aws' ? "AWS's" : "the customer's";
  return [
    {
      id,
      origin: 'analogy',
      situation: `${dot(analogy.aws)} ${dot(analogy.you)} Which of these is ${whose} half?`,
      choices: turned(
        id,
        row.topic.title,
        wrong.map(({ topic }) => topic.title),
      ),
      explanation: `${row.topic.title}: ${explain(row)}`,
      ...cites(row),
      difficulty: 1,
      exam: 'cloud-practitioner',
    },
  ];
}
