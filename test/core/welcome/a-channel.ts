/** A bot in a channel of a small platform whose newcomers it may greet, with a clock that a test moves. */
import { randomUUID } from 'node:crypto';
import type { Action } from '../../../src/core/action.ts';
import type { Message } from '../../../src/core/message.ts';
import type { Store } from '../../../src/core/ports.ts';
import type { Person, Place, Request } from '../../../src/core/request.ts';
import type { Teams } from '../../../src/core/team/team.ts';
import { aBot } from '../../a-bot.ts';
import { type Board, startBoard } from '../../wire/board.ts';
import { boardChat } from '../../wire/board-chat.ts';
import { said, textOf } from '../quiz/a-quiz.ts';

export const second = 1_000;
export const hour = 3_600 * second;

/** It is Thursday, 15 January 2026, 9 o'clock UTC. */
const morning = Date.UTC(2026, 0, 15, 9);

export interface AChannel {
  readonly board: Board;
  readonly store: Store;
  readonly place: Place;
  /** Ada is an admin; the words of the reply. */
  admin(line: string, where?: Partial<Place>, who?: string): Promise<string>;
  /** `/whoowns-admin check`. */
  check(who?: string): Promise<string>;
  /** `/tour`. */
  tour(who: string, where?: Partial<Place>): Promise<Message>;
  press(who: string, action: Action, where?: Partial<Place>): Promise<Message>;
  joins(who: string, more?: Joining): Promise<void>;
  /** Lets time pass, five seconds and a tick at a time. */
  pass(ms: number): Promise<void>;
  now(): number;
  /** The bot after a kill, or beside the first: the same store, a memory of its own. */
  another(): Promise<AChannel>;
  /** Who was written to, and what. */
  greeted(): readonly { readonly person: string; readonly how: string; readonly text: string }[];
  /** What stands in the channel, the latest last. */
  channel(): readonly string[];
  close(): Promise<void>;
}

export interface Joining {
  readonly delivery?: string;
  readonly at?: number;
  readonly where?: Partial<Place>;
}

interface Wanted {
  readonly keyHoldsMs?: number;
  readonly store?: Store;
  readonly platform?: Place['platform'];
  readonly board?: Board;
  readonly teams?: Teams;
  readonly slept?: number;
}

export async function aChannel(wanted: Wanted = {}): Promise<AChannel> {
  const { keyHoldsMs = 0, platform = 'slack' } = wanted;
  const board = wanted.board ?? (await startBoard());
  const chat = boardChat({ url: board.url, keyHoldsMs, timeoutMs: 10_000 });
  const { store, teams } = wanted;
  const parts = await aBot({
    chat: () => chat,
    ...(store ? { store } : {}),
    ...(teams ? { teams: () => teams } : {}),
  });
  parts.pass(wanted.slept ?? 0);
  board.keyHoldsMs = () => keyHoldsMs;
  board.now = parts.now;
  const place: Place = { platform, workspace: 'T1', channel: 'C1' };
  const asked = (id: string, where: Partial<Place> = {}) => ({
    delivery: randomUUID(),
    place: { ...place, ...where },
    person: person(id),
    outside: false,
    direct: false,
  });
  const reply = (request: Request) => Promise.resolve(parts.bot.handle(request).reply);
  const message = async (request: Request): Promise<Message> => {
    const made = await reply(request);
    if (made.kind !== 'message') throw new Error(`a ${made.kind}, not a message`);
    return made.message;
  };
  const channel: AChannel = {
    board,
    store: parts.store,
    place,
    async admin(line, where, who = 'ada') {
      const words = line.split(' ');
      const options = Object.fromEntries(
        words.filter((word) => word.includes(':')).map((word) => word.split(/:(.*)/s, 2)),
      );
      const path = ['welcome', ...words.filter((word) => !word.includes(':'))];
      const command = 'whoowns-admin';
      return said(await reply({ ...asked(who, where), kind: 'command', command, path, options }));
    },
    async check(who = 'ada') {
      const made = { command: 'whoowns-admin', path: ['check'], options: {} } as const;
      return said(await reply({ ...asked(who), kind: 'command', ...made }));
    },
    tour: (who, where) =>
      message({ ...asked(who, where), kind: 'command', command: 'tour', path: [], options: {} }),
    press: (who, action, where) =>
      message({ ...asked(who, where), kind: 'press', action, value: null, own: true }),
    async joins(who, { delivery = randomUUID(), at = parts.now(), where } = {}) {
      await reply({ ...asked(who, where), delivery, kind: 'joined', at });
    },
    async pass(ms) {
      for (let left = ms; left > 0; left -= 5 * second) {
        parts.pass(Math.min(left, 5 * second));
        await parts.bot.tick(parts.now());
      }
    },
    now: parts.now,
    another: () => aChannel({ ...wanted, board, store: parts.store, slept: parts.now() - morning }),
    greeted: () =>
      board.directs.map((one) => ({
        person: one.person,
        how: one.how,
        text: textOf(one.message),
      })),
    channel: () => board.in(place.channel).map((one) => textOf(one.message)),
    async close() {
      await parts.close();
      if (!wanted.board) await board.close();
    },
  };
  return channel;
}

function person(id: string): Person {
  return { id, name: `${id}'s name`, admin: id === 'ada' ? 'channel' : null, zone: null };
}
