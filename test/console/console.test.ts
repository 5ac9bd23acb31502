import { PassThrough, Writable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createConsole } from '../../src/console/adapter.ts';
import { completer } from '../../src/console/completer.ts';
import { type ABot, aBot } from '../a-bot.ts';

const here = { platform: 'console', workspace: 'console' } as const;
let parts: ABot;
beforeEach(async () => {
  parts = await aBot();
});
afterEach(() => parts.close());

/** What comes out when these bytes are piped in. */
async function piped(bytes: string | Uint8Array): Promise<string> {
  const input = new PassThrough();
  let out = '';
  const output = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      out += chunk;
      done();
    },
  });
  const console = createConsole({ bot: parts.bot, input, output, colour: true, name: 'Ana' });
  await console.start();
  input.end(bytes);
  await console.closed;
  expect(console.state().state).toBe('down');
  return out;
}

test('a pipe gets its answers in order and nothing else', async () => {
  const out = await piped('who patches rds\n\n/whoowns who patches the os of my ec2 box');
  expect(out).toMatch(/^▌ Operating system patching on Amazon RDS\n/);
  expect(out.indexOf('on Amazon EC2')).toBeGreaterThan(out.indexOf('on Amazon RDS'));
  expect(out).not.toContain('whoowns>');
  expect(out).not.toContain('\u001B');
});

test('/quit ends it, whatever comes behind', async () => {
  const out = await piped('/QUIT\npatching\n');
  expect(out).toBe('');
});

test('a command that does not exist is told so, and its name cannot steer the terminal', async () => {
  expect(await piped('/no\u001B[31mpe\u0007\n')).toBe(
    'There is no command /nope. /help lists them.\n\n',
  );
});

test('a letter that nothing answers to is no question, and keeps nothing', async () => {
  const out = await piped('Z\n7\n');
  expect(out).toContain('There is nothing to press under Z now.');
  expect(out).toContain('There is nothing to press under 7 now.');
  expect(await parts.store.asks.latest('console', here, 5)).toEqual([]);
});

test('setup takes a list with spaces as it is typed', async () => {
  const setup = '/whoowns-admin quiz setup';
  expect(
    await piped(
      `${setup} days:mon, wed and fri time:5 pm zone:new york topics: backups, os-patching`,
    ),
  ).toContain('like America/New_York');
  const out = await piped(
    `${setup} days:"mon, wed and fri" time: 5 pm zone:America/New York topics:“backups, os-patching”`,
  );
  expect(out).toContain('Monday, Wednesday and Friday at 17:00, America/New_York time');
  expect(out).toContain('backups, os-patching');
});

test('words that a command does not know are answered with those that it does', async () => {
  const out = await piped('/quiz leaderbord\n/whoowns-admin quiz postpone\n');
  expect(out).toContain('/quiz knows these:');
  expect(out).toContain('• leaderboard: Who does best in this channel');
  expect(out).toContain('/whoowns-admin knows these:');
  expect(out).toContain('• quiz pause: Pause the quiz');
});

test('bytes that are no text are still answered', async () => {
  const out = await piped(new Uint8Array([0xff, 0xfe, 0x00, 0xc3, 0x28, 0x78, 0x79, 0x7a, 0x0a]));
  expect(out).toContain("I don't know");
});

test('the search box asks for its words, then answers', async () => {
  const out = await piped('/help\n4\npatching\n');
  expect(out).toContain('Shared: AWS patches what it runs');
});

test('the search form is asked field by field, again where nothing was given', async () => {
  const out = await piped('/search\n\n\n\nwho patches rds\n');
  expect(out).toContain('Operating system patching on Amazon RDS');
});

test('a form left in the middle ends quietly', async () => {
  expect(await piped('/search\npatching')).toBe('');
});

test('/home shows the model, and what was asked', async () => {
  const out = await piped('who patches rds\n/home\n');
  expect(out).toContain('Who owns what on AWS');
  expect(out).toContain('• who patches rds');
});

test('whoever stops reading is no fault', async () => {
  const input = new PassThrough();
  const output = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('gone'), { code: 'EPIPE' })),
  });
  const console = createConsole({ bot: parts.bot, input, output, colour: false, name: 'Ana' });
  await console.start();
  input.write('patching\npatching\n');
  await console.closed;
});

test('stopping it ends a wait for the next line', async () => {
  const input = new PassThrough();
  const console = createConsole({
    bot: parts.bot,
    input,
    output: new PassThrough(),
    colour: false,
    name: 'Ana',
  });
  await console.start();
  expect(console.state().state).toBe('up');
  await console.stop();
  expect(console.state().state).toBe('down');
});

test('Tab completes commands, and questions behind them', () => {
  expect(completer(parts.bot, 'ask', '/who')).toEqual([['/whoowns ', '/whoowns-admin '], '/who']);
  expect(completer(parts.bot, 'ask', '/')[0]).toContain('/quit ');
  const [entries, replaced] = completer(parts.bot, 'ask', '/whoowns patch');
  expect(replaced).toBe('patch');
  expect(entries.length).toBeGreaterThan(0);
});
