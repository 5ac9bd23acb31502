/** The table of a lesson that shows how the line moves: owners come from the topics, never from the lesson. */
import { ownerWord } from '../answer/phrase.ts';
import { resolve } from '../knowledge/resolve.ts';
import type { Knowledge } from '../knowledge/shape.ts';
import type { Block } from '../message.ts';
import type { Line } from './lesson.ts';

type Table = Extract<Block, { kind: 'table' }>;

/** One row a topic, one column a service; "–" where the topic doesn't apply. */
export function lineTable(line: Line, knowledge: Knowledge): Table {
  const services = line.services.flatMap((id) => knowledge.services.get(id) ?? []);
  return {
    kind: 'table',
    head: ['What', ...services.map(({ name }) => name.replace(/^(Amazon|AWS) /, ''))],
    rows: line.topics.map(({ topic: id, label }) => [
      label,
      ...services.map((service) => {
        const topic = knowledge.topics.get(id);
        const verdict = topic ? resolve(knowledge, topic, service) : null;
        return verdict ? ownerWord(verdict.responsibility.owner) : '–';
      }),
    ]),
  };
}
