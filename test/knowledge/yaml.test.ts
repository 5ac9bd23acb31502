import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isScalar, parseDocument, visit } from 'yaml';
import { readYaml } from '../../src/knowledge/yaml.ts';

const dir = join(import.meta.dirname, '../../knowledge');
const texts = readdirSync(dir, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readFileSync(join(dir, name), 'utf8'));

/** What another reader of YAML 1.2 makes of the text; null: a fault, or what we don't take. */
function otherwise(text: string): { readonly value: unknown } | null {
  const document = parseDocument(text, { logLevel: 'silent' });
  let odd = document.errors.length > 0;
  visit(document, {
    Pair(_, { key }) {
      odd ||= !isScalar(key) || key.value === null;
    },
    Alias() {
      odd = true;
    },
  });
  return odd ? null : { value: document.toJS() };
}

test('the shipped files hold what another reader finds in them', async () => {
  for (const text of texts) {
    expect(await readYaml(text)).toEqual({ ok: true, ...otherwise(text) });
  }
});

test.each([
  ['folded text', 'a: >-\n  one\n  two\nb: 3\n', { a: 'one two', b: 3 }],
  ['a blank line in folded text', 'a: >-\n  b\n\n  c\n', { a: 'b\nc' }],
  ['literal text', 'a: |\n  b\n  c\n', { a: 'b\nc\n' }],
  ['a list at the depth of its key', 'a:\n- x\n- y\nb: z\n', { a: ['x', 'y'], b: 'z' }],
  ['a flow map', 'a: {b: c, d: [e]}', { a: { b: 'c', d: ['e'] } }],
  ['comments', '# one\na: true # two\n\nb: null\n', { a: true, b: null }],
  ['Windows line ends', 'a: b\r\nc: d\r\n', { a: 'b', c: 'd' }],
  [
    'words that YAML 1.1 took for others',
    'a: yes\nb: 012\nc: 1:30',
    { a: 'yes', b: 12, c: '1:30' },
  ],
  ['a day, as text', 'a: 2025-06-20', { a: '2025-06-20' }],
  ['nothing at all', '', null],
  ['nothing but a comment', '# later\n', null],
])('reads %s', async (_, text, value) => {
  expect(await readYaml(text)).toEqual({ ok: true, value });
});

test.each([
  ['aliases', 'a: &x 1\nb: *x', 2, 4, 'a YAML alias (`*name`)'],
  ['a key twice', 'a: 1\na: 2', 2, 1, 'this key is there already'],
  ['two documents', 'a: 1\n---\nb: 2', 1, 1, 'more'],
  ['tags of other programs', 'a: !ruby/object x', 1, 4, 'unknown scalar tag'],
  ['a colon in text', 'a: b: c', 1, 4, 'a second colon'],
  ['a tab', 'a:\n\tb: c', 2, 1, 'a tab at the start of the line'],
  ['a key without its colon', 'a b\nc: d', 1, 1, 'a line without a key'],
  ['a line that starts elsewhere', 'a:\n  b: c\n d: e', 3, 1, 'starts in a column of its own'],
  ['a quote that stays open', 'x: y\na: "b\nc: d\n', 2, 4, 'a quote that is never closed'],
  ['a bracket that stays open', 'a: [b,\nc: d\n', 1, 4, 'a bracket that is not closed'],
  ['an apostrophe between quotes', "a: 'b's c'", 1, 7, 'nothing is expected here'],
  ['a sign at the start', 'a: @b', 1, 4, 'a sign which means something'],
])('refuses %s', async (_, text, line, column, message) => {
  const read = await readYaml(text);
  expect(read.ok ? read.value : read.faults).toEqual([
    expect.objectContaining({ place: { line, column }, message: expect.stringContaining(message) }),
  ]);
});

test('two keys that stand twice are told at once', async () => {
  const read = await readYaml('a: 1\na: 2\nb: 1\nb: 2');
  expect(read.ok ? [] : read.faults.map(({ place }) => place.line)).toEqual([2, 4]);
});

/** Bits that mean something to YAML, thrown into real files. */
const bits = [' ', '\n', '- ', ': ', ':', ' #', "'", '"', '[', ']', ',', '>', '|', '&a', '*a', '!']
  .concat(['~', '\n\n', 'null', '0x1', '1', '?', '{', '\\', '<<: ', '%', '@', '`', '\t', '😀'])
  .concat(['---\n', 'true', '\n  ', '-', '\n#x\n', '']);

test('a damaged file is read as another reader does, or refused', async () => {
  const change = fc.record({
    at: fc.nat(),
    drop: fc.nat({ max: 6 }),
    put: fc.constantFrom(...bits),
  });
  let read = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...texts),
      fc.array(change, { minLength: 1, maxLength: 2 }),
      async (text, changes) => {
        let changed = text.slice(0, 700);
        for (const { at, drop, put } of changes) {
          const place = at % changed.length;
          changed = changed.slice(0, place) + put + changed.slice(place + drop);
        }
        const found = await readYaml(changed);
        const other = otherwise(changed);
        if (!found.ok || !other) return;
        read += 1;
        expect(found.value).toEqual(other.value);
      },
    ),
    { numRuns: 1000 },
  );
  expect(read).toBeGreaterThan(100);
});
