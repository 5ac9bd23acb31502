/** Small phrases that screens share. */
import { type Block, type Message, rich, type Spans } from './message.ts';

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

/** "1 person", "3 people". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
