import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createLog } from '../src/run/log.ts';
import { aBot, lookup } from './a-bot.ts';
import { ask, messageOf, replyOf } from './requests.ts';

const lineShape = z.object({ msg: z.string(), request: z.string() });

const folder = mkdtempSync(join(tmpdir(), 'whoowns-log-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
function logged(level: string, write: (log: ReturnType<typeof createLog>) => void): string {
  const file = join(folder, `made on the way ${++count}`, 'whoowns.log');
  write(createLog({ level, colour: false, file }));
  return readFileSync(file, 'utf8');
}

test('a line is JSON with a time, a level, the fields and the words', () => {
  const line = logged('info', (log) => log.warn({ platform: 'slack', took: 3 }, 'slow'));
  expect(JSON.parse(line)).toEqual({
    time: expect.stringMatching(/^\d{4}-.*Z$/),
    level: 'warn',
    platform: 'slack',
    took: 3,
    msg: 'slow',
  });
});

test('lines below the level are left out', () => {
  expect(logged('error', (log) => log.warn({}, 'hush'))).toBe('');
});

test('an error is told with its causes', () => {
  const error = new Error('outer', { cause: Object.assign(new Error('inner'), { code: 'E1' }) });
  const { err } = JSON.parse(logged('info', (log) => log.error({ err: error }, 'failed')));
  expect(err).toMatchObject({ message: 'outer', cause: { message: 'inner', code: 'E1' } });
  expect(err.stack).toContain('log.test.ts');
});

test('no token, password or text of a person reaches the log, wherever it hides', () => {
  const bot = `xoxb-${'1'.repeat(12)}-abcDEF`;
  const app = `xapp-1-${'A'.repeat(12)}`;
  const rotating = `xoxe.xoxb-${'z'.repeat(12)}`;
  const discord = ['M'.repeat(24), 'G4b1c2', 'x'.repeat(30)].join('.');
  const line = logged('info', (log) => {
    log.error(
      {
        err: Object.assign(new Error(`401 with ${bot} and ${discord}`), {
          requestBody: { json: { content: 'a private question' } },
          detail: 'Key (text)=(a private question) exists',
          config: { headers: { authorization: 'opensesame' } },
        }),
        url: 'postgres://ada:hunter2@db.internal/whoowns',
        text: 'a private question',
        request: { text: 'a private question', token: 'opensesame', place: 'C1' },
      },
      `refused ${app} and ${rotating}`,
    );
  });
  for (const secret of [bot, app, rotating, discord, 'hunter2', 'opensesame', 'private question']) {
    expect(line).not.toContain(secret);
  }
  expect(JSON.parse(line)).toMatchObject({
    request: { place: 'C1' },
    url: 'postgres://[hidden]@db.internal/whoowns',
  });
});

test('a file that cannot be written is an error at once', () => {
  expect(() => createLog({ level: 'info', colour: false, file: folder })).toThrow();
});

test('without a terminal, standard output carries JSON and nothing else', () => {
  const script =
    'const { createLog } = await import("./src/run/log.ts"); createLog({ level: "info", colour: true, file: null }).info({ a: 1 }, "up")';
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', script],
    { encoding: 'utf8' },
  );
  expect(JSON.parse(stdout)).toMatchObject({ a: 1, msg: 'up' });
  expect(stderr).toBe('');
});

test('all lines of a request carry one id, down to the store’s faults, and an apology says it', async () => {
  const file = join(folder, 'requests', 'whoowns.log');
  const log = createLog({ level: 'debug', colour: false, file });
  const parts = await aBot({ log });
  await parts.store.close();
  await Promise.all([replyOf(parts, ask('patching')), replyOf(parts, ask('who patches rds'))]);
  const broken = await aBot({
    log,
    store: parts.store,
    lookup: {
      ...lookup,
      ask: () => {
        throw new Error('a bug');
      },
    },
  });
  const { summary } = await messageOf(broken, ask('patching'));
  await broken.close();
  await parts.close();
  const lines = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => lineShape.parse(JSON.parse(line)));
  const of = (words: string) =>
    lines.filter(({ msg }) => msg.startsWith(words)).map(({ request }) => request);
  const [first, second, third] = of('a request');
  expect(new Set([first, second, third]).size).toBe(3);
  expect(of('an ask could not be saved').toSorted()).toEqual([first, second].toSorted());
  expect(of('a surprise')).toEqual([third]);
  expect(summary).toContain(`this number: ${third}.`);
});
