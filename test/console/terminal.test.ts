import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Console, createConsole } from '../../src/console/adapter.ts';
import { plain } from '../../src/core/message.ts';
import type { Chat } from '../../src/core/ports.ts';
import { type ABot, aBot } from '../a-bot.ts';
import { blockSamples } from '../gallery.ts';

const place = { platform: 'console', workspace: 'console', channel: 'console' } as const;
const note = (text: string) => ({
  summary: text,
  blocks: [{ kind: 'text', spans: [plain(text)] } as const],
});

/** A terminal with somebody at it. */
class Terminal extends PassThrough {
  readonly isTTY = true;
  readonly columns = 80;
  shown = '';

  override write(chunk: Buffer | string): boolean {
    this.shown += String(chunk);
    return true;
  }

  /** Resolves when the words have appeared since the last wait. */
  async until(words: string): Promise<void> {
    const deadline = Date.now() + 10_000;
    while (!this.shown.includes(words)) {
      if (Date.now() > deadline) throw new Error(`never shown: ${words}\n${this.shown}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    this.shown = this.shown.slice(this.shown.indexOf(words) + words.length);
  }
}

let parts: ABot;
let input: PassThrough & { isTTY?: boolean };
let output: Terminal;
let console: Console;
let chat: Chat;

beforeEach(async () => {
  parts = await aBot();
  input = Object.assign(new PassThrough(), { isTTY: true });
  output = new Terminal();
  console = createConsole({ bot: parts.bot, input, output, colour: true, name: 'Ana' });
  if (!console.chat) throw new Error('the console posts');
  chat = console.chat;
  await console.start();
  await output.until('whoowns> ');
});
afterEach(async () => {
  await console.stop();
  await parts.close();
});

test('somebody at a terminal gets a prompt, colours, and the prompt again', async () => {
  input.write('patching\r');
  await output.until('\u001B[1mShared:\u001B[22m AWS patches what it runs');
  await output.until('whoowns> ');
});

test('of many lines pasted at once, each stands over its answer', async () => {
  input.write('who patches rds\rwho backs up s3\r');
  await output.until('Operating system patching on Amazon RDS');
  await output.until('whoowns> \u001B[22mwho backs up s3\n');
  await output.until('Backups on Amazon S3');
  await output.until('whoowns> ');
});

test('the arrow up brings back what was asked', async () => {
  input.write('who patches rds\r');
  await output.until('on Amazon RDS');
  input.write('\u001B[A');
  await output.until('who patches rds');
});

test.each([
  ['Ctrl-C', '\u0003'],
  ['Ctrl-D', '\u0004'],
  ['/quit', '/quit\r'],
])('%s leaves, and the next words in the terminal start a line of their own', async (_, key) => {
  input.write(key);
  await console.closed;
  expect(output.shown.replace(/\p{Cc}\[[\d;]*[A-Za-z]/gu, '')).toMatch(/\n$/);
  expect(console.state().state).toBe('down');
});

test('what is posted unasked appears, and what was being typed stays', async () => {
  input.write('patch');
  expect(await chat.post(place, note('Good morning'), 'k1')).toMatchObject({ kind: 'sent' });
  await output.until('Good morning');
  await new Promise((resolve) => setTimeout(resolve, 50));
  input.write('ing\r');
  await output.until('AWS patches what it runs');
});

test('the same key posts once, and is found again', async () => {
  expect(await chat.find(place, 'k1', 0)).toEqual({ kind: 'absent' });
  await chat.post(place, note('Good morning'), 'k1');
  await output.until('Good morning');
  await chat.post(place, note('Good morning'), 'k1');
  expect(output.shown).not.toContain('Good morning');
  expect(await chat.find(place, 'k1', 0)).toEqual({ kind: 'found', id: 'k1' });
});

test('an edit that can still be pressed is not repeated, one that has ended is', async () => {
  const open = blockSamples.find(({ name }) => name === 'block: choices');
  if (!open) throw new Error('no sample of choices');
  await chat.edit(place, 'k1', { ...open.message, blocks: [...open.message.blocks] });
  expect(output.shown).not.toContain('Both, each its half');
  await chat.edit(place, 'k1', note('The answer was B'));
  await output.until('The answer was B');
});

test('with nobody there any more a post says that it did not arrive', async () => {
  await console.stop();
  expect(await chat.post(place, note('Hello?'), 'k2')).toEqual({
    kind: 'failed',
    posted: 'no',
    retryAfterMs: null,
  });
});
