import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { retention } from '../src/core/privacy/retention.ts';

const text = readFileSync(new URL('../PRIVACY.md', import.meta.url), 'utf8');

test('PRIVACY.md says of each kind of data what the code does', () => {
  const rows = Object.values(retention).map(
    ({ what, why, days, from }) =>
      `| ${what} | ${why} | ${days} ${days === 1 ? 'day' : 'days'} after ${from} |`,
  );
  const shown = text.split('\n').filter((line) => / days? after .* \|$/.test(line));
  expect(shown).toEqual(rows);
});
