/** What a YAML parser finds, for somebody who has never heard of mappings and scalars. */
import type { Document, YAMLParseError } from 'yaml';

interface Found {
  readonly offset: number;
  readonly message: string;
  readonly hint: string | null;
}

/** What is wrong with a document as YAML, and where in its text. */
export function syntaxFaults(
  document: Document.Parsed,
  yaml: typeof import('yaml'),
): readonly Found[] {
  return telling(document.errors).map((error) => {
    const [, message, hint] = WORDS.find(([found]) => found.test(error.message)) ?? [];
    const opened = /^(?:Missing closing|Flow )/.test(error.message);
    const offset = (opened ? openedAt(document, error.pos[0], yaml) : null) ?? error.pos[0];
    return { offset, message: message ?? error.message, hint: hint ?? null };
  });
}

/** One slip makes the parser stumble over all that follows: only its first fault helps. */
function telling(errors: readonly YAMLParseError[]): readonly YAMLParseError[] {
  const first = errors.find(({ code }) => code !== 'DUPLICATE_KEY');
  return errors.filter((error) => error === first || error.code === 'DUPLICATE_KEY');
}

/** A quote or a bracket that stays open is missed far below: where it was opened is what helps. */
function openedAt(
  document: Document.Parsed,
  end: number,
  yaml: typeof import('yaml'),
): number | null {
  let start: number | null = null;
  yaml.visit(document, {
    Node(_, { range }) {
      if (range?.[1] === end) start = range[0];
    },
  });
  return start;
}

export const DEEP = 'nested too deeply';

/** By the parser's own message: its codes stand for several faults each. */
const WORDS: readonly (readonly [found: RegExp, message: string, hint: string | null])[] = [
  [/call stack/, DEEP, null],
  [/^Map keys must be unique/, 'this key is there already', 'delete or merge one of the two'],
  [/^Tabs are not allowed/, 'a tab at the start of the line', 'indent with spaces'],
  [
    /^Nested mappings/,
    'a second colon where there can be one',
    'text with a colon in it needs quotes; or the next line starts too far to the right',
  ],
  [
    /same column/,
    'this line starts in a column of its own',
    'lines that belong together start in the same column',
  ],
  [/^Missing closing/, 'a quote that is never closed', 'put the same quote at the end'],
  [/^Flow /, 'a bracket that is not closed', 'a list ends with `]`, a map with `}`'],
  [/^Implicit (?:map )?keys need/, 'a line without a key', 'after a key come a colon and a space'],
  [
    /^Plain value cannot start/,
    'text that starts with a sign which means something to YAML',
    'put quotes around the text',
  ],
  [
    /^Unexpected scalar/,
    'nothing is expected here any more',
    'an apostrophe between single quotes is written twice; or the line starts in the wrong column',
  ],
];
