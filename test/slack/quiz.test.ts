import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ABot, aBot } from '../a-bot.ts';
import { wordsOf } from '../wire/slack-read.ts';
import { team } from '../wire/slack-workspace.ts';
import { type OnSlack, onSlack } from './harness.ts';

const hour = 3_600_000;
let parts: ABot;
let slack: OnSlack;
beforeEach(async () => {
  parts = await aBot({ chat: () => slack.adapter.chat });
  slack = await onSlack(parts.bot, 'socket');
  await slack.adapter.start();
});
afterEach(async () => {
  await slack.stop();
  await parts.close();
});

const admin = { command: '/whoowns-admin' };

test('a workspace admin sets the quiz up in a form that knows their zone', async () => {
  const ada = slack.person({ id: 'U00ADMIN', name: 'ada' });
  await ada.command('quiz setup', admin);
  const [modal] = slack.wire.workspace.modals;
  expect(JSON.stringify(modal?.body)).toContain('Europe/Zurich');
  const faults = await ada.submit({ time: 'at noon' });
  expect(faults.time).toContain('Write a time of day like 09:00');
  expect(await ada.submit({ time: '11:00', zone: 'Europe/Zurich' })).toEqual({});
  await slack.settled();
  const [schedule] = await parts.store.quiz.schedules.due(parts.now() + 24 * hour, 5);
  expect(schedule).toMatchObject({ admin: 'U00ADMIN', next: { date: '2026-01-15' } });
  parts.pass(hour);
  await parts.bot.tick(parts.now());
  const posted = slack.wire.workspace.shown.filter(({ everyone }) => everyone);
  expect(posted.map(({ blocks }) => wordsOf(blocks)).join()).toContain('Question of the day');
  expect(slack.wire.workspace.faults).toEqual([]);
});

test('anybody else is told who may, and no form opens', async () => {
  const ana = slack.person();
  await ana.command('quiz setup', admin);
  expect(slack.wire.workspace.modals).toEqual([]);
  const last = slack.wire.workspace.shown.at(-1);
  expect(last?.everyone).toBe(false);
  expect(wordsOf(last?.blocks ?? [])).toContain('That needs somebody who may change this channel');
});

test('the home tab says how I do in each channel, and says so before there is anything', async () => {
  const ana = slack.person();
  await ana.openHome();
  const home = () => wordsOf(slack.wire.workspace.homes.get(ana.id)?.body.blocks ?? []);
  expect(home()).toContain('No days yet: it starts with your first quiz answer.');
  const ada = slack.person({ id: 'U00ADMIN', name: 'ada' });
  await ada.command('quiz setup time:11:00 zone:UTC', admin);
  for (let days = 0; days < 2; days += 1) {
    parts.pass(days === 0 ? 2 * hour : 24 * hour);
    await parts.bot.tick(parts.now());
    await ana.press('A');
  }
  await ana.openHome();
  expect(home()).toMatch(/: 2 quiz days in a row \(best: 2\), \d right of 2/);
  expect(slack.wire.workspace.faults).toEqual([]);
});

test('what I dispute stands in the admins’ backlog with my reason, until one closes it', async () => {
  const ana = slack.person();
  const ada = slack.person({ id: 'U00ADMIN', name: 'ada' });
  await ada.command('quiz setup time:11:00 zone:UTC', admin);
  parts.pass(2 * hour);
  await parts.bot.tick(parts.now());
  parts.pass(8 * hour);
  await parts.bot.tick(parts.now());
  await ana.press('Dispute');
  await ana.submit({ reason: 'The docs say otherwise.' });
  const last = () => wordsOf(slack.wire.workspace.shown.at(-1)?.blocks ?? []);
  await ada.command('backlog', admin);
  expect(last()).toContain('disputed · once');
  const [dispute] = await parts.store.quiz.disputes.latest(
    { platform: 'slack', workspace: team },
    1,
  );
  await ada.press(`1. Quiz question ${dispute?.question}`);
  expect(last()).toContain('“The docs say otherwise.”');
  expect(last()).toContain('knowledge/');
  expect(last()).not.toContain('ana');
  await ada.press('Close it');
  expect(last()).toContain('The backlog is empty');
  expect(slack.wire.workspace.faults).toEqual([]);
});
