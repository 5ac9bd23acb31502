import { expect, it } from 'vitest';
import { code, type Message, plain } from '../../src/core/message.ts';
import { renderMessage } from '../../src/slack/render.ts';

const shared = { kind: 'text', spans: [plain('Type '), code('/whoowns patching')] } as const;
const asked = (ask: string): Message => ({
  summary: 'Type /whoowns patching',
  blocks: [
    shared,
    {
      kind: 'buttons',
      buttons: [{ label: 'Analogy', action: { kind: 'analogy', ask } }],
      menu: null,
    },
  ],
});

it('gives two answers that share their words buttons of their own', () => {
  const [one, other] = [renderMessage(asked('first')), renderMessage(asked('second'))];
  expect(one.blocks[0]).toEqual(other.blocks[0]);
  expect(JSON.stringify(one.blocks)).toContain('analogy:first');
  expect(JSON.stringify(other.blocks)).toContain('analogy:second');
  expect(JSON.stringify(other.blocks)).not.toContain('analogy:first');
});

it('speaks of the commands under the name that the app has, whatever was drawn before', () => {
  expect(JSON.stringify(renderMessage(asked('x'), 'whoowns').blocks)).toContain('"/whoowns patch');
  expect(JSON.stringify(renderMessage(asked('x'), 'who').blocks)).toContain('"/who patch');
});
