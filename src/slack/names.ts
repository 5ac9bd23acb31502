/** Commands under the names that they have in Slack, wherever a message speaks of them. */
import { commands } from '../core/command.ts';
import type { Block, Message, Span, Spans } from '../core/message.ts';
import { baseName, slackName } from './commands.ts';

/** The longest first: "/whoowns-admin" begins with "/whoowns". */
const names = commands.map(({ name }) => name).sort((one, other) => other.length - one.length);
const spoken = new RegExp(`(?<![\\w/])/(${names.join('|')})(?![\\w/-])`, 'g');

/** `base` is the first word that the app's commands were given. */
export function inSlackNames(message: Message, base: string = baseName): Message {
  const rename = (text: string) =>
    text.includes('/') ? text.replace(spoken, (_, name: string) => slackName(name, base)) : text;
  // In code alone: what people typed stands in other spans, and stays what it was.
  const span = (one: Span): Span =>
    one.kind === 'code' ? { ...one, text: rename(one.text) } : one;
  const spans = (all: Spans): Spans =>
    all.some(({ kind }) => kind === 'code') ? all.map(span) : all;
  return {
    summary: rename(message.summary),
    blocks: message.blocks.map((block) => inBlock(block, spans)),
  };
}

function inBlock(block: Block, spans: (all: Spans) => Spans): Block {
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
