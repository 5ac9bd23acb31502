import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { parsePlain } from '../../src/knowledge/yaml-plain.ts';

const dir = join(import.meta.dirname, '../../knowledge');
const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.yaml'),
);
const texts = files.map((name) => readFileSync(join(dir, name), 'utf8'));

test('reads the shipped files as the full parser does', () => {
  for (const [index, text] of texts.entries()) {
    expect(parsePlain(text)?.value ?? files[index]).toEqual(parse(text));
  }
});

test.each([
  ['a map', 'a: 1\nb: two words\n', { a: 1, b: 'two words' }],
  ['quotes', "a: 'it''s: here'\nb: \"x # y\"\n", { a: "it's: here", b: 'x # y' }],
  ['folded text', 'a: >-\n  one\n  two\nb: 3\n', { a: 'one two', b: 3 }],
  ['lists in lists of maps', '- a: [x, y]\n  b:\n    - z\n', [{ a: ['x', 'y'], b: ['z'] }]],
  ['a list at the depth of its key', 'a:\n- x\n- y\nb: z\n', { a: ['x', 'y'], b: 'z' }],
  ['a list over several lines', 'a:\n  [x,\n   y]\n', { a: ['x', 'y'] }],
  ['comments between', '# one\na: true\n\n# two\nb: null\n', { a: true, b: null }],
])('reads %s', (_, text, value) => {
  expect(parsePlain(text)).toEqual({ value });
});

test.each([
  ['anchors', 'a: &x 1'],
  ['aliases', 'a: *x'],
  ['tags', 'a: !!str 1'],
  ['flow maps', 'a: {b: c}'],
  ['literal text', 'a: |\n  b'],
  ['a blank line in folded text', 'a: >-\n  b\n\n  c\n'],
  ['a key twice', 'a: 1\na: 2'],
  ['a tab', 'a:\tb'],
  ['Windows line ends', 'a: b\r\n'],
  ['a colon in text', 'a: b: c'],
  ['a comment after text', 'a: b # c'],
  ['numbers that are not plain', 'a: 0x10'],
  ['text over two lines', 'a: b\n  c'],
  ['documents', '---\na: b'],
  ['nothing', ''],
])('leaves %s to the full parser', (_, text) => {
  expect(parsePlain(text)).toBeNull();
});

/** Bits that mean something to YAML, thrown into real files. */
const bits = [' ', '\n', '- ', ': ', ':', ' #', "'", '"', '[', ']', ',', '>', '|', '&a', '*a', '!']
  .concat(['~', '\n\n', 'null', '0x1', '1', '?', '{', '\\', '<<: ', '%', '@', '`', '\t', '😀'])
  .concat(['---\n', 'true', '\n  ', '-', '\n#x\n', '']);

test('never reads a text otherwise than the full parser, nor one that it refuses', () => {
  const change = fc.record({
    at: fc.nat(),
    drop: fc.nat({ max: 6 }),
    put: fc.constantFrom(...bits),
  });
  let read = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.array(change, { minLength: 1, maxLength: 2 }),
      (text, changes) => {
        let changed = text.slice(0, 2000);
        for (const { at, drop, put } of changes) {
          const place = at % changed.length;
          changed = changed.slice(0, place) + put + changed.slice(place + drop);
        }
        const plain = parsePlain(changed);
        if (!plain) return;
        read += 1;
        expect(plain.value).toEqual(parse(changed));
      },
    ),
    { numRuns: 1500 },
  );
  expect(read).toBeGreaterThan(100);
});
