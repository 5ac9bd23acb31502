import { PassThrough, Writable } from 'node:stream';
import { afterEach, expect, test, vi } from 'vitest';
import { createConsole } from '../../src/console/adapter.ts';
import type { Chat } from '../../src/core/ports.ts';
import { questionOf } from '../../src/core/quiz/kept-question.ts';
import { letterOf, rightIndex } from '../../src/core/quiz/question.ts';
import { type ABot, aBot } from '../a-bot.ts';

const hour = 3_600_000;
const place = { platform: 'console', workspace: 'console', channel: 'console' } as const;
let parts: ABot;
afterEach(() => parts.close());

test('set up, asked, answered and closed, all in a terminal', async () => {
  let chat: Chat | null = null;
  parts = await aBot({ chat: () => chat });
  const input = new PassThrough();
  let out = '';
  const output = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      out += chunk;
      done();
    },
  });
  const terminal = createConsole({ bot: parts.bot, input, output, colour: false, name: 'Ana' });
  ({ chat } = terminal);
  await terminal.start();
  /** Types a line; what is said until `words` are among it. */
  const type = async (line: string, words: string) => {
    out = '';
    input.write(`${line}\n`);
    await vi.waitFor(() => expect(out).toContain(words), { timeout: 10_000 });
    return out;
  };
  const pass = async (ms: number) => {
    out = '';
    parts.pass(ms);
    await parts.bot.tick(parts.now());
    return out;
  };

  await type(
    '/whoowns-admin quiz setup time:11:00 zone:Europe/Berlin',
    'Next question: Thu 15 Jan 11:00',
  );
  expect(await pass(hour - 1)).toBe('');
  const asked = await pass(1);
  expect(asked).toContain('Question of the day');
  const round = await parts.store.quiz.rounds.latest(place, null);
  if (!round) throw new Error('no round');
  const right = letterOf(rightIndex(questionOf(round)));
  await type(right, 'Right!');
  await type('/quiz me', 'Streak');
  await type('/quiz today', 'Question of the day');
  await pass(5_000);
  await type(right, 'You have answered already');
  const closed = await pass(8 * hour);
  expect(closed).toContain('Question of the day: closed');
  expect(closed).toContain('Right (1 of 1): Ana');
  await type('/quiz leaderboard', '1. Ana: 1 right of 1');
  await type('/whoowns-admin check', 'Fri 16 Jan 11:00 (Europe/Berlin)');
  await terminal.stop();
});
