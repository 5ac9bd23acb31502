/** The terminal's part of the gallery page: as wide as most, and as narrow as on a phone. */
import { render } from '../../src/console/render.ts';
import { html, type Platform } from './platform.ts';

const widths = [
  { title: 'Terminal, 80 columns', columns: 80 },
  { title: 'Terminal, 40 columns', columns: 40 },
] as const;

export const terminal: Platform = {
  screen({ message }) {
    return widths.map(({ title, columns }) => {
      const { text } = render(message, { columns, colour: true, pressable: true });
      return { title, width: null, html: `<pre class="terminal">${ansiHtml(text)}</pre>` };
    });
  },
  // A terminal asks for each field in turn.
  form: () => [],
  css: `
.terminal { margin: 0; padding: 12px 16px; background: #14181c; color: #d8dee4; font: 13px/1.4 'DejaVu Sans Mono',
  'Noto Sans Mono', monospace; }
.terminal .s1 { font-weight: 700; } .terminal .s2 { opacity: 0.7; } .terminal .s3 { font-style: italic; }
.terminal .s4 { text-decoration: underline; } .terminal .s31 { color: #f47067; } .terminal .s32 { color: #6bc46d; }
.terminal .s33 { color: #daaa3f; } .terminal .s35 { color: #dcbdfb; } .terminal .s36 { color: #76e3ea; }
`,
};

const esc = String.fromCharCode(27);
const bell = String.fromCharCode(7);

/** Each opening code a span, each closing code its end; hyperlinks (OSC 8) by their words alone. */
function ansiHtml(text: string): string {
  const links = new RegExp(`${esc}\\]8;[^${bell}${esc}]*(?:${bell}|${esc}\\\\)`, 'g');
  const codes = new RegExp(`${esc}\\[(\\d+)m`, 'g');
  return html(text.replace(links, '')).replace(codes, (_, code: string) => {
    const closes = ['0', '22', '23', '24', '39'].includes(code);
    return closes ? '</span>' : `<span class="s${code}">`;
  });
}
