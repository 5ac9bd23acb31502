import { describe, expect, test } from 'vitest';
import { type Block, type Message, plain, rich } from '../../src/core/message.ts';
import { renderForm, renderTyping } from '../../src/discord/form.ts';
import { limits } from '../../src/discord/limits.ts';
import { render, renderEdit, renderPost } from '../../src/discord/render.ts';
import { blockSamples, formSamples, hostileSamples } from '../gallery.ts';
import { screenForms, screens } from '../screens.ts';
import { bodyFaults, modalFaults } from '../wire/discord-check.ts';
import { componentsOf, pressablesOf, read, textsOf, wordsOf } from '../wire/discord-read.ts';
import { shapeFaults } from '../wire/discord-shape.ts';

const samples = [...blockSamples, ...hostileSamples, ...screens];
const drawn = (...blocks: readonly Block[]) => drawnMessage({ summary: 'A summary', blocks });
const drawnMessage = (message: Message): Readonly<Record<string, unknown>> => ({
  ...render(message),
});

describe('every message fits into Discord', () => {
  test.each(samples)('$name, as an answer', ({ message }) => {
    expect(bodyFaults('message', render(message))).toEqual([]);
    expect(bodyFaults('response', render(message, 7))).toEqual([]);
  });

  test.each(samples)('$name, in place of an earlier one', ({ message }) => {
    expect(bodyFaults('message edit', renderEdit(message))).toEqual([]);
    expect(bodyFaults('update', renderEdit(message), true)).toEqual([]);
  });

  test.each(samples)('$name, unasked', ({ message }) => {
    expect(bodyFaults('message', renderPost(message, 123_456))).toEqual([]);
  });

  test.each([...formSamples, ...screenForms])('$name', ({ form }) => {
    for (const offered of [[], [{ label: 'Amazon RDS', value: 'rds' }]]) {
      const data = renderForm(form, () => offered);
      expect(shapeFaults('modal', { type: 9, data })).toEqual([]);
      expect(modalFaults(data)).toEqual([]);
    }
  });

  test('the box beside a picker', () => {
    const data = renderTyping('zone', { kind: 'search' });
    expect(shapeFaults('modal', { type: 9, data })).toEqual([]);
    expect(modalFaults(data)).toEqual([]);
  });
});

describe('a card', () => {
  const verdict = (owner: 'aws' | 'customer' | 'shared'): Block => ({
    kind: 'verdict',
    owner,
    spans: rich('**Someone** owns this.'),
    about: 'Patching',
  });
  const colours = (body: Readonly<Record<string, unknown>>) =>
    componentsOf(body)
      .filter(({ type }) => type === 17)
      .map(({ accent_color: colour }) => colour);

  test('has a colour of its own for each owner, and says the owner in words first', () => {
    const all = (['aws', 'customer', 'shared'] as const).map((owner) => drawn(verdict(owner)));
    expect(new Set(all.map((body) => String(colours(body)))).size).toBe(3);
    for (const body of all) expect(wordsOf(body)).toMatch(/^Someone owns this\.\nPatching/);
  });

  test('without a verdict has no colour', () => {
    expect(colours(drawn({ kind: 'heading', text: 'Help' }))).toEqual([undefined]);
  });

  test('is one of two when there are two verdicts, each in its colour', () => {
    const body = drawn(verdict('aws'), verdict('customer'));
    expect(colours(body)).toHaveLength(2);
    expect(new Set(colours(body)).size).toBe(2);
  });

  test('whose verdict is long says it as a text, not as a heading of several lines', () => {
    const spans = [plain('You own this, and here is why that is so. '.repeat(4))];
    const body = drawn({ kind: 'verdict', owner: 'customer', spans, about: 'Patching' });
    expect(read(textsOf(body)[0] ?? '').marks).not.toContain('heading');
  });

  test('that is too long keeps its verdict, its source and its buttons', () => {
    const body = drawn(
      verdict('shared'),
      { kind: 'list', items: Array.from({ length: 300 }, (_, n) => [plain(`Item ${n}`)]) },
      { kind: 'text', spans: [plain('word '.repeat(2_000))] },
      { kind: 'note', spans: [plain('Source: a guide')] },
      { kind: 'buttons', buttons: [{ label: 'Help', action: { kind: 'help' } }], menu: null },
    );
    expect(wordsOf(body)).toContain('Someone owns this.');
    expect(wordsOf(body)).toMatch(/… and \d+ more/);
    expect(wordsOf(body)).toContain('word…');
    expect(wordsOf(body)).toContain('Source: a guide');
    expect(pressablesOf(body).map(({ label }) => label)).toEqual(['Help']);
    const length = textsOf(body).join('').length;
    expect(length).toBeGreaterThan(limits.text * 0.9);
    expect(length).toBeLessThanOrEqual(limits.text);
  });

  test('with more rows than Discord takes says that something is left out', () => {
    const row = (n: number): Block => ({
      kind: 'buttons',
      buttons: [{ label: `Button ${n}`, action: { kind: 'topic', topic: `t${n}`, service: '' } }],
      menu: null,
    });
    const body = drawn(
      { kind: 'heading', text: 'Many' },
      ...Array.from({ length: 30 }, (_, n) => row(n)),
    );
    expect(wordsOf(body)).toContain('(shortened)');
    expect(pressablesOf(body)[0]?.label).toBe('Button 0');
  });

  test('whose texts were all left out is left out itself', () => {
    const facts = (count: number): Block => ({
      kind: 'facts',
      items: Array.from({ length: count }, () => ({ label: 'L', spans: [plain('w'.repeat(200))] })),
    });
    const body = drawn(verdict('aws'), facts(30), verdict('customer'));
    expect(bodyFaults('message', body)).toEqual([]);
    expect(colours(body)).toHaveLength(1);
  });

  test('with too many texts and too many rows stays within its characters', () => {
    const text: Block = { kind: 'text', spans: [plain('w'.repeat(300))] };
    for (let fill = 0; fill < 120; fill += 5) {
      const note: Block = { kind: 'note', spans: [plain('f'.repeat(fill))] };
      const rows = Array.from(
        { length: 22 },
        (_, n): Block => ({
          kind: 'buttons',
          buttons: [{ label: 'b', action: { kind: 'topic', topic: `t${n}`, service: '' } }],
          menu: null,
        }),
      );
      const body = drawn(note, ...Array.from({ length: 30 }, () => text), ...rows);
      expect(bodyFaults('message', body)).toEqual([]);
    }
  });
});

