import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ABot, aBot } from '../a-bot.ts';
import { wordsOf } from '../wire/slack-read.ts';
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
