import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Action, encodeAction } from '../../src/core/action.ts';
import type { Block, MenuOption } from '../../src/core/message.ts';
import { renderForm, renderModal } from '../../src/slack/form.ts';
import { createIds, readCompletes, readPress } from '../../src/slack/ids.ts';
import { renderHome, renderMessage } from '../../src/slack/render.ts';
import { blockSamples, formSamples, hostileSamples, hostileTexts } from '../gallery.ts';
import { screenForms, screens } from '../screens.ts';
import { messageFaults, textFaults, viewFaults } from '../wire/block-kit.ts';
import { pressables, wordsOf } from '../wire/slack-read.ts';

const samples = [...screens, ...blockSamples, ...hostileSamples];
const message = (...blocks: readonly Block[]) => ({ summary: 'A summary', blocks });

describe('every message fits into Slack', () => {
  it.each(samples)('$name, as a message', ({ message }) => {
    const { text, blocks } = renderMessage(message);
    expect(messageFaults(blocks)).toEqual([]);
    expect(textFaults(text)).toEqual([]);
    expect(blocks.length).toBeGreaterThan(0);
  });

  it.each(samples)('$name, as the home tab', ({ message }) => {
    expect(viewFaults(renderHome(message))).toEqual([]);
  });

  it.each(samples)('$name, as a modal', ({ message }) => {
    expect(viewFaults(renderModal(message, ''))).toEqual([]);
  });

  it.each([...screenForms, ...formSamples])('$name', ({ form }) => {
    expect(viewFaults(renderForm(form, '{}'))).toEqual([]);
  });

  it('whatever anybody types', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ unit: fc.constantFrom('<', '!', '@', '&', '*', '_', '`', '\n', '|', 'a', ' ') }),
      fc.string({ minLength: 3_000, maxLength: 3_500 }),
    );
    fc.assert(
      fc.property(text, text, (one, other) => {
        const spans = [
          { kind: 'plain', text: one },
          { kind: 'strong', text: other },
          { kind: 'code', text: one },
          { kind: 'link', text: other, url: 'https://example.org/?a=1&b=2' },
        ] as const;
        const { text, blocks } = renderMessage({
          summary: one,
          blocks: [
            { kind: 'heading', text: other },
            { kind: 'verdict', owner: 'aws', about: one, spans },
            { kind: 'list', items: [spans, spans] },
            { kind: 'note', spans },
            { kind: 'quote', title: one, spans },
          ],
        });
        return [...messageFaults(blocks), ...textFaults(text)].length === 0;
      }),
      { numRuns: 150, endOnFailure: true },
    );
  });
});

