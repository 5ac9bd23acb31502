import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

test('a few seconds of the soak lose nothing: asks, presses, joins and posts on both platforms', () => {
  const soak = fileURLToPath(new URL('../bench/soak.ts', import.meta.url));
  const words = ['--seconds', '6', '--rate', '4', '--on', 'sqlite', '--alone'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [soak, ...words], {
    encoding: 'utf8',
    timeout: 240_000,
  });
  expect(stderr).toBe('');
  expect(stdout).toContain('nothing lost');
  expect(stdout).toMatch(/[1-9]\d* quiz answers, [1-9]\d* posts, [1-9]\d* greetings/);
  expect(status).toBe(0);
}, 300_000);
