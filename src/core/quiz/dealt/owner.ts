import type { Knowledge, Owner } from '../../knowledge/shape.ts';
import { ownerShape } from '../../knowledge/shape.ts';
import type { Difficulty, Question } from '../question.ts';
import { cites, explain, idOf, type Row, turned, whereOf } from './row.ts';

/** "Backups on Amazon RDS: whose job is it?" */
export function ownerQuestion(row: Row, knowledge: Knowledge): Question {
  const where = whereOf(row, knowledge);
  const id = idOf('owner', row);
  const { owner } = row.responsibility;
  return {
    id,
    origin: 'owner',
    situation: where
      ? `${row.topic.title} on ${where}: whose job is it?`
      : `${row.topic.title}, whatever the service: whose job is it?`,
    choices: turned(
      id,
      said(owner),
      ownerShape.options.filter((other) => other !== owner).map(said),
    ),
    explanation: explain(row),
    ...cites(row),
    difficulty: difficultyOf(row),
    exam: null,
  };
}

function said(owner: Owner): string {
  switch (owner) {
    case 'aws':
      return "AWS's";
    case 'customer':
      return "Yours, the customer's";
    case 'shared':
      return 'Shared: AWS has one part, you have the other';
  }
}

/** Where the service goes against the topic's general answer, people stumble. */
function difficultyOf({ topic, service, model, responsibility }: Row): Difficulty {
  if (!service && !model) return 1;
  if (responsibility.owner !== topic.general.owner) return 3;
  return responsibility.owner === 'shared' ? 2 : 1;
}
