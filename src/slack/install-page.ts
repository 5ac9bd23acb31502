/** What a browser shows of an install: one small page, without a script and without anything from elsewhere. */
import type { ServerResponse } from 'node:http';

export interface Page {
  readonly status: number;
  readonly title: string;
  readonly words: string;
  readonly link: { readonly label: string; readonly url: string } | null;
}

const style =
  'body{font:17px/1.5 system-ui,sans-serif;max-width:32rem;margin:12vh auto;padding:0 1rem}' +
  'a{display:inline-block;margin-top:1rem;padding:.6rem 1rem;border:1px solid;border-radius:.4rem}' +
  ':root{color-scheme:light dark}';

/** Sets all that a browser needs to know, nothing that it may keep or pass on. */
export function setHeaders(response: ServerResponse): void {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader(
    'content-security-policy',
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
  );
}

export function sendPage(response: ServerResponse, page: Page): void {
  if (response.headersSent) return;
  setHeaders(response);
  response.writeHead(page.status).end(htmlOf(page));
}

export function htmlOf({ title, words, link }: Page): string {
  const button = link ? `<a href="${escaped(link.url)}">${escaped(link.label)}</a>` : '';
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">',
    `<title>${escaped(title)}</title><style>${style}</style></head>`,
    `<body><h1>${escaped(title)}</h1><p>${escaped(words)}</p>${button}</body></html>\n`,
  ].join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (one) => entities[one] ?? '');
}
