/** Discord's bodies as HTML, near to how its clients draw them; throws on what it can't draw. */

import { type Line, type Node, parseMarkdown } from '../wire/discord-markdown.ts';
import { addressIn } from '../wire/discord-read.ts';
import { isObject } from '../wire/discord-shape.ts';
import { html } from './platform.ts';

export function bodyHtml(body: Readonly<Record<string, unknown>>): string {
  const content = typeof body.content === 'string' ? markdownHtml(body.content) : '';
  const embeds = list(body.embeds).map((embed) => {
    const text = markdownHtml(String(embed.description ?? ''));
    return `<div class="embed" style="--accent:${colour(embed.color)}">${text}</div>`;
  });
  return content + embeds.join('') + componentsHtml(body.components);
}

export function componentsHtml(components: unknown): string {
  return list(components).map(componentHtml).join('');
}

function componentHtml(one: Readonly<Record<string, unknown>>): string {
  switch (one.type) {
    case 1:
      return `<div class="actions">${componentsHtml(one.components)}</div>`;
    case 2:
      return `<span class="button s${one.style}">${html(String(one.label))}</span>`;
    case 3:
      return `<span class="select">${html(String(one.placeholder ?? chosenOf(one)))}<i>⌄</i></span>`;
    case 4:
      return `<span class="input${one.style === 2 ? ' tall' : ''}">${html(String(one.value ?? ''))}</span>`;
    case 10:
      return `<div class="text">${markdownHtml(String(one.content))}</div>`;
    case 12:
      return `<div class="picture">🖼 ${html(String(list(one.items)[0]?.description ?? ''))}</div>`;
    case 14:
      return '<hr>';
    case 17: {
      const inner = componentsHtml(one.components);
      return `<div class="card" style="--accent:${colour(one.accent_color)}">${inner}</div>`;
    }
    case 18: {
      const hint =
        typeof one.description === 'string' ? `<small>${html(one.description)}</small>` : '';
      return `<div class="label"><b>${html(String(one.label))}</b>${hint}${componentsHtml([one.component])}</div>`;
    }
    default:
      throw new Error(`the gallery can't draw component ${one.type}`);
  }
}

function list(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function chosenOf(select: Readonly<Record<string, unknown>>): string {
  const chosen = list(select.options).filter((option) => option.default === true);
  return chosen.map(({ label }) => label).join(', ') || 'Make a selection';
}

function colour(value: unknown): string {
  return typeof value === 'number' ? `#${value.toString(16).padStart(6, '0')}` : 'transparent';
}

function markdownHtml(markdown: string): string {
  return parseMarkdown(markdown).map(lineHtml).join('');
}

/** The element for what a line begins with; a quote may hold any of the others. */
const elements: Readonly<Record<string, string>> = {
  quote: 'blockquote',
  heading: 'h3',
  small: 'small',
  list: 'li',
  'code block': 'pre',
};

function lineHtml({ marks, nodes }: Line): string {
  const inner = nodes.map(nodeHtml).join('');
  if (marks.length === 0) return `<p>${inner === '' ? '&nbsp;' : inner}</p>`;
  return marks.reduceRight((inside, mark) => {
    const element = elements[mark];
    if (element === undefined) throw new Error(`the gallery can't draw a ${mark}`);
    return `<${element}>${inside}</${element}>`;
  }, inner);
}

function nodeHtml(node: Node): string {
  if (node.kind === 'text') return html(node.text);
  const inner = node.inside.map(nodeHtml).join('');
  switch (node.mark) {
    case 'strong':
      return `<b>${inner}</b>`;
    case 'emphasis':
      return `<i>${inner}</i>`;
    case 'code':
      return `<code>${inner}</code>`;
    case 'link':
      return `<a href="${html(addressIn(node.whole))}">${inner}</a>`;
    case 'mention':
      return `<span class="mention">${inner}</span>`;
    case 'time':
      return `<span class="time">${timeOf(node.whole)}</span>`;
    default:
      throw new Error(`the gallery can't draw ${node.mark}`);
  }
}

/** In the reader's own zone on Discord; here in UTC. */
function timeOf(whole: string): string {
  const seconds = Number(/-?\d+/.exec(whole)?.[0]);
  return new Date(seconds * 1000).toUTCString().slice(0, 22);
}
