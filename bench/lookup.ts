/**
 * `npm run bench:lookup`: our lookup beside Fuse (as it comes, and with token search) and MiniSearch over the
 * same entries, on distinct questions, without a cache; then all at 1, 10 and 100 times the vocabulary. Fuse takes
 * seconds for a question at 10 times, so it is asked few there and none at 100; all of it ends within minutes.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { Knowledge, Topic } from '../src/core/knowledge/shape.ts';
import { createLookup } from '../src/core/lookup/lookup.ts';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { formatFaults } from '../src/knowledge/report.ts';
import { questions } from '../test/questions.ts';

const root = join(import.meta.dirname, '..');
const loaded = await loadKnowledge(join(root, 'knowledge'));
if (!loaded.ok) throw new Error(formatFaults(loaded.faults));
const { knowledge } = loaded;

/** Ours answers every question, at 100 times a part of them; MiniSearch some once grown; Fuse these, by times. */
const asked = questions.map(({ ask }) => ask);
const every = (step: number) => asked.filter((_, index) => index % step === 0);
const some = every(32);
const forFuse: Readonly<Record<number, readonly string[]>> = {
  1: every(Math.ceil(asked.length / 12)),
  10: asked.slice(0, 1),
};

interface Figures {
  /** How many questions. */
  readonly n: number;
  readonly p50: number;
  readonly p95: number;
}

function measure(texts: readonly string[], search: (text: string) => unknown): Figures {
  for (const text of texts.slice(0, texts.length > 500 ? 40 : texts.length > 10 ? 1 : 0))
    search(text);
  const times = texts.map((text) => {
    const from = performance.now();
    search(text);
    return performance.now() - from;
  });
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { n: texts.length, p50: at(0.5), p95: at(0.95) };
}

const vowels = 'aeiou';
const others = 'bcdfghjklmnpqrstvwxyz';

/** The same word in another language: vowels stay vowels, short words and names stay as they are. */
function foreign(word: string, times: number): string {
  if (word.length < 4 || times === 0) return word;
  const turn = (letters: string, letter: string, by: number) =>
    letters[(letters.indexOf(letter) + by) % letters.length] ?? letter;
  return [...word]
    .map((letter, at) => {
      if (vowels.includes(letter)) return turn(vowels, letter, times * (at + 1));
      return others.includes(letter) ? turn(others, letter, times + at * (times % 7)) : letter;
    })
    .join('');
}

function grown(times: number): Knowledge {
  const topics = new Map<string, Topic>();
  for (let copy = 0; copy < times; copy += 1) {
    const say = (text: string) => text.replace(/[a-z]+/gi, (word) => foreign(word, copy));
    for (const topic of knowledge.topics.values()) {
      const id = copy === 0 ? topic.id : `${topic.id}-${copy}`;
      topics.set(id, { ...topic, id, title: say(topic.title), words: topic.words.map(say) });
    }
  }
  return { ...knowledge, topics };
}

const print = (line: string) => process.stdout.write(`${line}\n`);
const ms = (value: number) => value.toFixed(3).padStart(10);

print(
  `${asked.length} distinct questions. Fuse, which takes seconds for one when grown, is asked ${forFuse[1]?.length} of them, ` +
    `${forFuse[10]?.length} at 10 times and none at 100 times.`,
);
print('vocabulary                    questions     p50 ms     p95 ms p95 to ours p95 to 1 time');
const first = new Map<string, number>();
for (const times of [1, 10, 100]) {
  const big = grown(times);
  const entries = [...big.topics.values()].map(({ id, title, words }) => ({ id, title, words }));
  const keys = ['title', 'words'];
  const lookup = createLookup(big);
  const mini = new MiniSearch<(typeof entries)[number]>({
    fields: keys,
    extractField: (entry, name) =>
      name === 'words' ? entry.words.join(' ') : name === 'title' ? entry.title : entry.id,
    searchOptions: { fuzzy: 0.2, boost: { title: 2 } },
  });
  mini.addAll(entries);
  const slow = (few: readonly string[]): readonly (readonly [string, Figures])[] => {
    const token = new Fuse(entries, { keys, useTokenSearch: true });
    const plain = new Fuse(entries, { keys });
    return [
      ['Fuse, token search', measure(few, (text) => token.search(text))],
      ['Fuse', measure(few, (text) => plain.search(text))],
    ];
  };
  const runs: readonly (readonly [string, Figures])[] = [
    ['ours', measure(times === 100 ? every(4) : asked, (text) => lookup.ask(text))],
    ['MiniSearch', measure(times === 1 ? asked : some, (text) => mini.search(text))],
    ...(forFuse[times] ? slow(forFuse[times]) : []),
  ];
  const ours = runs[0]?.[1].p95 ?? 0;
  for (const [name, { n, p50, p95 }] of runs) {
    if (!first.has(name)) first.set(name, p95);
    const beside = `${(p95 / ours).toFixed(1)}x`.padStart(12);
    const growth = `${(p95 / (first.get(name) ?? p95)).toFixed(1)}x`.padStart(14);
    const of = String(n).padStart(9);
    print(
      `${`${times}x`.padEnd(5)}${name.padEnd(24)} ${of} ${ms(p50)} ${ms(p95)}${beside}${growth}`,
    );
  }
}

/** The best of a few, each a process of its own. */
function started(args: readonly string[]): number {
  const times = Array.from({ length: 5 }, () => {
    const from = performance.now();
    spawnSync(process.execPath, [...args], { cwd: root, stdio: 'ignore' });
    return performance.now() - from;
  });
  return Math.min(...times);
}
const bare = started(['-e', '0']);
const cold = started(['src/cli/ask.ts', 'who patches rds']);
print(
  `\ncold start to the first answer: ${cold.toFixed(0)} ms; a bare node -e 0: ${bare.toFixed(0)} ms`,
);
