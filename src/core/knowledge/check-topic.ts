import { missingHalf } from './check-shape.ts';
import { type Found, type Rule, repeats } from './rule.ts';
import { at, isRecord, spots, strings } from './spot.ts';

/** What no shape can say about a topic: rows that contradict each other, halves without content. */
export const TOPIC_RULES: readonly Rule[] = [
  idIsFileName,
  emptyHalves,
  (topic) => both(topic, 'services'),
  (topic) => both(topic, 'models'),
  (topic) => repeats(topic, ['related', 'split', 'needs', 'models_without', 'services_without']),
  (topic) => repeats(topic, ['general.sources', 'models.*.sources', 'services.*.sources']),
  relatedToItself,
  toldTheSame,
  lowWithoutDoubt,
];

function idIsFileName(topic: unknown, file: string): readonly Found[] {
  const name = file.replace(/^topics\/(.*)\.yaml$/, '$1');
  return strings(topic, 'id')
    .filter(({ value }) => value !== name)
    .map(({ path, value }) => ({
      path,
      message: `the topic is called \`${value}\`, its file \`${name}\``,
      hint: `rename one: topics/${value}.yaml, or \`id: ${name}\``,
    }));
}

const SAYS_NOTHING = /^(?:none|nothing|n\/?a|-+|\.+|todo|tbd|\?+)[.!]?$/i;

function emptyHalves(topic: unknown): readonly Found[] {
  const rows = ['general', 'models.*', 'services.*'].flatMap((pattern) => spots(topic, pattern));
  return rows.flatMap(({ path, value }) => {
    if (!isRecord(value) || value.owner !== 'shared') return [];
    return (['aws', 'you'] as const)
      .filter((half) => typeof value[half] === 'string' && SAYS_NOTHING.test(value[half].trim()))
      .map((half) => missingHalf([...path, half], half));
  });
}

function both(topic: unknown, kind: 'services' | 'models'): readonly Found[] {
  const without = new Set(strings(topic, `${kind}_without.*`).map(({ value }) => value));
  return strings(topic, `${kind}.~`)
    .filter(({ value }) => without.has(value))
    .map((spot) => ({
      ...at(spot),
      message: `\`${spot.value}\` has a row here and stands in \`${kind}_without\``,
      hint: 'keep one of the two',
    }));
}

function relatedToItself(topic: unknown): readonly Found[] {
  const id = strings(topic, 'id')[0]?.value;
  return strings(topic, 'related.*')
    .filter(({ value }) => value === id)
    .map(({ path }) => ({ path, message: 'a topic related to itself', hint: 'name another' }));
}

function toldTheSame(topic: unknown): readonly Found[] {
  const owner = strings(topic, 'general.owner')[0]?.value;
  return strings(topic, 'told_otherwise.*.owner')
    .filter(({ value }) => value === owner)
    .map(({ path }) => ({
      path,
      message: 'told otherwise, but by the same owner as the general answer',
      hint: 'delete the entry, or name the owner that the source names',
    }));
}

function lowWithoutDoubt(topic: unknown): readonly Found[] {
  const rows = ['general', 'models.*', 'services.*'].flatMap((pattern) => spots(topic, pattern));
  return rows
    .filter(({ value }) => isRecord(value) && value.confidence === 'low' && !value.doubt)
    .map(({ path }) => ({
      path: [...path, 'confidence'],
      message: 'low confidence without a reason',
      hint: 'say under `doubt:` what the sources disagree about',
    }));
}
