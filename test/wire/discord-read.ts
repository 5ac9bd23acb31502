/** A message as a person reads it in Discord: Markdown as its clients draw it, and what can be pressed. */
import { type Node, parseMarkdown } from './discord-markdown.ts';
import { isObject } from './discord-shape.ts';

export interface Read {
  /** The words, without what the clients turn into looks. */
  readonly text: string;
  /** What was turned into looks: "strong", "link https://…", "mention <@1>". */
  readonly marks: readonly string[];
}

export function read(markdown: string): Read {
  const marks: string[] = [];
  const text = parseMarkdown(markdown)
    .map((line) => {
      marks.push(...line.marks);
      return readNodes(line.nodes, marks);
    })
    .join('\n');
  return { text, marks };
}

function readNodes(nodes: readonly Node[], marks: string[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'text') return node.text;
      const { mark, whole } = node;
      marks.push(mark === 'link' ? `link ${addressIn(whole)}` : mark);
      return readNodes(node.inside, marks);
    })
    .join('');
}

/** Where a link leads. */
export function addressIn(whole: string): string {
  return /https?:[^\s)>]+/.exec(whole)?.[0] ?? '';
}

/** The words of a body: its content, embeds and texts, without buttons. */
export function wordsOf(body: Readonly<Record<string, unknown>>): string {
  return textsOf(body)
    .map((text) => read(text).text)
    .join('\n');
}

/** Every piece of Markdown in a body. */
export function textsOf(body: Readonly<Record<string, unknown>>): readonly string[] {
  const embeds = Array.isArray(body.embeds) ? body.embeds.filter(isObject) : [];
  return [
    body.content,
    ...embeds.flatMap(({ title, description }) => [title, description]),
    ...componentsOf(body).map(({ type, content }) => (type === 10 ? content : null)),
  ].filter((text): text is string => typeof text === 'string' && text !== '');
}

export interface Pressable {
  readonly label: string;
  readonly customId: string;
  /** An entry of a select. */
  readonly value: string | null;
}

/** Buttons and entries of selects, in order. */
export function pressablesOf(body: Readonly<Record<string, unknown>>): readonly Pressable[] {
  return componentsOf(body).flatMap(({ type, label, custom_id: id, options }): Pressable[] => {
    if (typeof id !== 'string') return [];
    if (type === 2) return [{ label: String(label), customId: id, value: null }];
    const entries = Array.isArray(options) ? options.filter(isObject) : [];
    return entries.map((entry) => ({
      label: String(entry.label),
      customId: id,
      value: String(entry.value),
    }));
  });
}

type Component = Readonly<Record<string, unknown>>;

/** Every component, nested ones too. */
export function componentsOf(body: Component): readonly Component[] {
  const inside = Array.isArray(body.components) ? body.components.filter(isObject) : [];
  return inside.flatMap((one) => [one, ...componentsOf(one)]);
}
