/** Spans as mrkdwn, for the one place that takes nothing else: a context block's small print. */
import type { ContextBlock, MrkdwnElement } from '@slack/types';
import type { Span, Spans } from '../core/message.ts';
import { entities, mrkdwn } from './escape.ts';
import { limits } from './limits.ts';
import { isLink, pieces } from './rich.ts';

/** Small print; none without anything to see. */
export function contextOf(spans: Spans): readonly ContextBlock[] {
  const elements = pieces(spans, limits.contextText / 4)
    .map((piece) => piece.map(markOf).join('').trim())
    // Escaping and links can only lengthen a piece; one too long for Slack is dropped, not broken.
    .filter((text) => text !== '' && text.length <= limits.contextText)
    .slice(0, limits.contextElements)
    .map((text): MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true }));
  return elements.length > 0 ? [{ type: 'context', elements }] : [];
}

function markOf(span: Span): string {
  switch (span.kind) {
    case 'plain':
      return mrkdwn(span.text);
    case 'strong':
      return around('*', span.text);
    case 'emphasis':
      return around('_', span.text);
    case 'code':
      return around('`', span.text);
    case 'link': {
      const text = mrkdwn(span.text).replaceAll('|', '∣').trim();
      if (!isLink(span.url)) return text;
      return `<${entities(span.url)}|${text === '' ? 'link' : text}>`;
    }
    case 'person':
      return mrkdwn(span.name) || 'somebody';
    case 'group':
      return `@${mrkdwn(span.name)}`;
    case 'channel':
      return `#${mrkdwn(span.name)}`;
    case 'time': {
      const fallback = mrkdwn(span.text).replace(/[|^]/g, ' ').trim();
      const at = Math.floor(span.at / 1000);
      return `<!date^${at}^{date_short_pretty} {time}|${fallback === '' ? 'then' : fallback}>`;
    }
  }
}

/** Marks only work with no space inside them. */
function around(mark: string, text: string): string {
  const inside = mrkdwn(text);
  const words = inside.trim();
  return words === '' ? inside : inside.replace(words, () => `${mark}${words}${mark}`);
}
