import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Message } from '../../src/core/message.ts';
import type { Request } from '../../src/core/request.ts';
import { type ABot, aBot } from '../a-bot.ts';
import { actionOf, ask, messageOf, press, replyOf } from '../requests.ts';

const here = { platform: 'slack', workspace: 'T1' } as const;
const nonsense = 'who owns the frobnicated zorgblatt';
const vague = 'who patches the coffee machine';

let one: ABot;
let other: ABot;
beforeEach(async () => {
  one = await aBot();
  other = await aBot({ store: one.store });
});
afterEach(async () => {
  await other.close();
  await one.close();
});

/** The same delivery comes to two processes on one store. */
const both = (request: Request) => Promise.all([replyOf(one, request), replyOf(other, request)]);

const cardOf = async (request: Request): Promise<Message> => {
  const [reply] = await both(request);
  if (reply.kind !== 'message') throw new Error(`a ${reply.kind}, not a message`);
  return reply.message;
};

test('a question that two processes get is kept once, and the buttons of both answers work', async () => {
  const replies = await both(ask('patching'));
  expect(await one.store.asks.latest('U1', here, 5)).toHaveLength(1);
  const third = await aBot({ store: one.store });
  for (const reply of replies) {
    if (reply.kind !== 'message') throw new Error(`a ${reply.kind}, not a message`);
    const compared = await messageOf(third, press(actionOf(reply.message, 'Compare services')));
    expect(compared.summary).toContain('RDS');
  }
  await third.close();
});

test('the same question asked twice is two asks', async () => {
  await both(ask('patching'));
  await both(ask('patching'));
  expect(await one.store.asks.latest('U1', here, 5)).toHaveLength(2);
});

test('a question that nobody can answer counts once in the backlog', async () => {
  await both(ask(nonsense));
  expect(await one.store.backlog.top(here, 5)).toMatchObject([{ kind: 'unknown', count: 1 }]);
});

test('what was meant counts once, also when it is picked again in another process', async () => {
  const card = await cardOf(ask(vague));
  const pick = actionOf(card, '1');
  await both(press(pick));
  await replyOf(other, press(pick));
  const meant = (await one.store.backlog.top(here, 5)).filter(({ kind }) => kind === 'meant');
  expect(meant).toMatchObject([{ count: 1 }]);
});

test('"this is wrong" counts once', async () => {
  const card = await cardOf(ask('who patches the os on rds'));
  await both(press(actionOf(card, 'Was this right? No')));
  const wrong = (await one.store.backlog.top(here, 5)).filter(({ kind }) => kind === 'wrong');
  expect(wrong).toMatchObject([{ count: 1 }]);
});

test('an answer is shared once: a delivery twice, a double click in two processes', async () => {
  const card = await cardOf(ask('patching'));
  const share = actionOf(card, 'Share in channel');
  const shared = (replies: readonly { readonly kind: string }[]) =>
    replies.filter(({ kind }) => kind === 'message').length;
  expect(shared(await both(press(share)))).toBe(1);
  expect(shared([await replyOf(other, press(share)), await replyOf(one, press(share))])).toBe(0);
  one.pass(11_000);
  other.pass(11_000);
  expect(shared(await both(press(share)))).toBe(1);
});
