/** Settings from words: the options of a command, or the fields of a form. */
import type { Topic } from '../knowledge/shape.ts';
import { readDays, readTime } from '../schedule/timetable.ts';
import { completeZones, readZone } from '../schedule/zone.ts';
import { type Difficulty, examShape } from './question.ts';
import type { Settings } from './settings.ts';

export const fieldNames = [
  'time',
  'zone',
  'days',
  'closes',
  'reveal',
  'topics',
  'exam',
  'difficulty',
] as const;
export type FieldName = (typeof fieldNames)[number];

/** What was said for each field; absent: leave it as it is; empty: back to the usual. */
export type Said = Readonly<Partial<Record<FieldName, string>>>;

export type ReadSettings =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly faults: Readonly<Record<string, string>> };

export const difficulties = { auto: null, easy: 1, medium: 2, hard: 3 } as const satisfies Record<
  string,
  Difficulty | null
>;

export function readSettings(
  said: Said,
  before: Settings,
  topics: ReadonlyMap<string, Topic>,
): ReadSettings {
  const faults: Record<string, string> = {};
  const read = <T>(name: FieldName, kept: T, reader: (words: string) => T | Fault): T => {
    const words = said[name]?.replace(quotes, '');
    if (words === undefined) return kept;
    const value = reader(words);
    if (!(value instanceof Fault)) return value;
    faults[name] = value.said;
    return kept;
  };
  const settings: Settings = {
    time: read('time', before.time, timeOf),
    zone: read('zone', before.zone, zoneOf),
    days: read('days', before.days, daysOf),
    closes: read('closes', before.closes, (words) => (isUsual(words) ? null : timeOf(words))),
    reveal: read('reveal', before.reveal, revealOf),
    topics: read('topics', before.topics, (words) => topicsOf(words, topics)),
    exam: read('exam', before.exam, examOf),
    difficulty: read('difficulty', before.difficulty, difficultyOf),
  };
  return Object.keys(faults).length > 0 ? { ok: false, faults } : { ok: true, settings };
}

/** Our own hints quote what has commas in it, and people write the quotes too. */
const quotes = /^[\s"'“”‘’]+|[\s"'“”‘’]+$/g;

class Fault {
  readonly said: string;

  constructor(said: string) {
    this.said = said;
  }
}

function isUsual(words: string): boolean {
  return ['', 'any', 'all', 'none', 'auto', 'default', 'usual'].includes(words.toLowerCase());
}

function timeOf(words: string): string | Fault {
  return readTime(words) ?? new Fault('Write a time of day like 09:00, 9:30 or 5pm.');
}

function zoneOf(words: string): string | Fault {
  const near = words === '' ? [] : completeZones(words, 2).map(({ value }) => value);
  const like = near.length > 0 ? near : ['Europe/Berlin', 'America/New_York'];
  const fault = `Write a time zone by its name, like ${like.join(' or ')}.`;
  return readZone(words) ?? new Fault(fault);
}

function daysOf(words: string): Settings['days'] | Fault {
  const fault = 'Write days like mon-fri, "mon, wed, fri", weekdays or daily.';
  return readDays(words === '' ? 'weekdays' : words) ?? new Fault(fault);
}

function revealOf(words: string): Settings['reveal'] | Fault {
  const word = words.toLowerCase().replaceAll(' ', '-');
  if (isUsual(word) || word === 'at-once' || word === 'now') return 'at-once';
  if (word === 'at-close' || word === 'close') return 'at-close';
  return new Fault('Say at-once or at-close.');
}

function topicsOf(words: string, topics: ReadonlyMap<string, Topic>): readonly string[] | Fault {
  if (isUsual(words)) return [];
  const found = new Set<string>();
  for (const part of words.split(/[,;\n]/).map((each) => each.trim().toLowerCase())) {
    if (part === '') continue;
    const topic =
      topics.get(part.replaceAll(' ', '-')) ??
      [...topics.values()].find(
        ({ title, words }) => title.toLowerCase() === part || words.includes(part),
      );
    if (!topic) {
      return new Fault(
        `I don't know the topic "${part.slice(0, 40)}". Write topics like "backups, os-patching", or "all".`,
      );
    }
    found.add(topic.id);
  }
  return [...found];
}

function examOf(words: string): Settings['exam'] | Fault {
  if (isUsual(words)) return null;
  const exam = examShape.safeParse(words.toLowerCase().replaceAll(' ', '-'));
  if (exam.success) return exam.data;
  return new Fault(`Say one of ${examShape.options.join(', ')}, or any.`);
}

function difficultyOf(words: string): Difficulty | null | Fault {
  const word = isUsual(words) ? 'auto' : words.toLowerCase();
  if (isDifficulty(word)) return difficulties[word];
  return new Fault('Say auto (it follows the channel), easy, medium or hard.');
}

function isDifficulty(word: string): word is keyof typeof difficulties {
  return Object.hasOwn(difficulties, word);
}
