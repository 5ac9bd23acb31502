import { missingHalf } from './check-shape.ts';
import type { Fault, ParsedFile } from './fault.ts';
import { modelIdShape } from './shape.ts';
import { at, isRecord, type Spot, spots, strings } from './spot.ts';

/** What no shape can say: ids used twice, rows that contradict each other, halves without content. */
export function checkRules(files: readonly ParsedFile[]): readonly Fault[] {
  const faults: Fault[] = [];
  for (const parsed of files) {
    const { file, value } = parsed;
    const rules = file.startsWith('topics/') ? TOPIC_RULES : (LIST_RULES[file] ?? []);
    for (const rule of rules)
      for (const found of rule(value, file)) faults.push({ file, ...found });
  }
  return [...faults, ...sameTopicTwice(files)];
}

type Found = Omit<Fault, 'file'>;
type Rule = (value: unknown, file: string) => readonly Found[];

const TOPIC_RULES: readonly Rule[] = [
  idIsFileName,
  emptyHalves,
  (topic) => both(topic, 'services'),
  (topic) => both(topic, 'models'),
  (topic) => repeats(topic, ['related', 'split', 'needs', 'models_without', 'services_without']),
  (topic) => repeats(topic, ['general.sources', 'models.*.sources', 'services.*.sources']),
  relatedToItself,
  lowWithoutDoubt,
];

const LIST_RULES: Readonly<Record<string, readonly Rule[]>> = {
  'services.yaml': [(list) => twice(list, 'id'), grandparents, statusOfActive],
  'models.yaml': [(list) => twice(list, 'id'), missingModels],
  'sources.yaml': [(list) => twice(list, 'id'), (list) => twice(list, 'url'), twoOrigins],
  'analogies.yaml': [(list) => twice(list, 'id'), mapsToNothing],
  'ambiguous.yaml': [(list) => twice(list, 'word'), (list) => repeats(list, ['*.topics'])],
};

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

function repeats(root: unknown, patterns: readonly string[]): readonly Found[] {
  return patterns.flatMap((pattern) =>
    spots(root, pattern).flatMap(({ path, value }) => {
      const list: readonly unknown[] = Array.isArray(value) ? value : [];
      return list.flatMap((item, index) =>
        list.indexOf(item) < index
          ? [{ path: [...path, index], message: `\`${item}\` stands twice`, hint: 'one is enough' }]
          : [],
      );
    }),
  );
}

function relatedToItself(topic: unknown): readonly Found[] {
  const id = strings(topic, 'id')[0]?.value;
  return strings(topic, 'related.*')
    .filter(({ value }) => value === id)
    .map(({ path }) => ({ path, message: 'a topic related to itself', hint: 'name another' }));
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

function twice(list: unknown, key: string): readonly Found[] {
  const seen = new Map<string, Spot>();
  return strings(list, `*.${key}`).flatMap((spot) => {
    const first = seen.get(spot.value);
    if (!first) seen.set(spot.value, spot);
    if (!first) return [];
    const message = `the ${key} \`${spot.value}\` is used twice`;
    return [{ path: spot.path, message, hint: `the first is entry ${Number(first.path[0]) + 1}` }];
  });
}

function grandparents(services: unknown): readonly Found[] {
  const parents = new Map(
    strings(services, '*.parent').map(({ path, value }) => [
      strings(services, `${path[0]}.id`)[0]?.value,
      value,
    ]),
  );
  return strings(services, '*.parent')
    .filter(({ value }) => parents.has(value))
    .map(({ path, value }) => ({
      path,
      message: `the parent \`${value}\` has a parent itself`,
      hint: `name \`${parents.get(value)}\` instead: answers are inherited over one step only`,
    }));
}

function statusOfActive(services: unknown): readonly Found[] {
  return spots(services, '*').flatMap(({ path, value }) => {
    if (!isRecord(value) || (value.status ?? 'active') !== 'active') return [];
    return ['status_date', 'status_confirmed']
      .filter((key) => key in value)
      .map((key) => ({
        path: [...path, key],
        onKey: true,
        message: `\`${key}\` on a service that is active`,
        hint: 'add `status: closed` or `status: discontinued`, or delete the line',
      }));
  });
}

function missingModels(models: unknown): readonly Found[] {
  const there = new Set(strings(models, '*.id').map(({ value }) => value));
  if (!Array.isArray(models)) return [];
  return modelIdShape.options
    .filter((id) => !there.has(id))
    .map((id) => ({
      path: [],
      message: `the model \`${id}\` is missing`,
      hint: 'all six are needed',
    }));
}

function twoOrigins(sources: unknown): readonly Found[] {
  return spots(sources, '*')
    .filter(({ value }) => isRecord(value) && 'url' in value && 'seed' in value)
    .map(({ path }) => ({
      path: [...path, 'seed'],
      message: 'a source with an address and a seed',
      hint: 'make it two sources',
    }));
}

function mapsToNothing(analogies: unknown): readonly Found[] {
  return spots(analogies, '*')
    .filter(({ value }) => strings(value, 'maps.*.*').length === 0)
    .map(({ path }) => ({
      path: [...path, 'maps'],
      message: 'an analogy that maps to nothing',
      hint: 'name the topics that its halves stand for',
    }));
}

function sameTopicTwice(files: readonly ParsedFile[]): readonly Fault[] {
  const seen = new Map<string, string>();
  return files.flatMap(({ file, value }) => {
    const spot = file.startsWith('topics/') ? strings(value, 'id')[0] : undefined;
    const first = spot && seen.get(spot.value);
    if (spot && !first) seen.set(spot.value, file);
    if (!spot || !first) return [];
    const message = `the topic \`${spot.value}\` is in ${first} already`;
    return [{ file, path: spot.path, message, hint: 'give it an id of its own' }];
  });
}
