/** The words that every card uses for owners, topics and services. */
import type { Verdict } from '../knowledge/resolve.ts';
import type { Owner, Service, Topic } from '../knowledge/shape.ts';
import { plain, type Spans, strong } from '../message.ts';

export function ownerWord(owner: Owner): 'AWS' | 'You' | 'Shared' {
  switch (owner) {
    case 'aws':
      return 'AWS';
    case 'customer':
      return 'You';
    case 'shared':
      return 'Shared';
  }
}

/** The owner inside a sentence: "EC2, you". */
export function ownerInside(owner: Owner): 'AWS' | 'you' | 'shared' {
  switch (owner) {
    case 'aws':
      return 'AWS';
    case 'customer':
      return 'you';
    case 'shared':
      return 'shared';
  }
}

/** "Operating system patching on Amazon RDS". */
export function about(topic: Topic, service: Service | null): string {
  return service ? `${topic.title} on ${service.name}` : topic.title;
}

/** "Operating system patching on Amazon EC2 in prod", as it is read back out of a question. */
export function inEnvironment(text: string, environment: string | null): string {
  return environment === null ? text : `${text} in ${environment}`;
}

/** The verdict in one line; a topic's own headline where no service is named. `varies`: rows follow. */
export function verdictLine(
  { topic, service, responsibility }: Verdict,
  { varies = false }: { readonly varies?: boolean } = {},
): Spans {
  const { owner } = responsibility;
  const rule = varies ? ', as a rule.' : '.';
  if (!service && topic.headline) {
    return [strong(`${ownerWord(owner)}:`), plain(` ${topic.headline}`)];
  }
  switch (owner) {
    case 'aws':
      return [strong('AWS'), plain(` owns this${rule}`)];
    case 'customer':
      return [strong('You'), plain(` own this${rule}`)];
    case 'shared':
      return [strong('Shared:'), plain(' AWS has one part, you have the other.')];
  }
}

/** At most `max` characters, cut at a word where there is one, never inside a character. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > max / 2 ? cut.slice(0, space) : cut).toWellFormed().replace(/\uFFFD$/, '')}…`;
}

const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;

/** What a person typed, fit to keep and to show again: one line, no control characters. */
export function tidy(text: string): string {
  return clip(text.slice(0, 4000).toWellFormed().replace(CONTROLS, ' ').trim(), 300);
}
