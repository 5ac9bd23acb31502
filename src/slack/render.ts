/** A message as Block Kit: pure, within Slack's limits, nothing in it that pings. */
import type { HomeView, KnownBlock } from '@slack/types';
import type { Owner } from '../core/knowledge/shape.ts';
import { type Block, emphasis, isPressable, type Message, plain } from '../core/message.ts';
import { perObject } from '../core/per-object.ts';
import { baseName } from './commands.ts';
import { entities, line } from './escape.ts';
import { createIds, type Ids } from './ids.ts';
import { limits, shorten } from './limits.ts';
import { blockInSlackNames, inSlackNames } from './names.ts';
import { contextOf } from './note.ts';
import { label } from './plain.ts';
import { buttonRow, choices, picker } from './press.ts';
import { bar, fact, list, paragraphs, quote, snippet, table, together } from './prose.ts';
import { within } from './within.ts';

export interface Rendered {
  /** For notifications, screen readers, and clients that can't draw blocks. */
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** A message for a channel, a thread or a response; `base` is the first word of the app's commands. */
export function renderMessage({ summary, blocks }: Message, base: string = baseName): Rendered {
  const named = inSlackNames(summary, base);
  const text = shorten(entities(shorten(line(named), limits.summary / 2)), limits.summary) || '–';
  return { text, blocks: blocksOf({ summary, blocks }, limits.messageBlocks, base) };
}

/** The App Home tab. */
export function renderHome(message: Message, base?: string): HomeView {
  return { type: 'home', blocks: blocksOf(message, limits.viewBlocks, base) };
}

/** The blocks of a message, as many as fit; its summary where there are none. */
export function blocksOf(message: Message, most: number, base: string = baseName): KnownBlock[] {
  const ids = createIds();
  const drawn = message.blocks.flatMap((block) =>
    isPressable(block) ? draw(blockInSlackNames(block, base), ids) : drawnBefore(block, base),
  );
  if (drawn.length > 0) return within(drawn, most);
  const words = line(inSlackNames(message.summary, base));
  return paragraphs([plain(words || '–')]).slice(0, 1);
}

/** Answers share their blocks: each is drawn once for each first word of the commands. */
function drawnBefore(block: Block, base: string): readonly KnownBlock[] {
  const known = drawings(block);
  const before = known.get(base);
  if (before) return before;
  const drawn = draw(blockInSlackNames(block, base), createIds());
  known.set(base, drawn);
  return drawn;
}

const drawings = perObject((_: Block) => new Map<string, readonly KnownBlock[]>());

function draw(block: Block, ids: Ids): readonly KnownBlock[] {
  switch (block.kind) {
    case 'heading':
      if (line(block.text) === '') return [];
      return [{ type: 'header', text: label(block.text, limits.header) }];
    case 'text':
      return paragraphs(block.spans);
    case 'verdict':
      // In one block: where a message has several verdicts, each keeps what it is about.
      return together([plain(`${signOf(block.owner)} `), ...block.spans], [emphasis(block.about)]);
    case 'facts':
      return block.items.flatMap(({ label, spans }) => fact(label, spans));
    case 'table':
      return table(block.head, block.rows);
    case 'list':
      return list(block.items);
    case 'choices':
      return choices(block, ids);
    case 'buttons':
      return buttonRow(block, ids);
    case 'picker':
      return picker(block, ids);
    case 'quote':
      return quote(block.title, block.spans);
    case 'snippet':
      return snippet(block.text);
    case 'note':
      return contextOf(block.spans);
    case 'meter':
      return list(block.bars.map(({ label, count }) => bar(label, count, block.total)));
    case 'image':
      if (block.url.length > limits.imageUrl) return [];
      return [
        { type: 'image', image_url: block.url, alt_text: label(block.alt, limits.imageAlt).text },
      ];
  }
}

/** Beside the owner's word, which the verdict line says itself. */
function signOf(owner: Owner): string {
  switch (owner) {
    case 'aws':
      return '☁️';
    case 'customer':
      return '🔑';
    case 'shared':
      return '🤝';
  }
}
