/** Spans as styled text. */
import type { Span, Spans } from '../core/message.ts';
import type { Ink } from './ink.ts';
import { safe, safeLine } from './safe.ts';

/** Spans as styled text that can't steer the terminal. */
export function inked(spans: Spans, ink: Ink): string {
  let words = '';
  let address = false;
  for (const span of spans) {
    const next = inkedSpan(span, ink);
    if (next === '') continue;
    // An address must end where it ends, or it can't be clicked.
    words += address && /^[^\s.,;:!?)]/.test(next) ? ` ${next}` : next;
    address = span.kind === 'link';
  }
  return words;
}

function inkedSpan(span: Span, ink: Ink): string {
  switch (span.kind) {
    case 'plain':
    case 'time':
      return safe(span.text);
    case 'strong':
      return ink(['bold'], safe(span.text));
    case 'emphasis':
      return ink(['italic'], safe(span.text));
    case 'code':
      return ink(['cyan'], safe(span.text));
    case 'link':
      return `${safe(span.text)} ${ink(['underline'], safeLine(span.url))}`;
    case 'person':
      return ink(['bold'], safeLine(span.name));
    case 'channel':
      return ink(['bold'], `#${safeLine(span.name)}`);
    case 'group':
      return ink(['bold'], `@${safeLine(span.name)}`);
  }
}