describe('a table', () => {
  const table = (head: readonly string[], ...rows: readonly (readonly string[])[]) =>
    wordsOf(drawn({ kind: 'table', head, rows }));

  test('says in each row what its cells are, so that nobody counts columns', () => {
    expect(table(['What', 'EC2', 'RDS'], ['Hardware', 'AWS', 'AWS'], ['Logs', 'You', ''])).toBe(
      'Hardware · EC2: AWS · RDS: AWS\nLogs · EC2: You',
    );
  });

  test('of two columns has its head above', () => {
    expect(table(['Service', 'Owner'], ['RDS', 'AWS'])).toBe('Service · Owner\nRDS · AWS');
  });
});

describe('names and places', () => {
  const spans = [
    { kind: 'person', id: '1234567890123456789', name: 'Ana' },
    { kind: 'channel', id: '1234567890123456789', name: 'cloud-help' },
    { kind: 'group', id: '1234567890123456789', name: 'platform' },
    { kind: 'time', at: 1_768_467_600_000, text: 'Thursday 09:00' },
  ] as const;

  test('a person is a name, not a mention; a channel and a role are what they are', () => {
    const [text] = textsOf(drawn({ kind: 'text', spans }));
    expect(text).toBe('Ana<#1234567890123456789><@&1234567890123456789><t:1768467600:f>');
  });

  test('a channel or group that is elsewhere is its name', () => {
    const elsewhere = spans.map((span) => ({ ...span, id: 'C024BE7LR' }));
    expect(wordsOf(drawn({ kind: 'text', spans: elsewhere }))).toContain('Ana#cloud-help@platform');
  });
});

describe('controls', () => {
  test('a picker is a list, and a button to type instead', () => {
    const picker: Block = {
      kind: 'picker',
      label: 'Search',
      completes: 'service',
      action: { kind: 'search' },
      options: [{ label: 'Amazon RDS', value: 'rds' }],
    };
    expect(pressablesOf(drawn(picker)).map(({ label }) => label)).toEqual([
      'Amazon RDS',
      'Type it instead…',
    ]);
    const empty = pressablesOf(drawn({ ...picker, options: [] }));
    expect(empty.map(({ label }) => label)).toEqual(['Search']);
  });

  test('labels over 80 characters are cut, and the choices stand in full in the text', () => {
    const long = 'a choice that goes on and on '.repeat(5).trim();
    const body = drawn(
      {
        kind: 'choices',
        choices: [{ letter: 'A', spans: [plain(long)], action: { kind: 'help' }, mark: null }],
      },
      { kind: 'buttons', buttons: [{ label: long, action: { kind: 'help' } }], menu: null },
    );
    expect(wordsOf(body)).toContain(long);
    const labels = pressablesOf(body).map(({ label }) => label);
    expect(labels[0]).toBe('A');
    expect(labels[1]).toMatch(/^.{60,79}…$/);
  });
});

describe('what nobody asked for', () => {
  const buttons: Block = {
    kind: 'buttons',
    buttons: [{ label: 'A', action: { kind: 'help' } }],
    menu: null,
  };
  const message = { summary: 'Question of the day: *who* patches RDS?', blocks: [buttons] };

  test('says its summary in the notification, which Components V2 can not', () => {
    const body = renderPost(message, 5_000);
    expect(body.content).toBe('Question of the day: \\*who\\* patches RDS?');
    expect(body.flags).toBe(0);
    expect(body.components[0]).toMatchObject({ type: 1, id: 5_000 });
  });

  test('says what is in the notification only there', () => {
    const question = 'Who patches RDS?';
    const body = renderPost(
      {
        summary: `Question of the day: ${question}`,
        blocks: [
          { kind: 'heading', text: 'Question of the day' },
          { kind: 'text', spans: [plain(question)] },
          { kind: 'text', spans: [plain('A or B')] },
          buttons,
        ],
      },
      5_000,
    );
    expect(body.content).toBe(`Question of the day: ${question}`);
    expect(body.embeds).toEqual([{ description: 'A or B' }]);
  });

  test('without a button to carry its mark is Components V2', () => {
    const body = renderPost({ summary: 'The week', blocks: [] }, 5_000);
    expect(body.content).toBeUndefined();
    expect(body.components[0]).toMatchObject({ type: 17, id: 5_000 });
  });

  test('becomes Components V2 when it is edited, with nothing left of before', () => {
    const body = renderEdit(message);
    expect(body.content).toBeNull();
    expect(body.embeds).toEqual([]);
  });
});
