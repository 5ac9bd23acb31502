/** Questions from a topic's general row: of or in the cloud, and which kind of control. */
import { type Owner, ownerShape, type Topic } from '../../knowledge/shape.ts';
import type { Question } from '../question.ts';
import { cites, explain, idOf, type Row, turned } from './row.ts';

/** "Physical security of data centers: security of the cloud, or in the cloud?" */
export function sortQuestion(row: Row): Question {
  const id = idOf('sort', row);
  const { owner } = row.responsibility;
  return {
    id,
    origin: 'sort',
    situation: `Sort this one: ${row.topic.title}. Is it security of the cloud, or in the cloud?`,
    choices: turned(
      id,
      side(owner),
      ownerShape.options.filter((other) => other !== owner).map(side),
    ),
    explanation: explain(row),
    ...cites(row),
    difficulty: owner === 'shared' ? 2 : 1,
    exam: 'cloud-practitioner',
  };
}

function side(owner: Owner): string {
  switch (owner) {
    case 'aws':
      return 'Of the cloud';
    case 'customer':
      return 'In the cloud';
    case 'shared':
      return 'Some of each';
  }
}

const controls = ['inherited', 'shared', 'customer'] as const;

/** "Awareness training: which kind of control is it?" Null for a topic that AWS's list doesn't sort. */
export function controlQuestion(row: Row): Question | null {
  const { control } = row.topic;
  if (!control || !agrees(control, row.responsibility.owner)) return null;
  const id = idOf('control', row);
  return {
    id,
    origin: 'control',
    situation: `${row.topic.title}: which kind of control does AWS call it?`,
    choices: turned(id, kind(control), controls.filter((other) => other !== control).map(kind)),
    explanation: `${kind(control)}. ${explain(row)}`,
    ...cites(row),
    difficulty: 2,
    exam: 'cloud-practitioner',
  };
}

type Control = NonNullable<Topic['control']>;

function agrees(control: Control, owner: Owner): boolean {
  return { inherited: 'aws', shared: 'shared', customer: 'customer' }[control] === owner;
}

function kind(control: Control): string {
  switch (control) {
    case 'inherited':
      return 'Inherited: you get it from AWS, whole';
    case 'shared':
      return 'Shared: AWS for its layer, you for yours';
    case 'customer':
      return 'Customer-specific: yours alone';
  }
}
