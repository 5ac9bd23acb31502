/** The services that a question names. */
import type { Knowledge, Service } from '../knowledge/shape.ts';
import { normalise } from './normalise.ts';
import { singular, type Word, wordsIn } from './tokens.ts';

export interface Mention {
  readonly service: Service;
  /** An everyday word ("bucket", "function"): the service only where the rest speaks of AWS. */
  readonly weak: boolean;
  /** Alone, the word asks for a topic ("guardduty"). */
  readonly topics: readonly string[];
  readonly from: number;
  readonly to: number;
}

export interface ServiceNames {
  /** The mentions in a text, longest name first at each place, in the order of the text. */
  find(words: readonly Word[]): readonly Mention[];
  /** A service by its id or any of its names, wherever it stands in the text. */
  named(text: string): Service | null;
  /** A service whose name is the whole text. */
  whole(text: string): Service | null;
  readonly words: ReadonlySet<string>;
}

interface Name {
  readonly service: Service;
  readonly parts: readonly Word[];
  readonly weak: boolean;
  readonly topics: readonly string[];
}

/** Reads the names of all services once. */
export function createServiceNames(knowledge: Knowledge): ServiceNames {
  const names = [...knowledge.services.values()].flatMap(namesOf);
  const byFirst = new Map<string, Name[]>();
  const glued = new Map<string, Name>();
  const words = new Set<string>();
  for (const name of names) {
    const [first] = name.parts;
    if (!first) continue;
    const key = keyOfWord(first.raw);
    const list = byFirst.get(key);
    if (list) list.push(name);
    else byFirst.set(key, [name]);
    for (const { raw } of name.parts) words.add(raw);
    const whole = name.parts.map(({ raw }) => raw).join('');
    if (whole.length >= 6 && !glued.has(whole)) glued.set(whole, name);
  }
  for (const list of byFirst.values()) {
    list.sort((one, other) => other.parts.length - one.parts.length);
  }

  function starting(raw: string): readonly Name[] {
    const plural = raw.length === 3 || raw.length === 4 ? byFirst.get(singular(raw)) : undefined;
    return byFirst.get(keyOfWord(raw)) ?? plural ?? [];
  }

  function at(words: readonly Word[], from: number): Mention | null {
    const word = words[from];
    if (!word) return null;
    const spelt = starting(word.raw).find(({ parts }) =>
      parts.every((part, index) => same(words[from + index], part)),
    );
    if (spelt) return mention(spelt, from, from + spelt.parts.length);
    const next = words[from + 1];
    const joined = next && next.mark === '' ? glued.get(word.raw + next.raw) : undefined;
    if (joined) return mention(joined, from, from + 2);
    const whole = glued.get(word.raw);
    return whole ? mention(whole, from, from + 1) : null;
  }

  function find(words: readonly Word[]): readonly Mention[] {
    const mentions: Mention[] = [];
    for (let from = 0; from < words.length; ) {
      const found = at(words, from);
      if (found) mentions.push(found);
      from = found ? found.to : from + 1;
    }
    return mentions;
  }

  const byName = new Map<string, Service>();
  for (const service of knowledge.services.values()) {
    for (const name of [...service.words, service.name]) {
      const key = keyOf(name);
      if (!byName.has(key)) byName.set(key, service);
    }
  }
  // A proper name is nobody else's, whatever another's words say.
  for (const service of knowledge.services.values()) byName.set(keyOf(service.name), service);

  return {
    find,
    words,
    whole: (text) => byName.get(keyOf(text)) ?? null,
    named(text) {
      const plain = normalise(text);
      const byId = knowledge.services.get(plain.replaceAll(' ', '-'));
      return byId ?? byName.get(keyOf(plain)) ?? find(wordsIn(plain))[0]?.service ?? null;
    },
  };
}

function namesOf(service: Service): readonly Name[] {
  const weak = new Set(service.weakWords);
  const bare = service.name
    .toLowerCase()
    .replace(/\(.*\)/, '')
    .trim();
  return [...new Set([...service.words, ...service.topicWords.keys(), bare])].map((text) => ({
    service,
    parts: wordsIn(text.replaceAll('-', ' ')),
    weak: weak.has(text),
    topics: service.topicWords.get(text) ?? [],
  }));
}

function same(word: Word | undefined, part: Word): boolean {
  if (word === undefined) return false;
  const { raw } = word;
  return (
    raw === part.raw ||
    keyOfWord(raw) === keyOfWord(part.raw) ||
    (!PEOPLE.has(raw) && singular(raw) === part.raw)
  );
}

/** Plurals that mean people. */
const PEOPLE = new Set(['inspectors', 'detectives']);

/** A plural is the same name; a short name's "s" belongs to it ("drs"). */
function keyOfWord(raw: string): string {
  return raw.length > 4 && !PEOPLE.has(raw) ? singular(raw) : raw;
}

function keyOf(text: string): string {
  return wordsIn(text.toLowerCase())
    .map(({ raw }) => raw)
    .join(' ');
}

function mention({ service, weak, topics }: Name, from: number, to: number): Mention {
  return { service, weak, topics, from, to };
}

/**
 * The services a question is about: the strong ones where there are any, a variant rather than its parent,
 * where something goes to rather than where it comes from, each once.
 */
export function chosen(words: readonly Word[], mentions: readonly Mention[]): readonly Mention[] {
  const strong = mentions.filter(({ weak }) => !weak);
  const plain = strong.filter(({ topics }) => topics.length === 0);
  const left = plain.length > 0 ? plain : strong.length > 0 ? strong.slice(0, 1) : mentions;
  return left.filter((mention, index) => {
    const { service, from, to } = mention;
    if (left.findIndex((other) => other.service === service) < index) return false;
    if (left.some((other) => isVariant(other.service, service))) return false;
    const moved = words[from - 1]?.raw === 'from' && words.slice(to, to + 3).some(isTo);
    return !moved || left.length === 1;
  });
}

/** Whether it is a kind of the other: RDS Custom of RDS, managed node groups of EKS. */
export function isVariant(service: Service, of: Service): boolean {
  return service.parent === of.id || service.id.startsWith(`${of.id}-`);
}

const isTo = ({ raw }: Word): boolean => raw === 'to' || raw === 'into';
