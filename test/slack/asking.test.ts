import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ABot, aBot } from '../a-bot.ts';
import { wordsOf } from '../wire/slack-read.ts';
import { botId, botUser } from '../wire/slack-workspace.ts';
import { type OnSlack, onSlack, type Via } from './harness.ts';

const verdict = 'Shared: AWS patches what it runs, you patch what you can log in to.';

describe.each<Via>(['socket', 'http'])('asking over %s', (via) => {
  let parts: ABot;
  let slack: OnSlack;
  beforeEach(async () => {
    parts = await aBot();
    slack = await onSlack(parts.bot, via);
    await slack.adapter.start();
  });
  afterEach(async () => {
    expect(slack.wire.workspace.faults).toEqual([]);
    expect(slack.log.filter(({ level }) => level === 'error')).toEqual([]);
    await slack.stop();
    await parts.close();
  });
  const said = () => slack.wire.workspace.shown.map(({ blocks }) => wordsOf(blocks));
  const last = () => said().at(-1) ?? '';
  const posted = () => slack.wire.workspace.messages;
  const calls = (method: string) => slack.wire.calls.filter((call) => call.method === method);

  test('a command is answered in the acknowledgement itself', async () => {
    await slack.person().command('patching');
    expect(last()).toContain(verdict);
    expect(posted()[0]).toMatchObject({ only: 'U0000ANA', channel: 'C000TEAM' });
    expect(calls('response_url')).toEqual([]);
    expect(calls('chat.postMessage')).toEqual([]);
  });

  test('the notification says the verdict', async () => {
    await slack.person().command('patching');
    expect(posted()[0]?.text).toContain('AWS patches what it runs');
  });

  test('commands may go by another first word', async () => {
    const ana = slack.person();
    await ana.command('patching', { command: '/acme' });
    expect(last()).toContain(verdict);
    await ana.command('', { command: '/acme' });
    for (const name of ['/acme <question>', '/acme-quiz', '/acme-tour', '/acme-admin']) {
      expect(last()).toContain(name);
    }
  });

  test('the command alone helps, with three examples and a search box', async () => {
    const ana = slack.person();
    await ana.command('');
    for (const name of ['/whoowns <question>', '/whoowns-quiz', '/whoowns-admin']) {
      expect(last()).toContain(name);
    }
    const box = 'Search topics and services';
    const found = await ana.type(box, 's');
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(100);
    await ana.pick(box, 'patching');
    expect(last()).toContain(verdict);
  });

  test('the search box takes a question that is not in its list', async () => {
    const ana = slack.person();
    await ana.command('');
    const found = await ana.type('Search topics and services', 'who patches rds');
    expect(found.at(-1)).toEqual({ label: 'Ask: who patches rds', value: 'who patches rds' });
    await ana.pick('Search topics and services', 'who patches rds');
    expect(last()).toContain('Operating system patching on Amazon RDS');
  });

  test('what is typed in the search box comes back as it was typed', async () => {
    const ana = slack.person();
    await ana.command('');
    const typed = '<!channel> frobnicate <@U024BE7LH>';
    const found = await ana.type('Search topics and services', typed);
    expect(found.at(-1)?.value).toBe(typed);
  });

  test('a mention is answered in its thread, for everyone', async () => {
    await slack.person().mention('is patching ours?');
    const [answer] = posted();
    const [mention] = calls('chat.postMessage');
    expect(answer).toMatchObject({ only: null, channel: 'C000TEAM' });
    expect(answer?.thread).toBeTruthy();
    expect(mention?.args).toMatchObject({ unfurl_links: 'false' });
    expect(last()).toContain(verdict);
    await slack.person().mention('patching', { thread: '1700000000.000001' });
    expect(posted().at(-1)?.thread).toBe('1700000000.000001');
  });

  test('a press on an answer in a thread is answered there, for me alone', async () => {
    const ana = slack.person();
    await ana.mention('patching');
    const thread = posted()[0]?.thread;
    await ana.press('Analogy');
    expect(posted().at(-1)).toMatchObject({ only: 'U0000ANA', thread });
    expect(posted()[0]?.edited).toBe(0);
  });

  test('a direct message is answered there', async () => {
    const ana = slack.person();
    await ana.dm('patching');
    expect(posted()).toMatchObject([{ channel: 'D0000ANA', thread: null, only: null }]);
    expect(last()).toContain(verdict);
    await ana.press('Compare services');
    expect(posted()).toHaveLength(1);
    expect(posted()[0]?.edited).toBe(1);
  });

  test('"Who owns this?" on a message answers me alone', async () => {
    await slack.person().askAbout(`<@${botUser}> do we have to patch?`);
    expect(posted()).toMatchObject([{ only: 'U0000ANA', channel: 'C000TEAM' }]);
    expect(last()).toContain(verdict);
  });

  test('the shortcut opens a search form, which answers in its place', async () => {
    const ana = slack.person();
    await ana.searchShortcut();
    expect(last()).toContain('Pick a topic or a service');
    expect((await ana.type('pick', 'patch')).length).toBeGreaterThan(0);
    expect(await ana.submit({})).toEqual({ question: expect.stringContaining('from the list') });
    expect(await ana.submit({ question: 'patching' })).toEqual({});
    expect(last()).toContain(verdict);
    expect(slack.wire.workspace.modals).toHaveLength(1);
    await ana.press('Analogy');
    expect(last()).toContain('Homebuilder and homeowner');
    expect(posted()).toEqual([]);
  });

  test('the home tab shows the model, two analogies, the search box, and what I asked', async () => {
    const ana = slack.person();
    await ana.openHome();
    expect(last()).toContain('secures the cloud itself');
    expect(last()).toContain('Nothing yet.');
    await ana.command('patching');
    await ana.openHome();
    expect(last()).toContain('patching');
    await ana.press('patching');
    expect(slack.wire.workspace.modals).toHaveLength(1);
    expect(last()).toContain(verdict);
  });

  test('searching on the home tab opens the answer', async () => {
    const ana = slack.person();
    await ana.openHome();
    await ana.pick('Search topics and services', 'who patches rds');
    expect(last()).toContain('Operating system patching on Amazon RDS');
    expect(posted()).toEqual([]);
  });

  test('what bots, Slackbot and we ourselves say is left alone', async () => {
    const ana = slack.person();
    await ana.mention('patching', { event: { bot_id: 'B1' } });
    await ana.mention('patching', { event: { user: botUser } });
    await ana.dm('patching', { subtype: 'bot_message', bot_id: botId, user: undefined });
    await ana.dm('patching', { user: 'USLACKBOT' });
    await ana.dm('patching', { subtype: 'message_changed' });
    await ana.dm('patching', { subtype: 'message_deleted' });
    await ana.dm('patching', { channel: 'C000TEAM', channel_type: 'channel' });
    expect(said()).toEqual([]);
  });

  test('a message with a file, and one sent to the channel from a thread, are answered', async () => {
    const ana = slack.person();
    await ana.dm('patching', { subtype: 'file_share' });
    await ana.dm('patching', { subtype: 'thread_broadcast' });
    expect(said()).toHaveLength(2);
  });

  test('the same message under another event id, or again with a retry, is answered once', async () => {
    const ana = slack.person();
    await ana.mention('patching');
    await ana.again();
    await ana.again((payload) => ({ ...payload, event_id: 'EvOTHER' }));
    expect(said()).toHaveLength(1);
    await ana.dm('patching');
    await ana.again((payload) => ({ ...payload, event_id: 'EvOTHER' }));
    expect(said()).toHaveLength(2);
  });

  test('a search box that we do not know any more offers nothing', async () => {
    const ana = slack.person();
    await ana.command('');
    await ana.type('Search topics and services', 'rds');
    const known = await ana.again((payload) => ({ ...payload, action_id: 'v0:box' }));
    expect(known).toEqual({ options: [] });
  });

  test('a button from another version says what to do instead', async () => {
    const ana = slack.person();
    await ana.command('patching');
    const [message] = posted();
    const actions = message?.blocks.find(({ type }) => type === 'actions');
    if (!message || !actions) throw new Error('no buttons');
    const old = { type: 'button', action_id: 'v0:gone', text: { text: 'Old' } };
    message.blocks = [{ type: 'actions', elements: [old] }];
    await ana.press('Old');
    expect(last()).toContain("I don't have that answer any more.");
    expect(last()).toContain('/whoowns');
  });

  test('a team-less payload of an organisation-wide installation is answered', async () => {
    const org = { team: null, is_enterprise_install: true, enterprise: { id: 'E1', name: 'Org' } };
    const ana = slack.person();
    await ana.command('patching');
    await ana.press('Compare services');
    await ana.again((payload) => ({ ...payload, ...org, trigger_id: 'another' }));
    expect(last()).toContain('service by service');
  });

  test('people may write with entities, links and mentions', async () => {
    const ana = slack.person();
    await ana.mention('is <https://aws.amazon.com/rds|RDS> patching ours &amp; why <!here>', {});
    expect(last()).toContain('Amazon RDS');
  });
});
