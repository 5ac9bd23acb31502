import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { render } from '../../src/console/render.ts';
import { type Action, decodeAction, encodeAction } from '../../src/core/action.ts';
import type { Block, Message } from '../../src/core/message.ts';
import { type ABot, aBot, knowledge } from '../a-bot.ts';
import { hostileTexts } from '../gallery.ts';
import { ask, messageOf, press, replyOf, request } from '../requests.ts';

let parts: ABot;
beforeAll(async () => {
  parts = await aBot();
});
afterAll(() => parts.close());

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(...Object.values(hostileTexts)),
  fc.constantFrom(...[...knowledge.topics.values()].flatMap(({ words }) => words)),
  fc
    .tuple(
      fc.constantFrom('who patches ', 'backups on ', 'rds vs '),
      fc.string({ unit: 'grapheme' }),
    )
    .map((words) => words.join('')),
);

function actionsOf(block: Block): readonly Action[] {
  switch (block.kind) {
    case 'choices':
      return block.choices.flatMap(({ action }) => action ?? []);
    case 'buttons':
      return [...block.buttons, ...(block.menu?.options ?? [])].map(({ action }) => action);
    case 'picker':
      return [block.action];
    default:
      return [];
  }
}

/** What holds for every message, whatever was asked. */
function hold({ summary, blocks }: Message): void {
  expect(summary.trim()).not.toBe('');
  const buttons = blocks.flatMap((block) => (block.kind === 'buttons' ? [block] : []));
  for (const row of buttons) expect(row.buttons.length).toBeLessThanOrEqual(3);
  for (const action of blocks.flatMap(actionsOf)) {
    expect(decodeAction(encodeAction(action))).toEqual(action);
  }
  const { text } = render({ summary, blocks }, { columns: 80, colour: false, pressable: true });
  expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  expect(text).not.toContain('something went wrong');
}

test('whatever is asked, however, gets a sound answer', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(anything, anything, fc.boolean(), async (text, service, visible) => {
      hold(await messageOf(parts, ask(text, { service, visible: String(visible) })));
      for (const via of ['mention', 'direct', 'shortcut'] as const) {
        hold(await messageOf(parts, request({ kind: 'words', text, via })));
      }
      hold(await messageOf(parts, press({ kind: 'search' }, text)));
    }),
    { numRuns: 150 },
  );
});

test('whatever a button says, nothing breaks', async () => {
  const id = fc.oneof(
    anything,
    fc.string().map((rest) => `meant:0000000001:${rest}`),
    fc.constantFrom(
      'service:0000000001:nope',
      'topic::',
      'topic:nope:nope',
      'example:99',
      'meant:0000000001::',
    ),
  );
  await replyOf(parts, ask('patching'));
  await fc.assert(
    fc.asyncProperty(id, async (wire) => {
      const reply = await replyOf(parts, press(decodeAction(wire)));
      if (reply.kind === 'message') hold(reply.message);
    }),
    { numRuns: 200 },
  );
});

test('a type-ahead takes whatever is typed', () => {
  fc.assert(
    fc.property(anything, fc.constantFrom('ask', 'service', 'topic', 'zone'), (text, completes) => {
      const found = parts.bot.complete(completes, text, 25);
      expect(found.length).toBeLessThanOrEqual(25);
      for (const { label } of found) expect(label.length).toBeLessThanOrEqual(75);
    }),
    { numRuns: 200 },
  );
});

test('every topic on every service fits on a button', () => {
  const longest = (ids: Iterable<string>) =>
    [...ids].reduce((one, other) => (other.length > one.length ? other : one), '');
  const topic = longest(knowledge.topics.keys());
  const service = longest(knowledge.services.keys());
  const id = encodeAction({ kind: 'meant', ask: '0123456789', topic, service });
  expect(id.length).toBeLessThanOrEqual(100);
});
