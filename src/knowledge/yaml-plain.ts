/**
 * Reads the plain part of YAML that the knowledge files keep to, some forty times faster than the
 * full parser: block maps and lists, one-line scalars, `>-` text and `[a, b]` lists of words.
 * Whatever lies outside, right or wrong, is left to the full parser.
 */
class Beyond extends Error {}

interface Line {
  readonly indent: number;
  readonly text: string;
}

/** The value of the text, or null where it takes the full parser to tell. */
export function parsePlain(text: string): { readonly value: unknown } | null {
  if (!PLAIN_TEXT.test(text)) return null;
  const reader = new Reader(text);
  try {
    const value = reader.block(0);
    return reader.done() ? { value } : null;
  } catch (error) {
    if (error instanceof Beyond) return null;
    throw error;
  }
}

// No tabs, carriage returns, byte order marks or exotic line ends.
const PLAIN_TEXT = /^[\n\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe]*$/;
const KEY =
  /^(?:([A-Za-z0-9](?:[^:#'"[\]{},&*!|>%@`]*[^ :#'"[\]{},&*!|>%@`])?)|'([^'\\]+)'):(?: +(.*))?$/;
const WORD = /^[A-Za-z0-9][\w.-]*(?: [\w.-]+)*$/;
const STRING_START = /^[^\s\-?:,[\]{}#&*!|>'"%@`~<=]/;
const NOT_A_STRING =
  /^(?:null|true|false|[-+]?[.\d][\d._]*(?:e[-+]?\d+)?|0[xo][\da-f]+|\.inf|\.nan)$/i;

class Reader {
  private readonly lines: Line[];
  private at = 0;

  constructor(text: string) {
    this.lines = text.split('\n').map((line) => {
      const indent = line.search(/[^ ]/);
      return indent < 0 ? { indent: -1, text: '' } : { indent, text: line.slice(indent) };
    });
  }

  done(): boolean {
    return this.peek() === undefined;
  }

  block(least: number): unknown {
    const first = this.peek();
    if (!first || first.indent < least) throw new Beyond();
    return isItem(first) ? this.list(first.indent) : this.map(first.indent);
  }

  private map(indent: number): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    for (let line = this.peek(); line && line.indent >= indent; line = this.peek()) {
      const [, plain, quoted, rest = ''] = (line.indent === indent && KEY.exec(line.text)) || [];
      const key = quoted ?? plain;
      if (key === undefined || Object.hasOwn(map, key) || key === '__proto__') throw new Beyond();
      if (quoted === undefined && NOT_A_STRING.test(key)) throw new Beyond();
      this.at += 1;
      map[key] = rest === '' ? this.under(indent) : this.scalar(rest, indent);
    }
    return map;
  }

  private list(indent: number): unknown[] {
    const list: unknown[] = [];
    for (let line = this.peek(); line && line.indent >= indent; line = this.peek()) {
      if (line.indent === indent && !isItem(line) && list.length > 0) break;
      if (line.indent > indent || !isItem(line)) throw new Beyond();
      const rest = line.text.slice(1).trimStart();
      if (rest === '' || isItem({ indent, text: rest })) throw new Beyond();
      if (KEY.test(rest)) {
        const inner = indent + line.text.length - rest.length;
        this.lines[this.at] = { indent: inner, text: rest };
        list.push(this.map(inner));
      } else {
        this.at += 1;
        list.push(this.scalar(rest, indent));
      }
    }
    return list;
  }

  /** What stands under a bare `key:`, deeper or, for a list, at the same depth. */
  private under(indent: number): unknown {
    const next = this.peek();
    if (next && next.indent === indent && isItem(next)) return this.list(indent);
    if (next && next.indent > indent && next.text.startsWith('[')) {
      this.at += 1;
      return this.words(next.text, indent);
    }
    return this.block(indent + 1);
  }

  private scalar(text: string, indent: number): unknown {
    if (text === '>-') return this.folded(indent);
    if (text.startsWith('[')) return this.words(text, indent);
    const quoted = /^'((?:[^']|'')*)' *$/.exec(text) ?? /^"([^"\\]*)" *$/.exec(text);
    if (quoted?.[1] !== undefined) {
      return text.startsWith("'") ? quoted[1].replaceAll("''", "'") : quoted[1];
    }
    return plainScalar(text.trimEnd());
  }

  private folded(indent: number): string {
    const parts: string[] = [];
    const depth = this.lines[this.at]?.indent ?? -1;
    if (depth <= indent) throw new Beyond();
    for (let line = this.lines[this.at]; line; line = this.lines[this.at]) {
      if (line.indent <= indent) break;
      if (line.indent !== depth || line.text.endsWith(' ')) throw new Beyond();
      parts.push(line.text);
      this.at += 1;
    }
    // A blank line inside the text is a line break there; one after it is nothing.
    const next = this.peek(true);
    if (next && next.indent > indent) throw new Beyond();
    return parts.join(' ');
  }

  private words(start: string, indent: number): unknown[] {
    let text = start.trimEnd();
    while (!text.endsWith(']')) {
      const line = this.lines[this.at];
      if (!line || line.indent <= indent) throw new Beyond();
      text += ` ${line.text.trimEnd()}`;
      this.at += 1;
    }
    const inner = text.slice(1, -1).trim();
    if (inner === '') return [];
    return inner.split(',').map((part) => {
      const word = part.trim();
      if (!WORD.test(word)) throw new Beyond();
      return plainScalar(word);
    });
  }

  /** The next line that says something; comments count only where asked for. */
  private peek(comments = false): Line | undefined {
    for (let line = this.lines[this.at]; line; line = this.lines[this.at]) {
      if (line.indent >= 0 && (comments || !line.text.startsWith('#'))) return line;
      this.at += 1;
    }
    return undefined;
  }
}

function isItem(line: Line): boolean {
  return line.text.startsWith('- ') || line.text === '-';
}

function plainScalar(text: string): unknown {
  if (text === 'true') return true;
  if (text === 'false') return false;
  if (text === 'null') return null;
  if (/^(?:0|[1-9]\d{0,8})$/.test(text)) return Number(text);
  if (!STRING_START.test(text) || NOT_A_STRING.test(text)) throw new Beyond();
  if (/:(?: |$)| #/.test(text)) throw new Beyond();
  return text;
}
