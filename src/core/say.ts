/** Small phrases that screens share. */
import { type Block, code, type Message, plain, rich, type Spans, strong } from './message.ts';

/** One paragraph of our own words, in the small Markdown of `rich`; then blocks, if any. */
export function said(markdown: string, ...blocks: readonly Block[]): Message {
  const spans = rich(markdown);
  const summary = spans.map((span) => ('text' in span ? span.text : span.name)).join('');
  return { summary, blocks: [{ kind: 'text', spans }, ...blocks] };
}

export function paragraph(...spans: Spans): Block {
  return { kind: 'text', spans };
}

export function note(...spans: Spans): Block {
  return { kind: 'note', spans };
}

/** What I lack to post in a channel, by the platform's own names; nothing where I lack nothing. */
export function lacking(missing: readonly string[]): readonly Block[] {
  if (missing.length === 0) return [];
  return [
    paragraph(
      strong("I can't post here yet. "),
      plain('What I lack in this channel: '),
      ...missing.flatMap((name, index) => [...(index > 0 ? [plain(', ')] : []), code(name)]),
      plain('.'),
    ),
  ];
}

/** "1 person", "3 people". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** The day of an instant, in UTC: nobody's hour is told. */
export function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
