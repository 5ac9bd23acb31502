/** What the bot says, with no platform in it: a summary line and readonly blocks to draw. */
import type { Action } from './action.ts';
import type { Owner } from './knowledge/shape.ts';

/** A run of text. Text in a span is never markup: each renderer escapes it. */
export type Span =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'emphasis'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  /** A member, drawn as a name where a mention would ping. */
  | { readonly kind: 'person'; readonly id: string; readonly name: string }
  | { readonly kind: 'channel'; readonly id: string; readonly name: string }
  /** A user group (Slack) or role (Discord): shown, never pinged. */
  | { readonly kind: 'group'; readonly id: string; readonly name: string }
  /** An instant, drawn in the reader's own zone where the platform can; `text` elsewhere. */
  | { readonly kind: 'time'; readonly at: number; readonly text: string };

export type Spans = readonly Span[];

export interface Button {
  readonly label: string;
  readonly action: Action;
  readonly style?: 'primary' | 'danger';
}

export interface MenuOption {
  readonly label: string;
  readonly action: Action;
}

/** What a type-ahead completes; `Bot.complete` answers it. */
export type Completes = 'ask' | 'service' | 'topic' | 'zone';

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly spans: Spans }
  | {
      readonly kind: 'verdict';
      readonly owner: Owner;
      /** The verdict line as a person would say it, owner in words. */
      readonly spans: Spans;
      /** What the verdict is about: "Operating system patching on Amazon RDS". */
      readonly about: string;
    }
  | {
      readonly kind: 'facts';
      readonly items: readonly { readonly label: string; readonly spans: Spans }[];
    }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'list'; readonly items: readonly Spans[] }
  /** Quiz choices: the whole text in the body, the letter on the button. */
  | {
      readonly kind: 'choices';
      readonly choices: readonly {
        readonly letter: string;
        readonly spans: Spans;
        readonly action: Action | null;
        readonly mark: 'right' | 'wrong' | null;
      }[];
    }
  /** At most three buttons; the rest in a menu. */
  | {
      readonly kind: 'buttons';
      readonly buttons: readonly Button[];
      readonly menu: { readonly label: string; readonly options: readonly MenuOption[] } | null;
    }
  /** A type-ahead select; `options` are shown before anything is typed. The press carries the value. */
  | {
      readonly kind: 'picker';
      readonly label: string;
      readonly completes: Completes;
      readonly action: Action;
      readonly options: readonly Completion[];
    }
  | { readonly kind: 'quote'; readonly title: string; readonly spans: Spans }
  /** Lines to copy as they are, spaces at their beginning among them. */
  | { readonly kind: 'snippet'; readonly text: string }
  | { readonly kind: 'note'; readonly spans: Spans }
  | {
      readonly kind: 'meter';
      readonly bars: readonly { readonly label: string; readonly count: number }[];
      readonly total: number;
    }
  | { readonly kind: 'image'; readonly url: string; readonly alt: string };

export interface Message {
  /** The notification, the screen reader's line and the fallback: plain text, one or two lines. */
  readonly summary: string;
  readonly blocks: readonly Block[];
}

/** One entry of a type-ahead: what is shown and what comes back. */
export interface Completion {
  readonly label: string;
  readonly value: string;
}

/** A field of a form (a modal on both platforms). */
export type Field =
  | {
      readonly kind: 'line' | 'paragraph';
      readonly name: string;
      readonly label: string;
      readonly hint: string | null;
      readonly value: string;
      readonly optional: boolean;
      readonly max: number;
    }
  | {
      readonly kind: 'choice' | 'choices';
      readonly name: string;
      readonly label: string;
      readonly hint: string | null;
      readonly options: readonly Completion[];
      readonly value: readonly string[];
      readonly optional: boolean;
    }
  | {
      readonly kind: 'lookup';
      readonly name: string;
      readonly label: string;
      readonly hint: string | null;
      readonly completes: Completes;
      readonly value: Completion | null;
      readonly optional: boolean;
    };

export interface Form {
  readonly title: string;
  readonly submit: string;
  /** Comes back with the values when it is sent. */
  readonly action: Action;
  readonly fields: readonly Field[];
}

export const plain = (text: string): Span => ({ kind: 'plain', text });
export const strong = (text: string): Span => ({ kind: 'strong', text });
export const emphasis = (text: string): Span => ({ kind: 'emphasis', text });
export const code = (text: string): Span => ({ kind: 'code', text });
export const link = (text: string, url: string): Span => ({ kind: 'link', text, url });

/** Our own texts only (never a user's): `**strong**`, `_emphasis_`, `` `code` ``, `[text](https://…)`. */
export function rich(markdown: string): Spans {
  const spans: Span[] = [];
  const mark = /\*\*(.+?)\*\*|(?<![\w])_(.+?)_(?![\w])|`(.+?)`|\[(.+?)\]\((https:\/\/[^\s)]+)\)/g;
  let from = 0;
  for (const match of markdown.matchAll(mark)) {
    if (match.index > from) spans.push(plain(markdown.slice(from, match.index)));
    const [all, bold, italic, mono, label, url] = match;
    if (bold !== undefined) spans.push(strong(bold));
    else if (italic !== undefined) spans.push(emphasis(italic));
    else if (mono !== undefined) spans.push(code(mono));
    else if (label !== undefined && url !== undefined) spans.push(link(label, url));
    from = match.index + all.length;
  }
  if (from < markdown.length) spans.push(plain(markdown.slice(from)));
  return spans;
}

/** The words of spans without any styling. */
export function wordsOf(spans: Spans): string {
  return spans.map((span) => ('text' in span ? span.text : span.name)).join('');
}

/** A block with actions: its drawing carries ids of its message, any other's follows from the block alone. */
export function isPressable({ kind }: Block): boolean {
  return kind === 'choices' || kind === 'buttons' || kind === 'picker';
}
