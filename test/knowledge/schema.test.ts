import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { schemaTexts } from '../../src/knowledge/schema.ts';

const knowledge = join(import.meta.dirname, '../../knowledge');

test('the schemas are those of the check; `npm run knowledge -- --schema` writes them', () => {
  for (const [name, text] of schemaTexts()) {
    expect(readFileSync(join(knowledge, 'schema', name), 'utf8')).toBe(text);
  }
});

test('every file that a schema describes names it in its first line', () => {
  const schemas = new Set(schemaTexts().keys());
  for (const file of readdirSync(knowledge, { recursive: true, encoding: 'utf8' })) {
    if (!/^(?:topics|quiz)\/.*\.yaml$|^[a-z]+\.yaml$/.test(file)) continue;
    const [first = ''] = readFileSync(join(knowledge, file), 'utf8').split('\n');
    const named = /^# yaml-language-server: \$schema=(.+)$/.exec(first)?.[1];
    expect([file, named]).toEqual([file, expect.any(String)]);
    const schema = relative(join(knowledge, 'schema'), join(knowledge, dirname(file), named ?? ''));
    if (!file.startsWith('t') || file.startsWith('topics/')) {
      expect(schemas).toContain(schema);
    }
  }
});
