/** The walls of the house: what may import what, checked on a tree's sources. */
import { readSources, type Source } from './source.ts';

const adapters = ['slack', 'discord', 'console'];

/** Packages without a clock, files or the network. */
const pure = ['fuse.js', 'lru-cache', 'zod', 'temporal-polyfill', 'ts-fsrs', 'stemmer'];

/** Which packages each folder may use; folders that aren't here may use any. */
const packages: Readonly<Record<string, readonly RegExp[]>> = {
  core: pure.map((name) => new RegExp(`^${name}(/|$)`)),
  store: [/^kysely(\/|$)/, /^pg$/, /^node:/],
  slack: [/^@slack\//, /^lru-cache$/, /^zod$/, /^node:/],
  discord: [/^@?discord/, /^lru-cache$/, /^zod$/, /^node:/],
  console: [/^zod$/, /^node:/, /^string-width$/, /^wrap-ansi$/],
  serve: [/^node:/, /^prom-client$/],
  knowledge: [/^node:/, /^js-yaml$/, /^yaml$/, /^zod$/],
};

/** Time, chance and the outside world, which core gets as arguments. */
const outside = [
  ...['Date.now', 'new Date()', 'Date()', 'Math.random', 'Temporal.Now', 'performance', 'crypto'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame'],
  ...['process', 'Buffer', 'require', 'globalThis', 'global', 'fetch', 'console', 'Worker'],
];

const cli = (name: string) => `cli/${name}`;

/** What is typed in a shell may be about one adapter. */
const adapterOf: Readonly<Record<string, string>> = {
  'cli/ask.ts': 'console',
  'cli/slack-manifest.ts': 'slack',
  'cli/discord-invite.ts': 'discord',
};

/** What starts a process; nobody imports it. */
const entries = [
  'main.ts',
  ...['ask.ts', 'check-knowledge.ts', 'slack-manifest.ts', 'discord-invite.ts'].map(cli),
  ...['backup.ts', 'restore.ts', 'move-to-postgres.ts'].map(cli),
];

/** A feature of core that stands on another. */
const standsOn: Readonly<Record<string, readonly string[]>> = {
  answer: ['lookup'],
  quiz: ['schedule'],
  tour: ['answer'],
};

const adapterFiles = ['adapter.ts', 'receive.ts', 'render.ts', 'commands.ts'];

const nameless = /(^|\/)(index|types?|utils?|helpers?|shared|common|misc|lib)(\/|\.[cm]?[jt]s$)/;

/** Every breach in the tree below `root`, as `file: what is wrong`; none: the walls stand. */
export function breaches(root: string): readonly string[] {
  const sources = readSources(root);
  return [
    ...sources.flatMap((source) =>
      [...importFaults(source), ...worldFaults(source), ...shapeFaults(source)].map(
        (fault) => `${source.path}: ${fault}`,
      ),
    ),
    ...circles(sources),
    ...unlikeAdapters(sources),
    ...tooLong(sources),
  ];
}

function importFaults({ path, imports }: Source): readonly string[] {
  return imports.flatMap(({ specifier, path: target }) => {
    if (specifier === null) return ['imports something computed, which nobody can check'];
    const wrong =
      target === null
        ? packages[folderOf(path)]?.every((allowed) => !allowed.test(specifier))
        : !mayImport(path, target);
    return wrong ? [`may not import ${target ?? specifier}`] : [];
  });
}

function mayImport(from: string, to: string): boolean {
  const [own, other] = [folderOf(from), folderOf(to)];
  if (to.startsWith('../') || entries.includes(to)) return false;
  if (from === 'main.ts') return true;
  if (own === 'core') return other === 'core' && mayMeet(from, to);
  if (own === 'store') return own === other || /^core\/([^/]+\/)?ports\.ts$/.test(to);
  if (own === 'serve') return own === other || /^core\/(ports|meters)\.ts$/.test(to);
  if (own === 'knowledge') return own === other || other === 'core';
  if (adapters.includes(own)) return own === other || other === 'core';
  if (own === 'cli' && (other === own || other === 'store')) return true;
  if (adapters.includes(other)) return adapterOf[from] === other;
  return ['', 'run', 'core', 'knowledge'].includes(other);
}

/** Inside core: a feature stands on the files at core's root and on the knowledge, and `bot.ts` on all. */
function mayMeet(from: string, to: string): boolean {
  const [own, other] = [featureOf(from), featureOf(to)];
  if (to === 'core/bot.ts') return false;
  if (own === null || other === null || own === other || other === 'knowledge') return true;
  return standsOn[own]?.includes(other) ?? false;
}

function worldFaults({ path, reaches }: Source): readonly string[] {
  const banned = [
    ...(folderOf(path) === 'core' ? outside : []),
    ...(path === 'config.ts' ? [] : ['process.env', 'process.loadEnvFile']),
  ];
  return banned.filter((name) => reaches.has(name)).map((name) => `reaches for ${name}`);
}

function shapeFaults({ path, barrel, exports, text }: Source): readonly string[] {
  return [
    ...(nameless.test(path) ? ['says nothing by its name'] : []),
    ...(/^[a-z0-9]+(-[a-z0-9]+)*(\.[cm]?[jt]s)$/.test(path.replace(/^.*\//, ''))
      ? []
      : ['is not named in kebab-case']),
    ...(barrel ? ['is a barrel: it only passes on what others export'] : []),
    ...(exports.has('default') ? ['has a default export'] : []),
    ...(/@ts-(ignore|expect-error|nocheck)|biome-ignore/.test(text) ? ['silences a check'] : []),
  ];
}

/** Each circle once, from its first file by name. */
function circles(sources: readonly Source[]): readonly string[] {
  const targets = new Map(
    sources.map(({ path, imports }) => [path, imports.flatMap((each) => each.path ?? [])]),
  );
  const found = new Set<string>();
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]) => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      const ring = trail.slice(at);
      const first = ring.indexOf([...ring].sort()[0] ?? '');
      found.add([...ring.slice(first), ...ring.slice(0, first)].join(' → '));
    }
    if (at >= 0 || done.has(path)) return;
    for (const target of targets.get(path) ?? []) walk(target, [...trail, path]);
    done.add(path);
  };
  for (const path of targets.keys()) walk(path, []);
  return [...found].map((ring) => `${ring}: import each other in a circle`);
}

/** The adapters that are there have the same files, so that who knows one knows all. */
function unlikeAdapters(sources: readonly Source[]): readonly string[] {
  const paths = new Set(sources.map(({ path }) => path));
  return adapters
    .filter((name) => paths.has(`${name}/adapter.ts`))
    .flatMap((name) => adapterFiles.map((file) => `${name}/${file}`))
    .filter((path) => !paths.has(path))
    .map((path) => `${path}: is missing; every adapter has it`);
}

function tooLong(sources: readonly Source[]): readonly string[] {
  const lengths = sources.map(({ lines }) => lines).sort((one, other) => one - other);
  const median = lengths[Math.floor(lengths.length / 2)] ?? 0;
  return [
    ...sources
      .filter(({ lines, data }) => lines > 200 && !data)
      .map(({ path, lines }) => `${path}: has ${lines} lines; past 200, split it by meaning`),
    ...(median > 80 ? [`half of all files have ${median} lines or more; keep it to 80`] : []),
  ];
}

function folderOf(path: string): string {
  return path.includes('/') ? path.replace(/\/.*$/s, '') : '';
}

function featureOf(path: string): string | null {
  return /^core\/([^/]+)\//.exec(path)?.[1] ?? null;
}
