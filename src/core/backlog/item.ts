/** One line of the backlog: a question that wasn't answered well, or a quiz question that people dispute. */
import type { Knowledge } from '../knowledge/shape.ts';
import type { Entry, Noted } from './ports.ts';

export type Item =
  | { readonly kind: 'noted'; readonly entry: Entry }
  | {
      readonly kind: 'dispute';
      /** The quiz question's id. */
      readonly question: string;
      readonly count: number;
      readonly lastAt: number;
      /** The latest first. */
      readonly reasons: readonly string[];
    };

/** A dispute, as the quiz keeps it. */
export interface Disputed {
  readonly question: string;
  readonly reason: string;
  readonly at: number;
}

const DISPUTE = 'dispute-';

/** What a button carries; an entry's own id never holds a "-". */
export function idOf(item: Item): string {
  return item.kind === 'noted' ? item.entry.id : DISPUTE + item.question;
}

/** The quiz question that an id means; null for an entry's. */
export function questionIn(id: string): string | null {
  return id.startsWith(DISPUTE) ? id.slice(DISPUTE.length) : null;
}

/** Disputes by question. */
export function byQuestion(disputes: readonly Disputed[]): readonly Item[] {
  return [...Map.groupBy(disputes, ({ question }) => question)].map(([question, all]) => {
    const latest = all.toSorted((one, other) => other.at - one.at);
    const reasons = latest.map(({ reason }) => reason);
    return { kind: 'dispute', question, count: all.length, lastAt: latest[0]?.at ?? 0, reasons };
  });
}

/** What came most often first, then the latest. */
export function ranked(items: readonly Item[]): readonly Item[] {
  const figures = (item: Item) => (item.kind === 'noted' ? item.entry : item);
  return items.toSorted((one, other) => {
    const [a, b] = [figures(one), figures(other)];
    return b.count - a.count || b.lastAt - a.lastAt;
  });
}

/** "Operating system patching on Amazon RDS"; null where it is about nothing that is there. */
export function aboutOf(
  { topic, service }: Pick<Noted, 'topic' | 'service'>,
  { topics, services }: Knowledge,
): string | null {
  const [what, where] = [
    topic === null ? undefined : topics.get(topic)?.title,
    service === null ? undefined : services.get(service)?.name,
  ];
  return what && where ? `${what} on ${where}` : (what ?? where ?? null);
}
