import { PassThrough, Writable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createConsole } from '../../src/console/adapter.ts';
import { completer } from '../../src/console/completer.ts';
import { type ABot, aBot } from '../a-bot.ts';

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
