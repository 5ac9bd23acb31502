import { PassThrough, Writable } from 'node:stream';
import { createConsole } from '../../src/console/adapter.ts';
import type { Bot } from '../../src/core/request.ts';
import { chatOf, type Harness, type Said } from '../adapter.contract.ts';

const EVERYONE = 'Everyone here sees:\n';

/** A console on a pipe, as wide as a wide terminal. */
export async function consoleHarness(bot: Bot): Promise<Harness> {
  const input = new PassThrough();
  const written: string[] = [];
  const waiting = new Map<string, () => void>();
  const output = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      const marked = /There is no command \/(mark-\d+)\./.exec(chunk)?.[1];
      if (marked === undefined) written.push(chunk);
      else waiting.get(marked)?.();
      done();
    },
  });
  const name = 'Ana <!channel> @everyone \u001B[31m';
  const console = createConsole({
    bot,
    input,
    output: Object.assign(output, { columns: 120 }),
    colour: false,
    name,
  });
  await console.start();
  let marks = 0;

  /** Types a line, and behind it a command that doesn't exist: its complaint comes when the line is done. */
  const type = (line: string): Promise<void> => {
    marks += 1;
    const mark = `mark-${marks}`;
    const done = new Promise<void>((resolve) => waiting.set(mark, resolve));
    input.write(`${line.replace(/[\r\n\u2028\u2029]+/g, ' ')}\n/${mark}\n`);
    return done;
  };
  return {
    name: 'Ana <!channel> @everyone',
    ask: (question, { visible = false } = {}) =>
      type(`/whoowns ${visible ? 'visible:yes ' : ''}${question}`),
    async press(label) {
      const pattern = new RegExp(`\\[(\\w+)\\] ${label.replace(/[^\w\s]/g, '\\$&')}(\\s|$)`);
      const key = written.findLast((text) => pattern.test(text));
      await type(key === undefined ? label : (pattern.exec(key)?.[1] ?? label));
    },
    redeliver: null,
    command: (line) => type(`/${line}`),
    chat: chatOf(console),
    place: { platform: 'console', workspace: 'console', channel: 'console' },
    person: 'console',
    said: () =>
      written.map((text): Said => {
        const everyone = text.startsWith(EVERYONE);
        const words = (everyone ? text.slice(EVERYONE.length) : text).replaceAll('▌', ' ');
        return { text: words, everyone };
      }),
    unsafe: () =>
      written.filter((text) =>
        /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u.test(text.replaceAll('\n', '')),
      ),
    async stop() {
      input.end();
      await console.closed;
    },
  };
}
