/** Fits a message's parts into Discord's ceilings: cards, each in its owner's colour. */
import type { Owner } from '../core/knowledge/shape.ts';
import { limits } from './limits.ts';
import type { Part } from './parts.ts';

export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | Exclude<Part, { kind: 'text' | 'owner' }>;

export interface Card {
  readonly owner: Owner | null;
  readonly pieces: readonly Piece[];
}

type Text = Extract<Part, { kind: 'text' }>;

const leftOut = { kind: 'text', text: '-# … (shortened)' } as const satisfies Piece;

/** The cards of a message: a new one with each further verdict. `fallback` is said where there is no text. */
export function cardsOf(parts: readonly Part[], fallback: () => string): readonly Card[] {
  const texts = drawTexts(parts.filter((part) => part.kind === 'text')).values();
  const cards: { owner: Owner | null; pieces: Piece[] }[] = [];
  let card: { owner: Owner | null; pieces: Piece[] } = { owner: null, pieces: [] };
  for (const part of parts) {
    if (part.kind === 'owner') {
      if (card.owner) {
        cards.push(card);
        card = { owner: part.owner, pieces: [] };
      } else card.owner = part.owner;
    } else if (part.kind === 'text') {
      // None is left where the last ones are left out.
      const { value: text = '' } = texts.next();
      if (text !== '') card.pieces.push({ kind: 'text', text });
    } else card.pieces.push(part);
  }
  cards.push(card);
  if (!cards.some(({ pieces }) => pieces.some(({ kind }) => kind === 'text'))) {
    cards[0]?.pieces.unshift({ kind: 'text', text: fallback() });
  }
  return withinCount(cards);
}

/** A text shorter than this is of no use: then the last ones are left out instead. */
const leastText = 160;

/** Short texts whole; the longest are cut to the length at which all fit together. */
function drawTexts(texts: readonly Text[]): readonly string[] {
  // Said twice where texts and other pieces are left out.
  const room = limits.text - 2 * leftOut.text.length - texts.length;
  const lengths = texts.map(({ whole }) => whole.length);
  if (sumOf(lengths) <= room) return texts.map(({ whole }) => whole);
  const level = Math.max(leastText, levelOf(lengths, room));
  const drawn: string[] = [];
  let used = 0;
  for (const { whole, draw } of texts) {
    const text = whole.length <= level ? whole : draw(level);
    if (used + text.length > room) return [...drawn, leftOut.text];
    drawn.push(text);
    used += text.length;
  }
  return drawn;
}

/** The greatest length to which all can be cut so that their sum is at most `room`. */
function levelOf(lengths: readonly number[], room: number): number {
  const sorted = [...lengths].sort((one, other) => one - other);
  let left = room;
  for (const [index, length] of sorted.entries()) {
    const share = Math.floor(left / (sorted.length - index));
    if (length > share) return share;
    left -= length;
  }
  return Number.POSITIVE_INFINITY;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

const costOf = (piece: Piece): number => (piece.kind === 'row' ? 1 + piece.controls.length : 1);

const countOf = (cards: readonly Card[]): number =>
  cards.reduce((sum, { pieces }) => pieces.reduce((all, piece) => all + costOf(piece), sum + 1), 0);

/** At most `limits.components`: texts that touch become one, then the last pieces are left out. */
function withinCount(cards: readonly Card[]): readonly Card[] {
  if (countOf(cards) <= limits.components) return tidied(cards);
  const joined = cards.map(({ owner, pieces }) => ({ owner, pieces: joinTexts(pieces) }));
  if (countOf(joined) <= limits.components) return tidied(joined);
  const kept: Card[] = [];
  let room = limits.components - 1;
  for (const { owner, pieces } of joined) {
    const some: Piece[] = [];
    room -= 1;
    for (const piece of pieces) {
      if (costOf(piece) > room) continue;
      room -= costOf(piece);
      some.push(piece);
    }
    if (some.length > 0) kept.push({ owner, pieces: some });
  }
  const last = kept.pop();
  return tidied([...kept, ...(last ? [{ ...last, pieces: [...last.pieces, leftOut] }] : [])]);
}

function joinTexts(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.kind === 'text' && last?.kind === 'text') {
      joined[joined.length - 1] = { kind: 'text', text: `${last.text}\n${piece.text}` };
    } else joined.push(piece);
  }
  return joined;
}

/** None empty: all its texts may have been left out. */
function tidied(cards: readonly Card[]): readonly Card[] {
  return cards.map(tidy).filter(({ pieces }) => pieces.length > 0);
}

/** A line only between two things. */
function tidy(card: Card): Card {
  const pieces = card.pieces.filter((piece, index) => {
    if (piece.kind !== 'divider') return true;
    const next = card.pieces[index + 1];
    return index > 0 && next !== undefined && next.kind !== 'divider';
  });
  return { owner: card.owner, pieces };
}
