import type { z } from 'zod';
import { servicesWithout } from './applies.ts';
import type {
  ambiguousFileShape,
  analogyFileShape,
  modelFileShape,
  responsibilityShape,
  ServiceFile,
  sourceFileShape,
  TopicFile,
} from './file-shape.ts';
import type { Analogy, Knowledge, Responsibility, Service, Source, Topic } from './shape.ts';

type RowFile = z.infer<typeof responsibilityShape>;

/** All files, each of the right shape; their ids may still point nowhere. */
export interface Files {
  readonly topics: ReadonlyMap<string, TopicFile>;
  readonly services: ServiceFile;
  readonly models: z.infer<typeof modelFileShape>;
  readonly analogies: z.infer<typeof analogyFileShape>;
  readonly sources: z.infer<typeof sourceFileShape>;
  readonly ambiguous: z.infer<typeof ambiguousFileShape>;
}

/** Turns checked files into what core works with; ids that point nowhere must be gone by now. */
export function buildKnowledge(files: Files): Knowledge {
  const sources = new Map(
    files.sources.map(({ id, title, url, seed }): [string, Source] => [
      id,
      { id, title, url: url ?? null, seed: seed ?? null },
    ]),
  );
  const find = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const source = sources.get(id);
      return source ? [source] : [];
    });
  const without = servicesWithout(files.services);
  return {
    topics: new Map(
      [...files.topics.values()].map((topic) => [topic.id, topicOf(topic, without(topic), find)]),
    ),
    models: new Map(files.models.map((model) => [model.id, model])),
    services: new Map(files.services.map((service) => [service.id, serviceOf(service, find)])),
    analogies: new Map(
      files.analogies.map((file): [string, Analogy] => [
        file.id,
        { ...file, images: entries(file.images), sources: find(file.sources) },
      ]),
    ),
    sources,
    ambiguous: new Map(files.ambiguous.map(({ word, topics }) => [word, topics])),
  };
}

type FindSources = (ids: readonly string[]) => readonly Source[];

function topicOf(file: TopicFile, without: ReadonlySet<string>, find: FindSources): Topic {
  const row = (value: RowFile): Responsibility => ({
    ...value,
    short: value.short ?? null,
    doubt: value.doubt ?? null,
    sources: find(value.sources),
  });
  return {
    id: file.id,
    title: file.title,
    words: file.words,
    wordsWithService: entries(file.words_with_service ?? {}),
    varies: file.varies,
    control: file.control ?? null,
    related: file.related,
    split: file.split,
    headline: file.headline ?? null,
    toldOtherwise: file.told_otherwise.flatMap(({ source, owner, why }) =>
      find([source]).map((found) => ({ source: found, owner, why })),
    ),
    general: row(file.general),
    models: mapRows(file.models, row),
    modelsWithout: new Set(file.models_without),
    services: mapRows(file.services, row),
    servicesWithout: without,
  };
}

function serviceOf(file: ServiceFile[number], find: FindSources): Service {
  return {
    id: file.id,
    name: file.name,
    kind: file.kind,
    model: file.model,
    parent: file.parent ?? null,
    words: file.words,
    weakWords: file.weak_words,
    confusedWith: entries(file.confused_with),
    topicWords: entries(file.topic_words),
    status: file.status,
    statusConfirmed: file.status_confirmed,
    statusDate: file.status_date ?? null,
    statusNote: file.status_note ?? null,
    statusSources: find(file.status_sources),
  };
}

function entries<T>(record: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(record));
}

function mapRows<K extends string>(
  rows: Readonly<Partial<Record<K, RowFile>>>,
  row: (value: RowFile) => Responsibility,
): ReadonlyMap<K, Responsibility> {
  const map = new Map<K, Responsibility>();
  for (const key in rows) {
    const value = rows[key];
    if (value) map.set(key, row(value));
  }
  return map;
}
