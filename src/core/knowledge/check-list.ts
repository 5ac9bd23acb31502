import { type Found, type Rule, repeats } from './rule.ts';
import { modelIdShape } from './shape.ts';
import { isRecord, type Spot, spots, strings } from './spot.ts';

/** What no shape can say about a list: ids used twice, entries that contradict themselves. */
export const LIST_RULES: Readonly<Record<string, readonly Rule[]>> = {
  'services.yaml': [(list) => twice(list, 'id'), grandparents, statusOfActive],
  'models.yaml': [(list) => twice(list, 'id'), missingModels],
  'sources.yaml': [(list) => twice(list, 'id'), (list) => twice(list, 'url'), twoOrigins],
  'analogies.yaml': [(list) => twice(list, 'id'), mapsToNothing],
  'ambiguous.yaml': [(list) => twice(list, 'word'), (list) => repeats(list, ['*.topics'])],
};

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
