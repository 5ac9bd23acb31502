/** Commands under the names that they have in Slack, wherever a message speaks of them. */
import { commands } from '../core/command.ts';
import type { Block, Span, Spans } from '../core/message.ts';
import { slackName } from './commands.ts';

/** The longest first: "/whoowns-admin" begins with "/whoowns". */
const names = commands.map(({ name }) => name).sort((one, other) => other.length - one.length);
const spoken = new RegExp(`(?<![\\w/])/(${names.join('|')})(?![\\w/-])`, 'g');

/** A summary's commands; `base` is the first word that the app's commands were given. */
export function inSlackNames(text: string, base: string): string {
  if (!text.includes('/')) return text;
  return text.replace(spoken, (_, name: string) => slackName(name, base));
}

/** The same in a block's code alone: what people typed stands in other spans, and stays what it was. */
export function blockInSlackNames(block: Block, base: string): Block {
  const span = (one: Span): Span =>
    one.kind === 'code' ? { ...one, text: inSlackNames(one.text, base) } : one;
  const spans = (all: Spans): Spans =>
    all.some(({ kind }) => kind === 'code') ? all.map(span) : all;
  switch (block.kind) {
    case 'text':
    case 'verdict':
    case 'quote':
    case 'note':
      return { ...block, spans: spans(block.spans) };
    case 'facts':
      return { ...block, items: block.items.map((one) => ({ ...one, spans: spans(one.spans) })) };
    case 'list':
      return { ...block, items: block.items.map(spans) };
    case 'choices':
      return {
        ...block,
        choices: block.choices.map((one) => ({ ...one, spans: spans(one.spans) })),
      };
    case 'heading':
    case 'table':
    case 'buttons':
    case 'picker':
    case 'snippet':
    case 'meter':
    case 'image':
      return block;
  }
}
