/** A message as Discord's bodies. Pure; no body can ping. */
import {
  type APIComponentInContainer,
  type APIEmbed,
  type APIMessageTopLevelComponent,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import type { Owner } from '../core/knowledge/shape.ts';
import { type Block, isPressable, type Message } from '../core/message.ts';
import { perObject } from '../core/per-object.ts';
import { escapeLine } from './escape.ts';
import { uniqueIds } from './ids.ts';
import { limits, shorten } from './limits.ts';
import { type Card, cardsOf, type Piece } from './pack.ts';
import { partsOf } from './parts.ts';

export interface Body {
  flags: number;
  content?: string;
  embeds?: APIEmbed[];
  components: APIMessageTopLevelComponent[];
  allowed_mentions: { parse: [] };
}

/** In place of an earlier body: what a message without Components V2 held has to be taken away. */
export interface EditBody extends Omit<Body, 'content' | 'embeds'> {
  content: null;
  embeds: [];
}

/** Seen at a glance; the verdict's words say it too. */
const colours = { aws: 0xff9900, customer: 0x3b82f6, shared: 0x8b5cf6 } as const satisfies Record<
  Owner,
  number
>;

/**
 * A message as Components V2: a container for each card. `mark` is a number of ours (1 to 2^31 - 1) to know
 * the message by later.
 */
export function render(message: Message, mark: number | null = null): Body {
  return {
    flags: MessageFlags.IsComponentsV2,
    components: cardsFor(message).map((card, index) => ({
      type: ComponentType.Container,
      ...(mark !== null && index === 0 ? { id: mark } : {}),
      ...(card.owner ? { accent_color: colours[card.owner] } : {}),
      components: card.pieces.map(componentOf),
    })),
    allowed_mentions: { parse: [] },
  };
}

/** The same in place of any earlier body. */
export function renderEdit(message: Message): EditBody {
  return { ...render(message), content: null, embeds: [] };
}

/**
 * A message that nobody asked for. A push notification shows a message's content, and Components V2 allows
 * none, so theirs is empty (discord/discord-api-docs#7854). So the summary is the content and the cards are
 * embeds; a later edit may turn it into Components V2. Without a row to carry the mark it stays V2.
 */
export function renderPost(message: Message, mark: number): Body {
  const cards = cardsFor(message);
  const rows = cards.flatMap(({ pieces }) => pieces.filter((piece) => piece.kind === 'row'));
  if (rows.length === 0) return render(message, mark);
  const content = summaryOf(message);
  // What the content says already needn't stand below it once more.
  const below = cards.map(({ owner, pieces }) => ({
    owner,
    pieces: pieces.filter((piece) => piece.kind !== 'text' || !isSaid(piece.text, content)),
  }));
  return {
    flags: 0,
    content,
    embeds: below.flatMap(embedOf).slice(0, limits.embeds),
    components: rows.slice(0, limits.rows).map((row, index) => ({
      type: ComponentType.ActionRow,
      ...(index === 0 ? { id: mark } : {}),
      components: [...row.controls],
    })),
    allowed_mentions: { parse: [] },
  };
}

function cardsFor(message: Message): readonly Card[] {
  const ids = uniqueIds();
  const parts = message.blocks.flatMap((block) =>
    isPressable(block) ? partsOf(block, ids) : partsBefore(block),
  );
  return cardsOf(parts, () => summaryOf(message));
}

/** Answers share their blocks. */
const partsBefore = perObject((block: Block) => partsOf(block, uniqueIds()));

function isSaid(text: string, content: string): boolean {
  return content.includes(text.replace(/^### /, '').trim());
}

function summaryOf(message: Message): string {
  const summary = escapeLine(shorten(message.summary, limits.summary)).trim();
  return summary === '' ? '…' : summary;
}

function componentOf(piece: Piece): APIComponentInContainer {
  switch (piece.kind) {
    case 'text':
      return { type: ComponentType.TextDisplay, content: piece.text };
    case 'divider':
      return { type: ComponentType.Separator, divider: true };
    case 'image': {
      const description = shorten(piece.alt.toWellFormed(), limits.imageAlt);
      const item = { media: { url: piece.url }, ...(description === '' ? {} : { description }) };
      return { type: ComponentType.MediaGallery, items: [item] };
    }
    case 'row':
      return { type: ComponentType.ActionRow, components: [...piece.controls] };
  }
}

function embedOf(card: Card): readonly APIEmbed[] {
  const texts = card.pieces.flatMap((piece) => (piece.kind === 'text' ? [piece.text] : []));
  const image = card.pieces.find((piece) => piece.kind === 'image');
  if (texts.length === 0 && !image) return [];
  return [
    {
      description: texts.join('\n'),
      ...(card.owner ? { color: colours[card.owner] } : {}),
      ...(image ? { image: { url: image.url } } : {}),
    },
  ];
}
