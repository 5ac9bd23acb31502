import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function start(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawn(process.execPath, [join(root, 'src/cli/ask.ts'), ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

async function run(
  args: readonly string[],
  input: string | Uint8Array = '',
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const child = start(args, env);
  const closed = once(child, 'close');
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await closed;
  return { code: code as number | null, out, err };
}

test('a question is answered on the spot', async () => {
  const { code, out, err } = await run(['who patches rds']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('Operating system patching on Amazon RDS');
  expect(out).toContain('AWS owns this.');
  expect(out).not.toContain('[1]');
  expect(out).not.toContain('\u001B');
});

test('words need no quotes', async () => {
  expect((await run(['who', 'patches', 'rds'])).out).toContain('on Amazon RDS');
});

test('what it does not know, and what it only guesses at, exits 1', async () => {
  const unknown = await run(['frobnicate the quux of zorgblatt']);
  expect(unknown.code).toBe(1);
  expect(unknown.out).toContain("I don't know who owns that one.");
  expect(unknown.out).not.toContain('is kept for');
});

test('bad usage exits 2 and says how', async () => {
  for (const args of [[], ['--bogus'], ['--json', 'patching']]) {
    const { code, err } = await run(args);
    expect(code).toBe(2);
    expect(err).toContain('usage: npm run -s ask');
  }
  expect(await run(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('usage:') });
});

test('a knowledge folder that is not there exits 2 with a line for people', async () => {
  const { code, err } = await run(['patching'], '', { KNOWLEDGE_DIR: '/nowhere/at-all' });
  expect(code).toBe(2);
  expect(err).toContain('/nowhere/at-all');
  expect(err).not.toMatch(/\n\s+at /);
});

test('--json answers each line in its order, in the stable form', async () => {
  const { code, out } = await run(
    ['--json'],
    'who patches rds\n\nfrobnicate quux zorgblatt\npatching',
  );
  expect(code).toBe(0);
  const rows: unknown[] = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(rows).toEqual([
    {
      question: 'who patches rds',
      outcome: 'answered',
      answers: [
        {
          topic: 'os-patching',
          service: 'rds',
          owner: 'aws',
          level: 'service',
          confidence: 'high',
        },
      ],
      suggestions: [],
    },
    { question: '', outcome: 'unknown', answers: [], suggestions: [] },
    { question: 'frobnicate quux zorgblatt', outcome: 'unknown', answers: [], suggestions: [] },
    {
      question: 'patching',
      outcome: 'answered',
      answers: [
        {
          topic: 'os-patching',
          service: null,
          owner: 'shared',
          level: 'general',
          confidence: 'high',
        },
      ],
      suggestions: [],
    },
  ]);
});

test('--json splits lines at line feeds alone, whatever the bytes', async () => {
  const bytes = Buffer.concat([
    Buffer.from('patching\u2028\u2029\u0085\u000B\r on rds\n'),
    Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0x0a]),
    Buffer.from(`${'x'.repeat(200_000)}\n`),
    Buffer.from('مَن\u0000 <!channel> 👩‍👩‍👧‍👦'),
  ]);
  const { code, out } = await run(['--json'], bytes);
  expect(code).toBe(0);
  const rows = out
    .trimEnd()
    .split('\n')
    .map((line): { outcome: string } => JSON.parse(line));
  expect(rows).toHaveLength(4);
});

test('--json answers a line before the next one comes', async () => {
  const child = start(['--json']);
  const lines: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => lines.push(chunk));
  child.stdin.write('patching\n');
  await once(child.stdout, 'data');
  expect(lines).toHaveLength(1);
  child.stdin.end('backups\n');
  await once(child, 'close');
  expect(lines.join('').trimEnd().split('\n')).toHaveLength(2);
});

test('a reader that leaves early is no fault', async () => {
  const child = start(['--json']);
  const errors = text(child.stderr);
  child.stdin.on('error', () => {});
  child.stdin.write('patching\n'.repeat(1000));
  await once(child.stdout, 'data');
  child.stdout.destroy();
  child.stdin.write('patching\n'.repeat(100_000));
  const [code] = await once(child, 'close');
  expect(code).toBe(0);
  expect(await errors).toBe('');
});

test('a full disk behind the output is told in a line', async () => {
  const full = openSync('/dev/full', 'w');
  const child = spawn(process.execPath, [join(root, 'src/cli/ask.ts'), 'patching'], {
    cwd: root,
    stdio: ['ignore', full, 'pipe'],
  });
  closeSync(full);
  const closed = once(child, 'close');
  const err = child.stderr ? await text(child.stderr) : '';
  expect((await closed)[0]).toBe(2);
  expect(err).toMatch(/^I can't write the answer: .*no space left.*\n$/);
});
