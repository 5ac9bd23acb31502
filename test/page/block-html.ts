/** Block Kit as HTML, near to how Slack draws it; throws on what it can't draw. */
import type {
  ActionsBlockElement,
  InputBlock,
  KnownBlock,
  RichTextBlock,
  RichTextElement,
} from '@slack/types';
import { html } from './platform.ts';

export function blocksHtml(blocks: readonly KnownBlock[]): string {
  return blocks.map((block) => `<div class="b ${block.type}">${blockHtml(block)}</div>`).join('');
}

function blockHtml(block: KnownBlock): string {
  switch (block.type) {
    case 'header':
      return html(block.text.text);
    case 'rich_text':
      return block.elements.map(richHtml).join('');
    case 'context':
      return block.elements
        .map((element) => {
          if (element.type === 'image') return '';
          return `<p>${element.type === 'mrkdwn' ? mrkdwnHtml(element.text) : html(element.text)}</p>`;
        })
        .join('');
    case 'actions':
      return block.elements.map(elementHtml).join('');
    case 'image':
      return `<div class="picture">🖼 ${html(block.alt_text)}</div>`;
    case 'input':
      return inputHtml(block);
    default:
      throw new Error(`the gallery can't draw ${block.type}`);
  }
}

function richHtml(part: RichTextBlock['elements'][number]): string {
  switch (part.type) {
    case 'rich_text_section':
      return `<p>${part.elements.map(runHtml).join('')}</p>`;
    case 'rich_text_list': {
      const items = part.elements.map(
        ({ elements }) => `<li>${elements.map(runHtml).join('')}</li>`,
      );
      return part.style === 'ordered' ? `<ol>${items.join('')}</ol>` : `<ul>${items.join('')}</ul>`;
    }
    case 'rich_text_quote':
      return `<blockquote>${part.elements.map(runHtml).join('')}</blockquote>`;
    case 'rich_text_preformatted':
      return `<pre>${part.elements.map(runHtml).join('')}</pre>`;
  }
}

function runHtml(run: RichTextElement): string {
  const style = 'style' in run ? run.style : undefined;
  const tags = [
    ...(style?.bold ? ['b'] : []),
    ...(style?.italic ? ['i'] : []),
    ...(style?.code ? ['code'] : []),
  ];
  const wrap = (inner: string) =>
    tags.reduceRight((inside, tag) => `<${tag}>${inside}</${tag}>`, inner);
  switch (run.type) {
    case 'text':
      return wrap(html(run.text).replaceAll('\n', '<br>'));
    case 'link':
      return wrap(`<a href="${html(run.url)}">${html(run.text ?? run.url)}</a>`);
    case 'channel':
      return wrap(`<span class="mention">#${html(run.channel_id)}</span>`);
    case 'date':
      return wrap(`<span class="date">${html(run.fallback ?? '')}</span>`);
    default:
      throw new Error(`the gallery can't draw ${run.type}`);
  }
}

/** Small print: links, dates and the three marks that we make ourselves. */
function mrkdwnHtml(text: string): string {
  return text
    .replace(/<(https?:[^<>|]+)\|([^<>]+)>/g, '<a href="$1">$2</a>')
    .replace(/<!date\^[^<>|]+\|([^<>]+)>/g, '<span class="date">$1</span>')
    .replace(/\*([^*\n]+)\*/g, '<b>$1</b>')
    .replace(/`([^`\n]+)`/g, '<code>$1</code>')
    .replace(/(^|\s)_([^_\n]+)_(?=\s|$)/g, '$1<i>$2</i>');
}

function elementHtml(element: ActionsBlockElement): string {
  switch (element.type) {
    case 'button': {
      const style = element.style ?? '';
      return `<span class="button ${style}">${html(element.text.text)}</span>`;
    }
    case 'static_select':
      return `<span class="select">${html(element.placeholder?.text ?? '')} <s>⌄</s></span>`;
    case 'external_select':
      return `<span class="select search">${html(element.placeholder?.text ?? '')} <s>⌄</s></span>`;
    default:
      throw new Error(`the gallery can't draw ${element.type}`);
  }
}

function inputHtml({ label, hint, optional, element }: InputBlock): string {
  const more = optional ? ' <s>(optional)</s>' : '';
  const below = hint ? `<small>${html(hint.text)}</small>` : '';
  return `<b>${html(label.text)}${more}</b>${fieldHtml(element)}${below}`;
}

function fieldHtml(element: InputBlock['element']): string {
  switch (element.type) {
    case 'plain_text_input': {
      const kind = element.multiline ? 'field tall' : 'field';
      return `<span class="${kind}">${html(element.initial_value ?? '')}</span>`;
    }
    case 'radio_buttons':
    case 'checkboxes': {
      const [off, on] = element.type === 'checkboxes' ? ['☐', '☑'] : ['○', '◉'];
      const chosen = chosenIn(element);
      return element.options
        .map(({ text }) => `<p>${chosen.includes(text.text) ? on : off} ${html(text.text)}</p>`)
        .join('');
    }
    case 'static_select':
    case 'multi_static_select':
    case 'external_select': {
      const chosen = chosenIn(element).join(', ') || 'Select an option';
      return `<span class="field select">${html(chosen)} <s>⌄</s></span>`;
    }
    default:
      throw new Error(`the gallery can't draw ${element.type}`);
  }
}

/** The labels of what stands chosen at the beginning. */
function chosenIn(element: {
  readonly initial_option?: Labelled;
  readonly initial_options?: readonly Labelled[];
}): readonly string[] {
  const { initial_option: one, initial_options: several = [] } = element;
  return [...(one ? [one] : []), ...several].map(({ text }) => text.text);
}

interface Labelled {
  readonly text: { readonly text: string };
}
