/** The rows of the knowledge that questions may be dealt from, and the words those questions share. */
import type {
  Knowledge,
  Model,
  Owner,
  Responsibility,
  Service,
  Topic,
} from '../../knowledge/shape.ts';
import { hash } from '../chance.ts';
import type { Choice, Question } from '../question.ts';

export interface Row {
  readonly topic: Topic;
  readonly service: Service | null;
  readonly model: Model | null;
  readonly responsibility: Responsibility;
}

/** Names of the model itself: nobody owns them, so "whose job is it" makes no sense. */
const notDuties = new Set([
  'shared-responsibility-model',
  'control-vocabulary',
  'security-of-the-cloud',
  'security-in-the-cloud',
]);

/** Every row that we're sure of and didn't merely recall. */
export function confidentRows(knowledge: Knowledge): readonly Row[] {
  return [...knowledge.topics.values()]
    .filter(({ id }) => !notDuties.has(id))
    .flatMap((topic): readonly Row[] => [
      { topic, service: null, model: null, responsibility: topic.general },
      ...[...topic.models].flatMap(([id, responsibility]): readonly Row[] => {
        const model = knowledge.models.get(id);
        return model ? [{ topic, service: null, model, responsibility }] : [];
      }),
      ...[...topic.services].flatMap(([id, responsibility]): readonly Row[] => {
        const service = knowledge.services.get(id);
        return service?.status === 'active'
          ? [{ topic, service, model: null, responsibility }]
          : [];
      }),
    ])
    .filter(({ responsibility }) => isConfident(responsibility));
}

function isConfident({ confidence, seen }: Responsibility): boolean {
  return confidence === 'high' && seen !== 'recalled';
}

/** Where a row holds: "Amazon RDS", or "a managed service such as Amazon RDS"; null: everywhere. */
export function whereOf({ service, model }: Row, knowledge: Knowledge): string | null {
  if (service) return service.name;
  if (!model) return null;
  const example = knowledge.services.get(model.examples[0] ?? '');
  const title = model.title.charAt(0).toLowerCase() + model.title.slice(1);
  return example ? `${title}, such as ${example.name}` : title;
}

/** "AWS", "you", "shared" inside a sentence. */
export function ownerSaid(owner: Owner): string {
  switch (owner) {
    case 'aws':
      return 'AWS';
    case 'customer':
      return 'you';
    case 'shared':
      return 'shared';
  }
}

/** What the row teaches, owner first. */
export function explain({ responsibility }: Row): string {
  const { owner, aws, you, why } = responsibility;
  return `${verdict(owner)} AWS: ${dot(aws)} You: ${dot(you)} ${dot(why)}`;
}

function verdict(owner: Owner): string {
  switch (owner) {
    case 'aws':
      return "It's AWS's.";
    case 'customer':
      return "It's yours.";
    case 'shared':
      return "It's shared.";
  }
}

/** A sentence with its full stop. */
export function dot(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** A question's id from its form and row: no ":", which parts a button's id. */
export function idOf(form: string, { topic, service, model }: Row, more?: string): string {
  return [form, topic.id, service?.id ?? (model && `model-${model.id}`), more]
    .filter(Boolean)
    .join('.');
}

/** Which row a question cites. */
export function cites(
  row: Row,
): Pick<Question, 'topic' | 'service' | 'model' | 'owner' | 'sources'> {
  return {
    topic: row.topic.id,
    service: row.service?.id ?? null,
    model: row.model?.id ?? null,
    owner: row.responsibility.owner,
    sources: row.responsibility.sources.map(({ id }) => id),
  };
}

/** The choices, turned by the question's id so that no letter is right more often than another. */
export function turned(id: string, right: string, wrong: readonly string[]): readonly Choice[] {
  const choices = wrong.map((text): Choice => ({ text, right: false }));
  choices.splice(hash(`${id}/letter`) % (choices.length + 1), 0, { text: right, right: true });
  return choices;
}