describe('what people type stays what it is', () => {
  it.each(Object.entries(hostileTexts))('%s', (_, text) => {
    const { blocks } = renderMessage(message({ kind: 'text', spans: [{ kind: 'plain', text }] }));
    const sent = JSON.stringify(blocks);
    expect(sent).not.toMatch(/<[!@#]/);
    expect(sent).not.toMatch(/"type":"(user|usergroup|broadcast|emoji)"/);
    expect(sent).not.toContain('"style"');
  });

  it('small print makes no emphasis, code or emoji of it, and no link', () => {
    const text = 'a *b* _c_ `d` ~e~ <https://evil.example|bank> :tada: snake_case';
    const { blocks } = renderMessage(message({ kind: 'note', spans: [{ kind: 'plain', text }] }));
    const sent = JSON.stringify(blocks);
    expect(sent).not.toMatch(/\*b\*|\b_c_|`d`|~e~|<https|:tada:/);
    expect(sent).toContain('snake_case');
  });

  it('names, groups and times ping nobody', () => {
    const { blocks } = renderMessage(
      message({
        kind: 'text',
        spans: [
          { kind: 'person', id: 'U1', name: 'Ana' },
          { kind: 'group', id: 'S1', name: 'platform' },
          { kind: 'channel', id: 'C024BE7LR', name: 'cloud' },
          { kind: 'time', at: Date.UTC(2026, 0, 15, 9), text: 'at nine' },
        ],
      }),
    );
    expect(JSON.stringify(blocks)).not.toMatch(/U1|S1/);
    expect(wordsOf(blocks)).toContain('Ana@platform');
    expect(JSON.stringify(blocks)).toContain('"timestamp":1768467600');
  });
});

describe('what is too long', () => {
  const paragraph = (n: number): Block => ({
    kind: 'text',
    spans: [{ kind: 'plain', text: `Paragraph ${n}. ${'words '.repeat(200)}` }],
  });
  const buttons: Block = {
    kind: 'buttons',
    buttons: [{ label: 'Help', action: { kind: 'help' } }],
    menu: null,
  };

  it('is cut at its end and says so; the first words and the buttons stay', () => {
    const many = Array.from({ length: 80 }, (_, n) => paragraph(n));
    const { blocks } = renderMessage(message(...many, buttons));
    expect(wordsOf(blocks)).toContain('Paragraph 0.');
    expect(wordsOf(blocks)).toContain('There is more than Slack shows');
    expect(pressables(blocks).map(({ label }) => label)).toEqual(['Help']);
  });

  it('in one paragraph goes over into the next, losing no word', () => {
    const words = Array.from({ length: 900 }, (_, n) => `word${n}`).join(' ');
    const { blocks } = renderMessage(
      message({ kind: 'text', spans: [{ kind: 'plain', text: words }] }),
    );
    expect(blocks.length).toBeGreaterThan(1);
    expect(wordsOf(blocks).split(/\s+/)).toHaveLength(900);
  });

  it('as a menu of two hundred comes in groups, and every entry works', () => {
    const options: readonly MenuOption[] = Array.from({ length: 200 }, (_, n) => ({
      label: `Service ${n}`,
      action: { kind: 'service', ask: 'k3v9x2m1qp', service: `service-${n}` },
    }));
    const { blocks } = renderMessage(
      message({ kind: 'buttons', buttons: [], menu: { label: 'Pick', options } }),
    );
    const found = pressables(blocks).map(({ action_id, value }) => readPress(action_id, value));
    expect(found.map(({ action }) => action)).toEqual(options.map(({ action }) => action));
  });

  it('stands on a button in at most 75 characters', () => {
    const label = 'An endless label '.repeat(10);
    const { blocks } = renderMessage(
      message({
        kind: 'buttons',
        buttons: [{ label, action: { kind: 'help' } }],
        menu: null,
      }),
    );
    expect(pressables(blocks)[0]?.label.length).toBeLessThanOrEqual(75);
    expect(pressables(blocks)[0]?.label).toMatch(/ (An|endless|label)…$/);
  });
});

describe('ids', () => {
  const id = fc.stringMatching(/^[a-z0-9-]{1,30}$/);
  const action: fc.Arbitrary<Action> = fc.oneof(
    fc.record({ kind: fc.constant('service' as const), ask: id, service: id }),
    fc.record({ kind: fc.constant('meant' as const), ask: id, topic: id, service: id }),
    fc.record({ kind: fc.constant('compare' as const), ask: id }),
    fc.constant({ kind: 'help' } as const),
  );

  it('of buttons and menus are read back as what they were, twice on one message too', () => {
    fc.assert(
      fc.property(fc.array(action, { minLength: 1, maxLength: 8 }), (actions) => {
        const ids = createIds();
        const buttons = [...actions, ...actions].map((one) => ids.button(one));
        expect(new Set(buttons).size).toBe(buttons.length);
        const read = buttons.map((button) => readPress(button, null).action);
        expect(read).toEqual([...actions, ...actions]);
        const menu = ids.menu(actions);
        expect(menu.values.every((value) => value !== '' && value.length <= 75)).toBe(true);
        expect(menu.values.map((value) => readPress(menu.id, value).action)).toEqual(actions);
        expect(ids.menu(actions).id).not.toBe(menu.id);
      }),
    );
  });

  it('of a search box say what it completes and what a pick does', () => {
    const ids = createIds();
    for (const picker of [1, 2].map(() => ids.picker('service', { kind: 'search' }))) {
      expect(readCompletes(picker)).toBe('service');
      expect(readPress(picker, 'rds')).toEqual({ action: { kind: 'search' }, value: 'rds' });
    }
  });

  it('that are not ours, or of an older version, are nobody', () => {
    for (const id of ['', 'x', 'v0:gone', 'menu|', 'menu', 'pick|ask', '~2']) {
      expect(readPress(id, null).action).toBeNull();
      expect(readCompletes(id === 'pick|ask' ? '' : id)).toBeNull();
    }
    expect(readPress(encodeAction({ kind: 'help' }), null).action).toEqual({ kind: 'help' });
  });
});
