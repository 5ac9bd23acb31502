import { describe, expect, test } from 'vitest';
import { messageFaults, optionsFaults, textFaults, viewFaults } from './block-kit.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const button = (action_id: string, text = 'Press') => ({
  type: 'button',
  action_id,
  text: plain(text),
});
const actions = (...elements: readonly object[]) => ({ type: 'actions', elements });
const section = (text: object) => ({ type: 'section', text });
const select = (more: object) => ({ type: 'static_select', action_id: 's', ...more });
const option = { text: plain('One'), value: '1' };
const rich = (...elements: readonly object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});

describe('the Block Kit checker lets good blocks pass and refuses', () => {
  test('nothing that is well', () => {
    const good = [
      section({ type: 'mrkdwn', text: 'a &amp; b <https://example.org|link> *bold*' }),
      rich({ type: 'text', text: 'a < b & c' }),
      actions(button('a'), button('b'), select({ options: [option] })),
    ];
    expect(messageFaults(good)).toEqual([]);
    expect(textFaults('a &lt; b')).toEqual([]);
    expect(optionsFaults({ options: [option] })).toEqual([]);
    expect(viewFaults({ type: 'home', blocks: good })).toEqual([]);
  });

  test.each<[string, readonly object[]]>([
    ['an unknown block', [{ type: 'nonsense' }]],
    ['an unknown field', [{ type: 'divider', colour: 'red' }]],
    ['an empty text', [section(plain(''))]],
    ['a text with nothing to see', [section(plain(' \u200B '))]],
    ['a header over 150', [{ type: 'header', text: plain('x'.repeat(151)) }]],
    ['a section over 3,000', [section(plain('x'.repeat(3001)))]],
    ['a button over 75', [actions(button('a', 'x'.repeat(76)))]],
    ['an action id over 255', [actions(button('x'.repeat(256)))]],
    ['the same action id twice', [actions(button('a')), actions(button('a'))]],
    ['26 elements', [actions(...Array.from({ length: 26 }, (_, n) => button(`b${n}`)))]],
    ['101 options', [actions(select({ options: Array(101).fill(option) }))]],
    ['no options', [actions(select({ options: [] }))]],
    ['options and groups', [actions(select({ options: [option], option_groups: [] }))]],
    [
      'an option value over 75',
      [actions(select({ options: [{ ...option, value: 'x'.repeat(76) }] }))],
    ],
    [
      'a search box that waits for three letters',
      [actions({ type: 'external_select', action_id: 'e', min_query_length: 3 })],
    ],
    ['51 blocks', Array(51).fill({ type: 'divider' })],
    ['more than Slack takes in all', Array(5).fill(section(plain('x'.repeat(2900))))],
    ['bare angle brackets in mrkdwn', [section({ type: 'mrkdwn', text: 'a < b' })]],
    ['a mention in mrkdwn', [section({ type: 'mrkdwn', text: 'hi <!channel>' })]],
    ['a user that is pinged', [rich({ type: 'user', user_id: 'U1' })]],
    ['everybody pinged', [rich({ type: 'broadcast', range: 'here' })]],
    [
      'an input in a message',
      [{ type: 'input', label: plain('l'), element: { type: 'plain_text_input', action_id: 'a' } }],
    ],
    ['eleven context elements', [{ type: 'context', elements: Array(11).fill(plain('x')) }]],
  ])('%s', (_, blocks) => {
    expect(messageFaults(blocks)).not.toEqual([]);
  });

  test('views and texts that are wrong', () => {
    const input = {
      type: 'input',
      block_id: 'b',
      label: plain('Label'),
      element: { type: 'plain_text_input', action_id: 'a' },
    };
    const modal = { type: 'modal', title: plain('Title'), blocks: [input] };
    expect(viewFaults({ ...modal, submit: plain('Send') })).toEqual([]);
    expect(viewFaults(modal)).not.toEqual([]);
    expect(viewFaults({ ...modal, title: plain('x'.repeat(25)) })).not.toEqual([]);
    expect(textFaults('<@U1>')).not.toEqual([]);
    expect(textFaults('')).not.toEqual([]);
    expect(optionsFaults({ options: Array(101).fill(option) })).not.toEqual([]);
  });
});
