/** What a type-ahead offers while somebody types: topics, services, and a topic on a service. */
import type { Knowledge, Service, Topic } from '../knowledge/shape.ts';
import type { Completes, Completion } from '../message.ts';
import type { ServiceNames } from './services.ts';
import { wordsIn } from './tokens.ts';

export type Complete = (
  completes: Extract<Completes, 'ask' | 'service' | 'topic'>,
  text: string,
  limit: number,
) => readonly Completion[];

interface Entry<T> {
  readonly of: T;
  /** Its names, each with a space before every word; the proper one first. */
  readonly names: readonly string[];
}

/** What is offered before anything is typed: what people ask first. */
const FIRST = [
  'os-patching',
  'encryption-at-rest',
  'iam-access',
  'backups',
  'physical-security',
  'security-groups',
  'shared-responsibility-model',
];
const FIRST_SERVICES = ['ec2', 's3', 'rds', 'lambda', 'eks', 'dynamodb', 'fargate'];

export function createComplete(knowledge: Knowledge, names: ServiceNames): Complete {
  const topics = [...knowledge.topics.values()].map(
    (topic): Entry<Topic> => ({ of: topic, names: [topic.title, ...topic.words].map(spaced) }),
  );
  const services = [...knowledge.services.values()].map(
    (service): Entry<Service> => ({
      of: service,
      names: [service.name.replace(/^(?:Amazon|AWS) /, ''), service.name, ...service.words].map(
        spaced,
      ),
    }),
  );

  function complete(completes: Parameters<Complete>[0], text: string, limit: number) {
    const typed = wordsIn(text.slice(0, 100).toLowerCase()).map(({ raw }) => raw);
    if (typed.length === 0) return first(completes, limit);
    const found: (Ranked & { readonly entry: Completion })[] = [];
    if (completes !== 'service') {
      found.push(...ranked(topics, typed).map((one) => ({ ...one, entry: ofTopic(one.of) })));
    }
    if (completes !== 'topic') {
      found.push(...ranked(services, typed).map((one) => ({ ...one, entry: ofService(one.of) })));
    }
    if (completes === 'ask') {
      const { rank, entries } = pairs(text);
      found.push(...entries.map((entry, at) => ({ rank, at, entry })));
    }
    // Equally good ones take turns, so that neither topics nor services fill the list alone.
    return found
      .sort((one, other) => one.rank - other.rank || one.at - other.at)
      .slice(0, limit)
      .map(({ entry }) => entry);
  }

  /** "patching r": the topic is known, the service is being typed, or the other way round. */
  function pairs(text: string): {
    readonly rank: number;
    readonly entries: readonly Completion[];
  } {
    const words = wordsIn(text.slice(0, 100).toLowerCase());
    const [mention] = names.find(words);
    if (mention) {
      const rest = words.filter((_, index) => index < mention.from || index >= mention.to);
      const typed = rest.map(({ raw }) => raw).filter((raw) => !LINKS.has(raw));
      const about = typed.length === 0 ? varying() : best(topics, typed);
      return { rank: NAMED, entries: about.map((topic) => ofPair(topic, mention.service)) };
    }
    for (let at = words.length - 1; at > 0; at -= 1) {
      const typed = words.map(({ raw }) => raw);
      const [topic] = best(
        topics,
        typed.slice(0, at).filter((raw) => !LINKS.has(raw)),
      );
      const rest = typed.slice(at).filter((raw) => !LINKS.has(raw));
      if (topic && rest.length > 0) {
        const entries = best(services, rest).map((service) => ofPair(topic, service));
        return { rank: GUESSED, entries };
      }
    }
    return { rank: GUESSED, entries: [] };
  }

  function varying(): readonly Topic[] {
    const own = FIRST.flatMap((id) => knowledge.topics.get(id) ?? []);
    return own.filter(({ varies }) => varies);
  }

  function first(completes: Parameters<Complete>[0], limit: number): readonly Completion[] {
    const some = FIRST.flatMap((id) => knowledge.topics.get(id) ?? []).map(ofTopic);
    const places = FIRST_SERVICES.flatMap((id) => knowledge.services.get(id) ?? []).map(ofService);
    return (completes === 'service' ? places : some).slice(0, limit);
  }

  return complete;
}

const LINKS = new Set(['on', 'for', 'in', 'of', 'the', 'a', 'our', 'my', 'who', 'owns']);

interface Ranked {
  /** How well it fits: the less, the better. */
  readonly rank: number;
  /** Its place among its own kind. */
  readonly at: number;
}

function best<T>(entries: readonly Entry<T>[], typed: readonly string[]): readonly T[] {
  return ranked(entries, typed).map(({ of }) => of);
}

/** Those whose names hold every typed word, the last as a beginning; the better the name, the earlier. */
function ranked<T>(
  entries: readonly Entry<T>[],
  typed: readonly string[],
): readonly (Ranked & { readonly of: T })[] {
  if (typed.length === 0) return [];
  const whole = ` ${typed.join(' ')}`;
  const parts = typed.map((word) => ` ${word}`);
  return entries
    .map(({ of, names }) => ({
      of,
      length: names[0]?.length ?? 0,
      rank: rankOf(names, whole, parts),
    }))
    .filter(({ rank }) => rank < NONE)
    .sort((one, other) => one.rank - other.rank || one.length - other.length)
    .map(({ of, rank }, at) => ({ of, rank, at }));
}

const NONE = 9;
/** A topic on the service that is named: only a whole name is better. */
const NAMED = 0.4;
/** A topic on what may become the name of a service. */
const GUESSED = 4;

function rankOf(names: readonly string[], whole: string, parts: readonly string[]): number {
  let rank = NONE;
  names.forEach((name, index) => {
    const own = index === 0 ? 0 : 1;
    if (name === whole) rank = Math.min(rank, own / 2);
    else if (name.startsWith(whole)) rank = Math.min(rank, 1 + own);
    else if (name.includes(whole)) rank = Math.min(rank, 3 + own);
    else if (parts.every((part) => name.includes(part))) rank = Math.min(rank, 5 + own);
  });
  return rank;
}

function spaced(name: string): string {
  return ` ${wordsIn(name.toLowerCase())
    .map(({ raw }) => raw)
    .join(' ')}`;
}

const ofTopic = ({ title }: Topic): Completion => ({ label: title, value: title });
const ofService = ({ name }: Service): Completion => ({ label: name, value: name });
const ofPair = ({ title }: Topic, { name }: Service): Completion => ({
  label: `${title} on ${name}`,
  value: `${title} on ${name}`,
});
