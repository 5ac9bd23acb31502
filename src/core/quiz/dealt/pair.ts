import { shuffled } from '../chance.ts';
import type { Question } from '../question.ts';
import { cites, dot, idOf, ownerSaid, type Row, turned } from './row.ts';

/** For each row of a topic with services that differ, one other service with another owner. */
export function pairQuestions(rows: readonly Row[]): readonly Question[] {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const partner = shuffled(
      rows.filter(
        ({ topic, service, responsibility }) =>
          topic.id === row.topic.id &&
          service &&
          service.parent !== row.service?.id &&
          responsibility.owner !== row.responsibility.owner,
      ),
      idOf('pair', row),
      ({ service }) => service?.id ?? '',
    )[0];
    if (!row.service || !partner?.service) return [];
    const ids = [row.service.id, partner.service.id].sort().join('.');
    if (seen.has(`${row.topic.id}.${ids}`)) return [];
    seen.add(`${row.topic.id}.${ids}`);
    return [pairQuestion(row, partner)];
  });
}

/** "Operating system patching on Amazon EC2 and on AWS Lambda: who does it where?" */
function pairQuestion(one: Row, other: Row): Question {
  const [first = '', second = ''] = [one, other].map(({ service }) => service?.name ?? '');
  const [mine, theirs] = [one.responsibility.owner, other.responsibility.owner];
  const say = (here: typeof mine, there: typeof theirs) =>
    here === there
      ? `${capital(ownerSaid(here))} on both services`
      : `${capital(ownerSaid(here))} on ${first}, ${ownerSaid(there)} on ${second}`;
  const id = idOf('pair', one, other.service?.id);
  return {
    id,
    origin: 'pair',
    situation: `${one.topic.title} on ${first} and on ${second}: who does it where?`,
    choices: turned(id, say(mine, theirs), [
      say(theirs, mine),
      say(mine, mine),
      say(theirs, theirs),
    ]),
    explanation: [one, other].map((row) => half(row)).join(' '),
    ...cites(one),
    difficulty: mine === 'shared' || theirs === 'shared' ? 3 : 2,
    exam: null,
  };
}

function half({ service, responsibility }: Row): string {
  const { owner, aws, you } = responsibility;
  const said = [owner !== 'customer' && `AWS: ${dot(aws)}`, owner !== 'aws' && `You: ${dot(you)}`];
  return `${service?.name}: ${ownerSaid(owner)}. ${said.filter(Boolean).join(' ')}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
