import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { type QuestionFile, quizFileShape } from '../src/core/quiz/question.ts';
import { aKnowledgeFolder } from './a-knowledge-folder.ts';

/** `npm run -s knowledge`, with these arguments. */
function check(...args: readonly string[]) {
  const script = join(import.meta.dirname, '../src/cli/check-knowledge.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const shipped = join(import.meta.dirname, '../knowledge');

/** The shipped folder with only those of its questions that are wanted. */
function withQuestions(wanted: (question: QuestionFile) => boolean): string {
  const dir = mkdtempSync(join(tmpdir(), 'knowledge-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  cpSync(shipped, dir, { recursive: true });
  const questions = readdirSync(join(dir, 'quiz')).flatMap((file) =>
    quizFileShape.parse(parse(readFileSync(join(dir, 'quiz', file), 'utf8'))),
  );
  rmSync(join(dir, 'quiz'), { recursive: true });
  mkdirSync(join(dir, 'quiz'));
  writeFileSync(join(dir, 'quiz/some.yaml'), JSON.stringify(questions.filter(wanted)));
  return dir;
}

test('a bank where A is always right is warned about, and an error only where that is asked', () => {
  const dir = withQuestions(({ choices }) => choices[0]?.right === true);
  const loose = check(dir);
  expect(loose.status).toBe(0);
  expect(loose.stdout).toMatch(/no faults\n$/);
  expect(loose.stderr).toMatch(/quiz: warning: A is right \d+ times where about \d+ would be even/);
  expect(loose.stderr).toMatch(/\n\n\d+ warnings in 1 file\n$/);
  expect(check(dir, '--strict')).toEqual({ ...loose, status: 1 });
});

test('the shipped knowledge is sound, and counted', () => {
  const { status, stdout, stderr } = check('--strict');
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
