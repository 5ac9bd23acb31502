import { load, YAMLException } from 'js-yaml';
import type { Document, LineCounter } from 'yaml';
import type { Fault } from '../core/knowledge/fault.ts';
import { DEEP, syntaxFaults } from './yaml-words.ts';

/** Where in a file something stands, both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

interface SyntaxFault {
  readonly place: Place;
  readonly message: string;
  readonly hint: string | null;
}

export type Read =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly faults: readonly SyntaxFault[] };

/** The value that YAML 1.2 text holds, or everything that is wrong with it as YAML. */
export async function readYaml(text: string): Promise<Read> {
  try {
    // No aliases: a few of them can grow a file without end.
    return { ok: true, value: load(text, { maxAliases: 0 }) };
  } catch (error) {
    return explain(text, error);
  }
}

/** The quick reader stops at its first fault, in few words: the thorough one tells more. */
async function explain(text: string, error: unknown): Promise<Read> {
  try {
    const { yaml, document, lines, aliases } = await open(text);
    const { contents, errors } = document;
    if (contents === null && errors.length === 0) return { ok: true, value: null };
    const faults = [
      ...syntaxFaults(document, yaml).map(({ offset, message, hint }) => ({
        place: place(lines, offset),
        message,
        hint,
      })),
      ...aliases.map((offset) => ({
        place: place(lines, offset),
        message: 'a YAML alias (`*name`)',
        hint: 'write the value out: a few aliases can grow a file without end',
      })),
    ];
    return { ok: false, faults: faults.length > 0 ? faults : [quickFault(error)] };
  } catch (trouble) {
    const fault = quickFault(error);
    const deep = trouble instanceof RangeError;
    return { ok: false, faults: [deep ? { ...fault, message: DEEP } : fault] };
  }
}

function quickFault(error: unknown): SyntaxFault {
  if (!(error instanceof YAMLException)) {
    const message = `not readable as YAML: ${String(error)}`;
    return { place: { line: 1, column: 1 }, message, hint: null };
  }
  const { reason, mark } = error;
  const place = { line: (mark?.line ?? 0) + 1, column: (mark?.column ?? 0) + 1 };
  return { place, message: reason, hint: null };
}

/** Where in the text of their file faults stand. */
export async function placeFaults(
  text: string,
  faults: readonly Fault[],
): Promise<readonly Place[]> {
  const { document, lines, yaml } = await open(text);
  return faults.map(({ path, onKey }) => {
    let node: unknown = document.contents;
    let offset = 0;
    for (const [index, step] of path.entries()) {
      const last = index === path.length - 1;
      if (yaml.isMap(node)) {
        const pair = node.items.find(({ key }) => yaml.isScalar(key) && key.value === step);
        if (!pair) break;
        const inner = yaml.isScalar(pair.value) && pair.value.range && !(last && onKey);
        offset = startOf(inner ? pair.value : pair.key) ?? offset;
        node = pair.value;
      } else if (yaml.isSeq(node)) {
        node = node.items[Number(step)];
        if (node === undefined) break;
        offset = startOf(node) ?? offset;
      } else break;
    }
    return place(lines, offset);
  });
}

// Only a file with faults needs it: for the values alone it takes five times as long.
async function open(text: string): Promise<{
  readonly yaml: typeof import('yaml');
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
  readonly aliases: readonly number[];
}> {
  const yaml = await import('yaml');
  const lines = new yaml.LineCounter();
  const options = { lineCounter: lines, prettyErrors: false };
  const document = yaml.parseDocument(text, { ...options, logLevel: 'silent' });
  const aliases: number[] = [];
  yaml.visit(document, {
    Alias(_, node) {
      aliases.push(startOf(node) ?? 0);
    },
  });
  return { yaml, document, lines, aliases };
}

function startOf(node: unknown): number | null {
  if (typeof node !== 'object' || node === null || !('range' in node)) return null;
  const { range } = node;
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : null;
}

function place(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}
