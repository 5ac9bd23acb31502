import type { Fault, ParsedFile } from './fault.ts';
import { didYouMean } from './nearest.ts';
import { at, strings, type TextSpot } from './spot.ts';

type Kind = 'topic' | 'service' | 'source' | 'team';
type Reference = readonly [files: RegExp, pattern: string, to: Kind];

const TOPIC_FILES = /^topics\//;
const SERVICES = /^services\.yaml$/;
const MODELS = /^models\.yaml$/;
const ANALOGIES = /^analogies\.yaml$/;
const AMBIGUOUS = /^ambiguous\.yaml$/;
const QUIZ = /^quiz\//;
const TEAM = /^team\.yaml$/;
const TOUR = /^tour\.yaml$/;

/** Where in team.yaml entries stand: for all environments and in each. */
export const TEAM_ENTRIES = ['', 'environments.*.'].flatMap((scope) =>
  ['default', 'topics.*', 'services.*', 'topics_on_services.*.*'].map((entry) => scope + entry),
);

/** Every place where one file names something of another. */
const REFERENCES: readonly Reference[] = [
  [TOPIC_FILES, 'related.*', 'topic'],
  [TOPIC_FILES, 'split.*', 'service'],
  [TOPIC_FILES, 'words_with_service.*', 'service'],
  [TOPIC_FILES, 'services_without.*', 'service'],
  [TOPIC_FILES, 'services.~', 'service'],
  [TOPIC_FILES, 'told_otherwise.*.source', 'source'],
  [TOPIC_FILES, 'general.sources.*', 'source'],
  [TOPIC_FILES, 'models.*.sources.*', 'source'],
  [TOPIC_FILES, 'services.*.sources.*', 'source'],
  [SERVICES, '*.parent', 'service'],
  [SERVICES, '*.confused_with.*.*', 'service'],
  [SERVICES, '*.topic_words.*.*', 'topic'],
  [SERVICES, '*.status_sources.*', 'source'],
  [MODELS, '*.examples.*', 'service'],
  [ANALOGIES, '*.maps.aws.*', 'topic'],
  [ANALOGIES, '*.maps.customer.*', 'topic'],
  [ANALOGIES, '*.images.*', 'topic'],
  [ANALOGIES, '*.sources.*', 'source'],
  [AMBIGUOUS, '*.topics.*', 'topic'],
  [QUIZ, '*.topic', 'topic'],
  [QUIZ, '*.service', 'service'],
  [QUIZ, '*.sources.*', 'source'],
  [TOUR, '*.line.services.*', 'service'],
  [TOUR, '*.line.topics.*.topic', 'topic'],
  [TOUR, '*.teams.*.topic', 'topic'],
  [TOUR, '*.teams.*.service', 'service'],
  [TOUR, '*.question.topic', 'topic'],
  [TOUR, '*.question.service', 'service'],
  [TOUR, '*.sources.*', 'source'],
  ...['', 'environments.*.'].flatMap((scope): readonly Reference[] => [
    [TEAM, `${scope}topics.~`, 'topic'],
    [TEAM, `${scope}services.~`, 'service'],
    [TEAM, `${scope}topics_on_services.~`, 'service'],
    [TEAM, `${scope}topics_on_services.*.~`, 'topic'],
  ]),
  ...TEAM_ENTRIES.flatMap((entry): readonly Reference[] => [
    [TEAM, entry, 'team'],
    [TEAM, `${entry}.team`, 'team'],
  ]),
];

const DECLARED_IN = { service: 'services.yaml', source: 'sources.yaml' };

const WHERE: Readonly<Record<Kind, string>> = {
  topic: 'each topic is a file in topics/',
  service: `see ${DECLARED_IN.service}`,
  source: `see ${DECLARED_IN.source}`,
  team: 'each team is a key under `teams:`',
};

/** Ids that nothing bears, and sources that nothing cites. */
export function checkReferences(files: readonly ParsedFile[]): readonly Fault[] {
  const known = declarations(files);
  const cited = new Set<string>();
  const faults: Fault[] = [];
  for (const { file, value } of files) {
    for (const [names, pattern, kind] of REFERENCES) {
      if (!names.test(file)) continue;
      for (const spot of strings(value, pattern)) {
        if (kind === 'source') cited.add(spot.value);
        const ids = known[kind];
        // A file that could not be read is its own fault, not one of everyone who names its ids.
        if (ids && !ids.has(spot.value)) faults.push(unknown(file, spot, kind, ids));
      }
    }
  }
  // What a file would have cited can't be known while it can't be read.
  const whole = files.every(({ value }) => value !== undefined && value !== null);
  return whole ? [...faults, ...unusedSources(files, cited)] : faults;
}

function unknown(file: string, spot: TextSpot, kind: Kind, ids: ReadonlySet<string>): Fault {
  const message = `unknown ${kind} \`${spot.value}\``;
  return { file, ...at(spot), message, hint: didYouMean(spot.value, ids) ?? WHERE[kind] };
}

type Declared = Readonly<Record<Kind, ReadonlySet<string> | null>>;

/** Every id somebody may refer to, read loosely so that a fault elsewhere in its entry is no loss. */
function declarations(files: readonly ParsedFile[]): Declared {
  const ids = (name: string) => {
    const value = files.find(({ file }) => file === name)?.value;
    return value === undefined ? null : new Set(strings(value, '*.id').map((spot) => spot.value));
  };
  const topics = files.filter(({ file }) => TOPIC_FILES.test(file));
  const team = files.find(({ file }) => TEAM.test(file))?.value;
  // By its file's name too: a slip in the id is one fault, not one of everyone who names the topic.
  const topic = topics.flatMap(({ file, value }) => {
    const name = file.replace(/^topics\/(.*)\.\w+$/, '$1');
    return [name, ...strings(value, 'id').map((spot) => spot.value)];
  });
  return {
    topic: new Set(topic),
    service: ids(DECLARED_IN.service),
    source: ids(DECLARED_IN.source),
    team: new Set(strings(team, 'teams.~').map((spot) => spot.value)),
  };
}

function unusedSources(files: readonly ParsedFile[], cited: ReadonlySet<string>): readonly Fault[] {
  const file = 'sources.yaml';
  const value = files.find((parsed) => parsed.file === file)?.value;
  return strings(value, '*.id')
    .filter((spot) => !cited.has(spot.value))
    .map((spot) => ({
      file,
      path: spot.path,
      message: `nobody uses the source \`${spot.value}\``,
      hint: 'cite it where it backs a sentence, or delete it',
    }));
}
