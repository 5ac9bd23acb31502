import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../../src/core/message.ts';
import { wordsOf } from '../../../src/core/message.ts';
import type { Kept } from '../../../src/core/privacy/ports.ts';
import { exportMessage } from '../../../src/core/privacy/view.ts';
import type { Place } from '../../../src/core/request.ts';
import { render as asDiscord } from '../../../src/discord/render.ts';
import { renderMessage as asSlack } from '../../../src/slack/render.ts';
import { type ABot, aBot } from '../../a-bot.ts';
import { anAsk } from '../../an-ask.ts';
import { hostileTexts } from '../../gallery.ts';
import { actionOf, ask, messageOf, press, replyOf, request } from '../../requests.ts';
import { aRound } from '../../store/a-round.ts';

const day = 24 * 60 * 60 * 1000;

/** All that a message shows in words. */
function textOf({ summary, blocks }: Message): string {
  const lines = blocks.flatMap((block) => {
    if (block.kind === 'text' || block.kind === 'note') return [wordsOf(block.spans)];
    if (block.kind === 'list') return block.items.map(wordsOf);
    return block.kind === 'heading' ? [block.text] : [];
  });
  return [summary, ...lines].join('\n');
}

const quiz = (word: string) =>
  request({ kind: 'command', command: 'quiz', path: [word], options: {} });

describe('what I may see and delete', () => {
  let parts: ABot;
  const here = { platform: 'slack', workspace: 'T1', channel: 'C1' } as const;
  beforeEach(async () => {
    parts = await aBot();
  });
  afterEach(() => parts.close());

  test('who was never here is told that nothing is kept', async () => {
    const reply = await replyOf(parts, quiz('export'));
    expect(reply).toMatchObject({ kind: 'message', audience: 'private' });
    expect(textOf(await messageOf(parts, quiz('export')))).toContain('I keep nothing about you');
  });

  test('the export says what I asked and answered, in words, to me alone', async () => {
    await messageOf(parts, ask('who patches rds'));
    const round = await parts.store.quiz.rounds.open(aRound('r1', { place: here }));
    const closing = { ...round, closesAt: parts.now() + day };
    await parts.store.quiz.rounds.open({ ...closing, id: 'r2', reveal: 'at-close' });
    const me = { id: 'U1', name: 'Ana' };
    await parts.store.quiz.rounds.press(round, me, { index: 1, right: true }, 5);
    await parts.store.quiz.rounds.press({ ...closing, id: 'r2' }, me, { index: 2, right: true }, 6);
    await parts.store.quiz.people.optOut('U1', here, true);
    await parts.store.tour.start('U1', here, parts.now());
    const reply = await replyOf(parts, quiz('export'));
    if (reply.kind !== 'message') throw new Error(reply.kind);
    expect(reply.audience).toBe('private');
    const text = textOf(reply.message);
    expect(text).toContain('5 entries, page 1 of 1');
    expect(text).toContain('2026-01-15 09:00 UTC · “who patches rds” · answered · channel C1');
    expect(text).toContain('you chose B · right · as Ana');
    expect(text).toContain('you chose C · told when it closes · as Ana');
    expect(text).toContain('You opted out');
    expect(text).toContain('began 2026-01-15 09:00 UTC');
  });

  test('after forget-me the buttons under my answers know nothing either', async () => {
    const card = await messageOf(parts, ask('patching'));
    const compare = actionOf(card, 'Compare services');
    expect(textOf(await messageOf(parts, press(compare)))).not.toContain("don't have that answer");
    const asked = await messageOf(parts, quiz('forget-me'));
    const done = await messageOf(parts, press(actionOf(asked, 'Delete my data')));
    expect(textOf(done)).toContain('I know nothing about you');
    expect(textOf(await messageOf(parts, press(compare)))).toContain("don't have that answer");
    expect(textOf(await messageOf(parts, quiz('export')))).toContain('I keep nothing about you');
  });

  test('an ask that another process forgot is in nobody’s memory a day later', async () => {
    const card = await messageOf(parts, ask('patching'));
    const compare = actionOf(card, 'Compare services');
    await parts.store.personal.forget('U1', here);
    parts.pass(day + 1);
    expect(textOf(await messageOf(parts, press(compare)))).toContain("don't have that answer");
  });

  test('on Discord my direct messages with the bot are mine too', async () => {
    const server = { platform: 'discord', workspace: '111', channel: '222' } as const;
    const direct = { ...server, workspace: 'dm-U1' };
    const other = { ...server, workspace: '999' };
    for (const [id, place] of Object.entries({ server, direct, other })) {
      await parts.store.asks.add(anAsk(id, { person: 'U1', text: `asked in ${id}`, place }));
    }
    const from = async (place: Place) =>
      textOf(await messageOf(parts, { ...quiz('export'), place }));
    expect(await from(server)).toMatch(/asked in server.*asked in direct/s);
    expect(await from(server)).not.toContain('asked in other');
    expect(await from({ ...direct })).not.toContain('asked in server');
    await replyOf(parts, { ...press({ kind: 'quiz-forget' }), place: server });
    expect(await from({ ...direct })).toContain('I keep nothing');
    expect(await from({ ...other })).toContain('asked in other');
  });
});

describe('a long export', () => {
  const asked = (text: string): Kept => ({
    kind: 'ask',
    channel: 'C1',
    text,
    topic: null,
    service: null,
    outcome: 'answered',
    right: null,
    at: 0,
  });
  const pagesOf = (kept: readonly Kept[]) => {
    const pages: Message[] = [];
    for (let page = 1; ; page += 1) {
      const message = exportMessage(kept, page);
      pages.push(message);
      if (!message.blocks.some(({ kind }) => kind === 'buttons')) return pages;
    }
  };

  test('comes page by page, each once, in its order, with nothing left out', () => {
    const kept = Array.from({ length: 300 }, (_, index) => asked(`question number ${index}.`));
    const pages = pagesOf(kept);
    expect(pages.length).toBeGreaterThan(5);
    const found =
      pages
        .map(textOf)
        .join('\n')
        .match(/question number \d+\./g) ?? [];
    expect(found).toEqual(kept.map((_, index) => `question number ${index}.`));
    expect(actionOf(pages[0] ?? exportMessage([], 1), `Page 2 of ${pages.length}`)).toEqual({
      kind: 'quiz-export',
      page: '2',
    });
  });

  test('no platform shortens a page of it, whatever people wrote', () => {
    const texts = ['*_~`|[]<@&>#'.repeat(25), '&&&<<<>>>'.repeat(33), 'plain words '.repeat(25)]
      .concat(Object.values(hostileTexts))
      .map((text) => text.slice(0, 300));
    const kept = texts.flatMap((text) => Array.from({ length: 30 }, () => asked(text)));
    for (const page of pagesOf(kept)) {
      const drawn = [JSON.stringify(asDiscord(page)), JSON.stringify(asSlack(page).blocks)];
      for (const each of drawn)
        expect(each).not.toMatch(/… and \d+ more|shortened|more than Slack/);
      // A cut is an ellipsis; there is none in these texts.
      for (const each of drawn) expect(each).not.toContain('…');
    }
  });

  test('a page that is gone by now is the last one', () => {
    expect(textOf(exportMessage([asked('only')], 7))).toContain('page 1 of 1');
  });
});
