import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFolder } from '../../src/knowledge/folder.ts';
import { checkFolder } from '../../src/knowledge/load.ts';
import { formatFaults } from '../../src/knowledge/report.ts';
import { aKnowledgeFolder } from '../a-knowledge-folder.ts';

const bits = [
  '\n',
  '  ',
  '- ',
  ': ',
  '"',
  '[',
  '{',
  '}',
  '&a ',
  '*a',
  '!',
  '~',
  '#',
  '\t',
  '\u0000',
]
  .concat(['null', '7', 'true', '__proto__', 'constructor: ', '<<: ', '🐘', '---\n', '? ', '|\n'])
  .concat(['- - ', '!!binary ', '2024-01-01', '.inf', '\u2028', 'x'.repeat(200)]);

test('whatever a file says, the answer is knowledge or a report, never an exception', async () => {
  const { dir } = aKnowledgeFolder();
  const folder = await readFolder(dir);
  const names = [...folder.texts.keys()];
  let faulty = 0;
  const change = fc.record({
    file: fc.constantFrom(...names),
    at: fc.nat(),
    drop: fc.oneof(fc.nat({ max: 4 }), fc.nat({ max: 60 })),
    put: fc.oneof(fc.constantFrom(...bits), fc.string({ maxLength: 8 })),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      const texts = new Map(folder.texts);
      for (const { file, at, drop, put } of changes) {
        const text = texts.get(file) ?? '';
        const place = text.length > 0 ? at % text.length : 0;
        texts.set(file, text.slice(0, place) + put + text.slice(place + drop));
      }
      const loaded = await checkFolder(dir, { texts, faults: [] });
      if (loaded.ok) return;
      faulty += 1;
      expect(loaded.faults.length).toBeGreaterThan(0);
      for (const { file, place, message } of loaded.faults) {
        const lines = (texts.get(file.slice(dir.length + 1)) ?? '').split('\n').length;
        expect(message).not.toMatch(/undefined|\[object|Error:|at .*\.ts:\d/);
        if (place) expect(place.line).toBeLessThanOrEqual(lines);
      }
      expect(formatFaults(loaded.faults)).toMatch(/\d+ faults? in \d+ files?$/);
    }),
    { numRuns: 200 },
  );
  expect(faulty).toBeGreaterThan(80);
});

test('nor where whole values are exchanged for others', async () => {
  const { dir } = aKnowledgeFolder();
  const folder = await readFolder(dir);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...folder.texts.keys()),
      fc.jsonValue({ maxDepth: 4 }),
      async (file, value) => {
        const texts = new Map(folder.texts).set(file, JSON.stringify(value));
        const loaded = await checkFolder(dir, { texts, faults: [] });
        if (!loaded.ok) expect(formatFaults(loaded.faults)).toBeTruthy();
      },
    ),
    { numRuns: 120 },
  );
});
