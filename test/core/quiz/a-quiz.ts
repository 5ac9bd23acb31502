/** A whole bot in a channel of a small platform, with a clock that the test moves. */
import { randomUUID } from 'node:crypto';
import type { Action } from '../../../src/core/action.ts';
import { type Block, type Message, wordsOf } from '../../../src/core/message.ts';
import type { Store } from '../../../src/core/ports.ts';
import { questionOf } from '../../../src/core/quiz/kept-question.ts';
import { letterOf, type Question, rightIndex } from '../../../src/core/quiz/question.ts';
import type { Person, Place, Reply, Request } from '../../../src/core/request.ts';
import { aBot } from '../../a-bot.ts';
import { type Board, startBoard } from '../../wire/board.ts';
import { boardChat } from '../../wire/board-chat.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

type Asked = Pick<Request, 'delivery' | 'place' | 'person' | 'outside' | 'direct'>;

export interface AQuiz {
  readonly board: Board;
  readonly store: Store;
  readonly place: Place;
  now(): number;
  /** Lets time pass in steps of a minute (of an hour over long times), with a tick after each. */
  pass(ms: number): Promise<void>;
  /** Lets time pass while nothing runs. */
  sleep(ms: number): void;
  tick(): Promise<void>;
  /** `/quiz me`, `/whoowns-admin quiz setup time:09:00 …`. */
  type(who: string, line: string, options?: Readonly<Record<string, string>>): Promise<Reply>;
  /** The same, as words. */
  say(who: string, line: string, options?: Readonly<Record<string, string>>): Promise<string>;
  press(who: string, action: Action): Promise<Reply>;
  /** Presses a letter of the channel's latest question; the words of the reply. */
  letter(who: string, letter: string): Promise<string>;
  send(
    who: string,
    action: Action,
    values: Readonly<Record<string, readonly string[]>>,
  ): Promise<Reply>;
  /** The question of the channel's latest round. */
  question(): Promise<Question>;
  right(): Promise<string>;
  wrong(): Promise<string>;
  /** What the channel shows, the latest message last. */
  channel(): readonly string[];
  /** The bot after a kill: what was in memory is gone. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** It is Thursday, 15 January 2026, 9 o'clock UTC; ada is an admin, others are members. */
export async function aQuiz(): Promise<AQuiz> {
  const board = await startBoard();
  const chat = boardChat({ url: board.url, keyHoldsMs: 0, timeoutMs: 10_000 });
  const wanted = { chat: () => chat } as const;
  const first = await aBot(wanted);
  let it = first;
  let slept = 0;
  const place: Place = { platform: 'slack', workspace: 'T1', channel: 'C1' };
  const asked = (id: string): Asked => ({
    delivery: randomUUID(),
    place,
    person: person(id),
    outside: false,
    direct: false,
  });
  const reply = async (request: Request): Promise<Reply> => {
    const handled = it.bot.handle(request);
    return handled.reply;
  };
  const quiz: AQuiz = {
    board,
    store: first.store,
    place,
    now: () => it.now(),
    async tick() {
      await it.bot.tick(it.now());
    },
    sleep(ms) {
      slept += ms;
      it.pass(ms);
    },
    async pass(ms) {
      const step = ms > 3 * hour ? hour : minute;
      for (let left = ms; left > 0; left -= step) {
        quiz.sleep(Math.min(left, step));
        await quiz.tick();
      }
    },
    async type(who, line, extra = {}) {
      const words = line.split(' ');
      const [name = ''] = words.splice(0, 1);
      const command = name === '/quiz' ? 'quiz' : 'whoowns-admin';
      const options = Object.fromEntries(
        words.filter((word) => word.includes(':')).map((word) => word.split(/:(.*)/s, 2)),
      );
      const path = words.filter((word) => !word.includes(':'));
      return reply({
        ...asked(who),
        kind: 'command',
        command,
        path,
        options: { ...options, ...extra },
      });
    },
    async say(who, line, extra) {
      return said(await quiz.type(who, line, extra));
    },
    press: (who, action) =>
      reply({ ...asked(who), kind: 'press', action, value: null, own: false }),
    async letter(who, letter) {
      const message = board.in(place.channel).findLast((each) => lettersOf(each.message).size > 0);
      const action = message && lettersOf(message.message).get(letter);
      if (!action) throw new Error(`no button ${letter} in the channel`);
      return said(await quiz.press(who, action));
    },
    send: (who, action, values) => reply({ ...asked(who), kind: 'form', action, values }),
    async question() {
      const round = await first.store.quiz.rounds.latest(place, null);
      if (!round) throw new Error('no round');
      return questionOf(round);
    },
    async right() {
      return letterOf(rightIndex(await quiz.question()));
    },
    async wrong() {
      return letterOf((rightIndex(await quiz.question()) + 1) % 3);
    },
    channel: () => board.in(place.channel).map(({ message }) => textOf(message)),
    async restart() {
      it = await aBot({ ...wanted, store: first.store });
      it.pass(slept);
    },
    async close() {
      await first.close();
      await board.close();
    },
  };
  return quiz;
}

function person(id: string): Person {
  return { id, name: `${id}'s name`, admin: id === 'ada' ? 'channel' : null, zone: null };
}

function lettersOf({ blocks }: Message): ReadonlyMap<string, Action> {
  const letters = new Map<string, Action>();
  for (const block of blocks) {
    if (block.kind !== 'choices') continue;
    for (const { letter, action } of block.choices) if (action) letters.set(letter, action);
  }
  return letters;
}

export function said(reply: Reply): string {
  switch (reply.kind) {
    case 'message':
    case 'home':
      return textOf(reply.message);
    case 'form':
      return `form: ${reply.form.title}`;
    case 'faults':
      return Object.entries(reply.faults)
        .map(([name, fault]) => `${name}: ${fault}`)
        .join('\n');
    case 'nothing':
      return '';
  }
}

/** Every word of a message, one line a block. */
export function textOf({ blocks }: Message): string {
  return blocks.map(blockText).join('\n');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'snippet':
      return block.text;
    case 'text':
    case 'note':
    case 'quote':
    case 'verdict':
      return wordsOf(block.spans);
    case 'facts':
      return block.items.map(({ label, spans }) => `${label}: ${wordsOf(spans)}`).join('\n');
    case 'table':
      return [block.head, ...block.rows].map((row) => row.join(' | ')).join('\n');
    case 'list':
      return block.items.map(wordsOf).join('\n');
    case 'choices':
      return block.choices
        .map(({ letter, spans, mark }) => `${letter}) ${wordsOf(spans)}${mark ? ` (${mark})` : ''}`)
        .join('\n');
    case 'buttons':
      return block.buttons.map(({ label }) => `[${label}]`).join(' ');
    case 'picker':
      return block.label;
    case 'meter':
      return block.bars.map(({ label, count }) => `${label}: ${count}`).join('\n');
    case 'image':
      return block.alt;
  }
}
