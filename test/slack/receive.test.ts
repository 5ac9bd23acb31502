import { describe, expect, test } from 'vitest';
import { receiveWords } from '../../src/slack/events.ts';
import type { Installed } from '../../src/slack/installed.ts';
import {
  receiveCommand,
  receiveMessageShortcut,
  receivePress,
  receiveSubmission,
} from '../../src/slack/receive.ts';

const home: Installed = {
  team: 'T1',
  enterprise: null,
  orgWide: false,
  user: 'UBOT',
  name: 'whoowns',
  bot: 'B1',
};
const org: Installed = { ...home, team: 'E1', enterprise: 'E1', orgWide: true };
const command = {
  command: '/whoowns',
  text: 'patching',
  team_id: 'T1',
  channel_id: 'C1',
  user_id: 'U1',
  user_name: 'ana',
  response_url: 'https://hooks.slack.com/commands/1',
  trigger_id: 't1',
};
const press = {
  type: 'block_actions',
  user: { id: 'U1', username: 'ana', team_id: 'T7' },
  team: null,
  enterprise: { id: 'E1' },
  is_enterprise_install: true,
  trigger_id: 't1',
  response_url: 'https://hooks.slack.com/actions/1',
  container: { type: 'message', message_ts: '1.1', channel_id: 'C1', is_ephemeral: true },
  actions: [{ type: 'button', action_id: 'help', action_ts: '1.2' }],
};

describe('where it happens', () => {
  test('is the one workspace that the app is installed in, whatever a payload says', () => {
    expect(receiveCommand({ ...command, team_id: 'T9' }, home).request.place.workspace).toBe('T1');
    expect(receivePress(press, home).request.place.workspace).toBe('T1');
  });

  test('in an organisation is the team, or the person’s, or the organisation', () => {
    const at = (payload: object) => receivePress({ ...press, ...payload }, org).request.place;
    expect(at({ team: { id: 'T5' } }).workspace).toBe('T5');
    expect(at({}).workspace).toBe('T7');
    expect(at({ user: { id: 'U1' } }).workspace).toBe('E1');
    expect(at({ user: { id: 'U1' }, enterprise: null }).workspace).toBe('E1');
  });
});

describe('who sees it', () => {
  test('a press on an ephemeral message, which carries no message, is the person’s own', () => {
    const { request, target } = receivePress(press, home);
    expect(request).toMatchObject({ kind: 'press', own: true, direct: false });
    expect(target.channel).toBe('C1');
  });

  test('a press on a message that others see is not', () => {
    const container = { ...press.container, is_ephemeral: false, thread_ts: '1.0' };
    const { request, target } = receivePress({ ...press, container }, home);
    expect(request).toMatchObject({ own: false });
    expect(target.thread).toBe('1.0');
  });

  test('a command in a direct message is direct', () => {
    expect(receiveCommand({ ...command, channel_id: 'D1' }, home).request.direct).toBe(true);
    expect(receiveCommand(command, home).request.direct).toBe(false);
  });

  test('somebody of another company is outside, somebody of the same organisation is not', () => {
    const away = {
      ...press,
      team: { id: 'T9' },
      user: { id: 'U1', team_id: 'T9' },
      enterprise: null,
    };
    expect(receivePress(away, home).request.outside).toBe(true);
    const grid = { ...home, enterprise: 'E1' };
    expect(receivePress({ ...away, enterprise: { id: 'E1' } }, grid).request.outside).toBe(false);
    expect(receivePress({ ...away, enterprise: { id: 'E2' } }, grid).request.outside).toBe(true);
  });
});

describe('the same delivery', () => {
  test('has the same key, another one another', () => {
    const key = (payload: object) => receivePress({ ...press, ...payload }, home).request.delivery;
    expect(key({})).toBe(key({}));
    const again = [{ type: 'button', action_id: 'help', action_ts: '1.9' }];
    expect(key({ actions: again })).not.toBe(key({}));
    expect(key({ user: { id: 'U2' } })).not.toBe(key({}));
  });

  test('of a mention in a direct message is one, though Slack sends two events', () => {
    const event = { user: 'U1', channel: 'D1', ts: '5.5', text: '<@UBOT> rds', team: 'T1' };
    const mention = receiveWords({ event: { ...event, type: 'app_mention' } }, home);
    const direct = receiveWords({ event: { ...event, type: 'message', channel_type: 'im' } }, home);
    expect(mention?.request.delivery).toBe(direct?.request.delivery);
    expect(direct?.request).toMatchObject({ text: 'rds', via: 'direct' });
  });
});

describe('what people wrote', () => {
  const words = (text: string) => {
    const received = receiveMessageShortcut(
      {
        type: 'message_action',
        user: { id: 'U1', team_id: 'T1' },
        team: { id: 'T1' },
        trigger_id: 't',
        response_url: 'https://hooks.slack.com/1',
        channel: { id: 'C1', name: 'x' },
        message: { text, ts: '1.1' },
      },
      home,
    );
    return received.request.kind === 'words' ? received.request.text : '';
  };
  test.each([
    ['<@UBOT> is it ours?', 'is it ours?'],
    ['hey <@UBOT|whoowns>, patching', 'hey  , patching'],
    ['a &lt;b&gt; &amp; c', 'a <b> & c'],
    ['&amp;lt;', '&lt;'],
    ['<https://aws.amazon.com/rds|RDS> and <https://example.org>', 'RDS and https://example.org'],
    [
      '<#C1|cloud> <!here> <!subteam^S1|@platform> <mailto:a@b.c|a@b.c>',
      'cloud here @platform a@b.c',
    ],
  ])('%s', (text, read) => {
    expect(words(text)).toBe(read);
  });
});

test('a form brings its fields by name, whatever kind they are', () => {
  const { request } = receiveSubmission(
    {
      user: { id: 'U1', team_id: 'T1' },
      team: { id: 'T1' },
      trigger_id: 't',
      view: {
        id: 'V1',
        type: 'modal',
        callback_id: 'search',
        private_metadata: '{"channel":"C1","thread":null}',
        state: {
          values: {
            line: { value: { type: 'plain_text_input', value: 'typed' } },
            empty: { value: { type: 'plain_text_input', value: null } },
            one: { value: { type: 'static_select', selected_option: { value: 'a' } } },
            none: { value: { type: 'static_select', selected_option: null } },
            some: {
              value: { type: 'checkboxes', selected_options: [{ value: 'b' }, { value: 'c' }] },
            },
          },
        },
      },
    },
    home,
  );
  expect(request).toMatchObject({
    kind: 'form',
    action: { kind: 'search' },
    place: { channel: 'C1' },
    values: { line: ['typed'], empty: [], one: ['a'], none: [], some: ['b', 'c'] },
  });
});
