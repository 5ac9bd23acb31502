/** The console: the whole bot at a terminal or a pipe, with no token. */
import { randomUUID } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import type { Completes, Form, Message } from '../core/message.ts';
import type { Adapter } from '../core/ports.ts';
import type { Bot, Reply, Request } from '../core/request.ts';
import { createChat } from './chat.ts';
import { completer } from './completer.ts';
import { wrap } from './flow.ts';
import { type Asker, fillForm } from './form.ts';
import { createInk } from './ink.ts';
import type { Key } from './keys.ts';
import { createLines } from './lines.ts';
import { pressOf, receive, type Seat } from './receive.ts';
import { render } from './render.ts';
import { safeLine } from './safe.ts';

export interface ConsoleParts {
  readonly bot: Bot;
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  /** Colour may be used where the output is a terminal. */
  readonly colour: boolean;
  /** Who sits there: stands on shared answers. */
  readonly name: string;
}

export interface Console extends Adapter {
  /** Resolves when the person has left, or the pipe has ended and everything is answered. */
  readonly closed: Promise<void>;
}

const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

const welcome =
  'Who secures it: AWS, you, or both? Ask in your own words. /help says more, Tab completes, Ctrl-D leaves.';

export function createConsole({ bot, input, output, name, ...parts }: ConsoleParts): Console {
  const colour = parts.colour && output.isTTY === true;
  const ink = createInk(colour);
  let completes: Completes = 'ask';
  let keys: ReadonlyMap<string, Key> = new Map();
  let running = false;
  let broken = false;
  let bookkeeping: Promise<unknown> = Promise.resolve();
  const lines = createLines({
    input,
    output,
    complete: (line) => completer(bot, completes, line),
  });
  const ended = Promise.withResolvers<void>();
  // Whoever read us has gone (`| head`): there is nobody left to answer.
  output.on('error', () => {
    broken = true;
    lines.close();
  });

  const seat = (): Seat => ({
    delivery: randomUUID(),
    place: { platform: 'console', workspace: 'console', channel: 'console' },
    person: {
      id: 'console',
      name,
      admin: 'workspace',
      zone: zone(),
    },
    outside: false,
    direct: false,
  });
  const print = (text: string) => {
    if (!broken) output.write(`${text}\n\n`);
  };
  const show = (message: Message, everyone: boolean) => {
    const columns = output.columns ?? 80;
    const drawn = render(message, { columns, colour, pressable: true });
    // A message with nothing to press takes no number away from the card above it.
    if (drawn.keys.size > 0) keys = drawn.keys;
    print(everyone ? `${ink(['dim'], 'Everyone here sees:')}\n${drawn.text}` : drawn.text);
  };

  const chat = createChat({
    zone,
    show(message, everyone) {
      if (!running || broken) return false;
      lines.above(() => show(message, everyone));
      return true;
    },
  });

  const asker: Asker = {
    async line(shown, wanted) {
      if (lines.typed) output.write(`${shown.join('\n')}\n`);
      completes = wanted ?? 'ask';
      const line = await lines.next('  ');
      completes = 'ask';
      return line;
    },
  };
  const fill = async (form: Form): Promise<void> => {
    let faults: Readonly<Record<string, string>> | null = {};
    while (faults) {
      const request: Request | null = await fillForm(form, faults, seat(), asker);
      if (!request) return;
      const reply = await replyTo(request);
      faults = reply.kind === 'faults' ? reply.faults : null;
      if (!faults) await act(reply);
    }
  };
  const replyTo = async (request: Request): Promise<Reply> => {
    const handled = bot.handle(request);
    if (handled.when === 'later') return handled.reply;
    bookkeeping = Promise.all([bookkeeping, handled.after]);
    return handled.reply;
  };
  const act = async (reply: Reply): Promise<void> => {
    switch (reply.kind) {
      case 'message':
        return show(reply.message, reply.audience === 'public');
      case 'home':
        return show(reply.message, false);
      case 'form':
        return fill(reply.form);
      case 'faults':
        return print(Object.values(reply.faults).map(safeLine).join('\n'));
      case 'nothing':
        return;
    }
  };

  const read = async (line: string): Promise<'on' | 'quit'> => {
    const received = receive(line, keys, seat());
    switch (received.kind) {
      case 'nothing':
        return 'on';
      case 'quit':
        return 'quit';
      case 'no-such-command':
        print(`There is no command /${safeLine(received.name)}. /help lists them.`);
        return 'on';
      case 'no-such-key':
        print(
          `There is nothing to press under ${received.typed} now. /quiz today shows an open question again.`,
        );
        return 'on';
      case 'picker': {
        const { key } = received;
        const words = await asker.line([`${key.label}:`], key.completes);
        if (words?.trim()) await act(await replyTo(pressOf(key, words, seat())));
        return 'on';
      }
      case 'request':
        await act(await replyTo(received.request));
        return 'on';
    }
  };
  const run = async () => {
    if (lines.typed) print(wrap(welcome, output.columns ?? 80).join('\n'));
    for (;;) {
      const line = await lines.next(ink(['bold'], 'whoowns> '));
      if (line === null || (await read(line)) === 'quit') break;
    }
    lines.close();
    await bookkeeping;
    running = false;
  };

  return {
    name: 'console',
    chat,
    closed: ended.promise,
    async start() {
      running = true;
      run().then(ended.resolve, ended.reject);
    },
    async stop() {
      lines.close();
      if (running) await ended.promise;
    },
    state: () => ({
      state: running ? 'up' : 'down',
      detail: running ? 'reading what is typed' : 'nobody is there any more',
    }),
  };
}
