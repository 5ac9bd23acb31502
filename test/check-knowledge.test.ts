import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aKnowledgeFolder } from './a-knowledge-folder.ts';

/** `npm run -s knowledge`, with these arguments. */
function check(...args: readonly string[]) {
  const script = join(import.meta.dirname, '../src/check-knowledge.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('the shipped knowledge is sound, and counted', () => {
  const { status, stdout, stderr } = check();
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(
    /^knowledge: 108 topics, 344 services, \d+ responsibilities, 9 analogies, .*; no faults\n$/,
  );
});

test('a faulty folder ends with its report and with 1', () => {
  const folder = aKnowledgeFolder();
  folder.edit('topics/os-patching.yaml', 'split: [ec2, rds]', 'split: [ec2, rdss]');
  expect(check(folder.dir)).toEqual({
    status: 1,
    stdout: '',
    stderr: [
      `${folder.dir}/topics/os-patching.yaml:12:14: unknown service \`rdss\``,
      '    did you mean `rds`?',
      '',
      '1 fault in 1 file',
      '',
    ].join('\n'),
  });
});

test('a folder that is not there ends with 1 and a hint', () => {
  const { status, stderr } = check('/nowhere/at/all');
  expect(status).toBe(1);
  expect(stderr).toContain("/nowhere/at/all: the folder can't be read: it does not exist");
});

test('a flag nobody knows is no stack trace', () => {
  const { status, stderr } = check('--scheme');
  expect(status).toBe(2);
  expect(stderr).toMatch(/^Unknown option '--scheme'/);
  expect(stderr).not.toMatch(/ {4}at /);
});
