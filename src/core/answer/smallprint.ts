/** What stands under an answer: how specific it is, where it comes from, how sure we are. */
import type { Verdict } from '../knowledge/resolve.ts';
import type { Knowledge, Responsibility, Service, Source } from '../knowledge/shape.ts';
import { type Block, link, plain, type Span, type Spans } from '../message.ts';
import { perObject } from '../per-object.ts';

/** "For Amazon RDS", "General rule for its kind of service (managed service)". */
function levelLine(verdict: Verdict, knowledge: Knowledge): string {
  const { service, level } = verdict;
  if (!service) return 'The general rule';
  switch (level) {
    case 'variant':
    case 'service':
      return `For ${service.name}`;
    case 'parent': {
      const parent = service.parent ? knowledge.services.get(service.parent) : undefined;
      return `The rule for ${parent?.name ?? 'its parent service'}`;
    }
    case 'model': {
      const model = service.model ? knowledge.models.get(service.model) : undefined;
      return `General rule for its kind of service (${lowerFirst(model?.title ?? 'unnamed')})`;
    }
    case 'general':
      return `The general rule: nothing more specific for ${service.name}`;
  }
}

/** At most two public links, then the first note that isn't public, by name. */
export function sourceSpans(sources: readonly Source[]): Spans {
  const named: Span[] = sources
    .flatMap((source) => (source.url === null ? [] : [link(source.title, source.url)]))
    .slice(0, 2);
  const unlinked = sources.find((source) => source.url === null);
  if (unlinked) named.push(plain(unlinked.title));
  const left = sources.length - named.length;
  if (left > 0) named.push(plain(`${left} more`));
  const label = named.length > 1 ? 'Sources: ' : 'Source: ';
  return named.flatMap((span, index) => [plain(index === 0 ? label : ' · '), span]);
}

/** The level and the sources, small. */
export const smallPrint = perObject((verdict: Verdict, knowledge: Knowledge): Block => {
  const level = plain(`${levelLine(verdict, knowledge)}. `);
  return { kind: 'note', spans: [level, ...sourceSpans(verdict.responsibility.sources)] };
});

/** Said where we are less sure than the card looks; null where we are sure. */
export function hedge({ seen, confidence, doubt }: Responsibility): string | null {
  const lines: string[] = [];
  if (seen === 'recalled') {
    lines.push("We recall this from a public page but haven't re-read it: check the source.");
  } else if (confidence === 'low') {
    lines.push("We aren't sure of this one: check the source before you rely on it.");
  }
  if (doubt) lines.push(doubt);
  return lines.length > 0 ? lines.join(' ') : null;
}

/** Said where a service takes no new customers, is gone or will be; null for one in full use. */
export function statusLine(service: Service): string | null {
  const { name, status, statusDate, statusNote, statusConfirmed } = service;
  const note = statusNote ? statusNote.replace(/\.?$/, '.') : null;
  if (status === 'active') return note && `${name}: ${note}`;
  const what =
    status === 'closed'
      ? `${name} is closed to new customers${statusDate ? `, since ${statusDate}` : ''}.`
      : `${name} is discontinued${statusDate ? `, as of ${statusDate}` : ''}.`;
  const unsure = statusConfirmed ? null : "We haven't found the page that says so.";
  return [what, note, unsure].filter(Boolean).join(' ');
}

/** Hedge and status, each a note of its own; empty where there is nothing to warn of. */
export const warnings = perObject((verdict: Verdict): readonly Block[] => {
  const status = verdict.service ? statusLine(verdict.service) : null;
  return [hedge(verdict.responsibility), status].flatMap((line): readonly Block[] =>
    line ? [{ kind: 'note', spans: [plain(line)] }] : [],
  );
});

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
