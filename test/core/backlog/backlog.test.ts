import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Message, wordsOf } from '../../../src/core/message.ts';
import type { Request } from '../../../src/core/request.ts';
import { createStore } from '../../../src/store/store.ts';
import { type ABot, aBot, questions } from '../../a-bot.ts';
import { anAdminWord, answered, aPress, aQuestion, type Where } from '../../a-request.ts';
import { hostileTexts } from '../../gallery.ts';
import { actionOf } from '../../requests.ts';
import { silent } from '../../silent.ts';

const DAY = 24 * 60 * 60 * 1000;
const home = { platform: 'slack', workspace: 'T024BE7LD', channel: 'C1' } as const;
const away = { ...home, workspace: 'T0ANOTHER' };
const nonsense = 'who owns the frobnicated zorgblatt';

let parts: ABot;
beforeEach(async () => {
  parts = await aBot({ admins: new Set(['U0CONFIGURED']) });
});
afterEach(() => parts.close());

const say = (request: Request) => answered(parts.bot, request);
const ask = (question: string, where: Where = {}) => say(aQuestion(question, where));
const list = (where: Where = {}) => say(anAdminWord('backlog', where));
const press = (message: Message, label: string, where: Where = { admin: 'workspace' }) =>
  say(aPress(actionOf(message, label), where));

/** The lines of the list. */
function lines({ blocks }: Message): readonly string[] {
  return blocks
    .flatMap((block) => (block.kind === 'text' ? [wordsOf(block.spans)] : []))
    .filter((line) => /^\d+\. /.test(line));
}

function listed({ blocks }: Message): readonly string[] {
  return blocks.flatMap((block) => (block.kind === 'list' ? block.items.map(wordsOf) : []));
}

function snippet({ blocks }: Message): string {
  const found = blocks.find(({ kind }) => kind === 'snippet');
  return found?.kind === 'snippet' ? found.text : '';
}

/** Asks what the lookup answers with a did-you-mean, and picks its first. */
async function meant(question: string, where: Where = {}) {
  const card = await ask(question, where);
  return { card, answer: await press(card, '1', where) };
}
const vague = 'who patches the coffee machine';

describe('what comes into the backlog', () => {
  test('a question that nobody could answer, as often as it came', async () => {
    await ask(`${nonsense}?`);
    parts.pass(DAY);
    await ask(`  *${nonsense.toUpperCase()}* <@U024BE7LH>`);
    expect(lines(await list())).toEqual([
      `1. “${nonsense}” · not known · 2 times, last on 2026-01-16`,
    ]);
  });

  test('a pick from "did you mean", with what was picked', async () => {
    await meant(vague);
    const [line] = lines(await list());
    expect(line).toMatch(/^1\. “who patches the coffee machine” · picked: .+ · once, on/);
  });

  test('a pick counts once for an ask, however often it is pressed', async () => {
    const { card } = await meant(vague);
    await press(card, '1');
    expect(lines(await list())[0]).toContain('· once, on');
    await meant(vague);
    expect(lines(await list())[0]).toContain('· 2 times,');
  });

  test('an answer that somebody said is wrong, once for an ask', async () => {
    const card = await ask('who patches rds');
    await press(card, 'Was this right? No');
    await press(card, 'Was this right? No', { person: 'U2' });
    expect(lines(await list())).toEqual([
      '1. “who patches rds” · said to be answered wrongly, with: Operating system patching on Amazon RDS · once, on 2026-01-15',
    ]);
  });

  test('a quiz question that people dispute, with their reasons', async () => {
    const about = { place: home, round: 'r1', question: 'rds-login', at: parts.now() };
    await parts.store.quiz.disputes.add({ ...about, id: 'd1', reason: 'B is right too.' });
    await parts.store.quiz.disputes.add({ ...about, id: 'd2', reason: 'It changed in May.' });
    const all = await list();
    expect(lines(all)).toEqual([
      '1. Quiz question rds-login · disputed · 2 times, last on 2026-01-15',
    ]);
    const one = await press(all, '1. Quiz question rds-login');
    expect(listed(one)).toEqual(['“B is right too.”', '“It changed in May.”']);
    expect(JSON.stringify(one)).toContain('The question is gone from the knowledge.');
    expect(lines(await press(one, 'Close it'))).toEqual([]);
    expect(await parts.store.quiz.disputes.latest(home, 5)).toEqual([]);
  });

  test('and where each of them is to be mended', async () => {
    const about = { place: home, round: 'r1', reason: 'No.', at: parts.now() };
    const [file] = questions;
    const written = file?.questions[0]?.id ?? '';
    await parts.store.quiz.disputes.add({ ...about, id: 'd1', question: written });
    await parts.store.quiz.disputes.add({ ...about, id: 'd2', question: 'owner.backups.rds' });
    const all = await list();
    const mending = async (question: string) => {
      const line = lines(all).find((one) => one.includes(` ${question} `));
      const [label = ''] = line?.split(' · ') ?? [];
      return JSON.stringify(await press(all, label));
    };
    expect(await mending(written)).toContain(`knowledge/${file?.file}`);
    expect(await mending('owner.backups.rds')).toContain('knowledge/topics/backups.yaml');
  });

  test('but not what was answered, nor other clouds, nor the parts of a long answer', async () => {
    await ask('patching');
    const elsewhere = await ask('azure vm patching');
    expect(JSON.stringify(elsewhere)).not.toContain('is kept');
    const card = await ask('mfa, disk disposal and training');
    await press(card, 'Multi-factor authentication');
    await ask('');
    expect(lines(await list())).toEqual([]);
  });

  test('nor what is said in a direct message on Discord, whose place is the person', async () => {
    const place = {
      platform: 'discord',
      workspace: 'dm-613425648685547541',
      channel: 'D',
    } as const;
    const card = await ask(nonsense, { place });
    expect(JSON.stringify(card)).not.toContain('is kept');
    expect(await parts.store.backlog.top(place, 10)).toEqual([]);
  });

  test('what could tell who asked is left out', async () => {
    await ask(
      'zorgblatt of ana@example.com on 10.0.0.1 arn:aws:iam::123456789012:user/ana account 123456789012 ' +
        'i-0abcdef1234567890 AKIAIOSFODNN7EXAMPLE <@U024BE7LH>',
    );
    const [entry] = await parts.store.backlog.top(home, 1);
    expect(entry?.text).toBe('zorgblatt of on account');
  });

  test.each([
    ['a phone', 'zorgblatt call +41 79 123 45 67', 'zorgblatt call'],
    ['a phone written another way', 'zorgblatt call (555) 123-4567 now', 'zorgblatt call now'],
    ['a card', 'zorgblatt 4111 1234 5678 9010', 'zorgblatt'],
    ['an account as the console shows it', 'zorgblatt in 1234-5678-9012', 'zorgblatt in'],
    [
      'not two ports and a year',
      'zorgblatt on 443 and 22 in 2026',
      'zorgblatt on 443 and 22 in 2026',
    ],
  ])('a number in groups is left out too: %s', async (_, asked, kept) => {
    await ask(asked);
    const [entry] = await parts.store.backlog.top(home, 1);
    expect(entry?.text).toBe(kept);
  });

  test('the most frequent ten are shown, and what has not come for 90 days is gone', async () => {
    for (let number = 0; number < 12; number++) {
      await ask(`zorgblatt ${'abcdefghijkl'[number]}xq`);
      if (number === 7) await ask(`zorgblatt ${'abcdefghijkl'[number]}xq`);
    }
    const all = lines(await list());
    expect(all).toHaveLength(10);
    expect(all[0]).toContain('zorgblatt hxq');
    parts.pass(91 * DAY);
    await parts.bot.tick(parts.now());
    expect(lines(await list())).toEqual([]);
  });
});

describe('what becomes of it', () => {
  test('it is closed, and stays closed', async () => {
    await ask(nonsense);
    const all = await list();
    const one = await press(all, `1. ${nonsense}`);
    const after = await press(one, 'Close it');
    expect(after.summary).toBe('Closed.');
    expect(lines(after)).toEqual([]);
    expect((await press(one, 'Close it')).summary).toBe('That one was closed already.');
    expect((await press(all, `1. ${nonsense}`)).summary).toContain('isn’t in the backlog any more');
    await ask(nonsense);
    expect(lines(await list())).toEqual([]);
  });

  test('a pick offers its own topic as an alias', async () => {
    await meant(vague);
    const one = await press(await list(), `1. ${vague}`);
    const shown = await press(one, 'Make it an alias');
    expect(snippet(shown)).toMatch(/^ {2}(?:- who patches the coffee machine|who patches.*: \S+)$/);
    expect(JSON.stringify(shown.blocks[0])).toMatch(/knowledge\/topics\/[a-z-]+\.yaml/);
  });

  test('a question nobody could answer becomes an alias of the topic that is picked', async () => {
    await ask(nonsense);
    const one = await press(await list(), `1. ${nonsense}`);
    const picker = one.blocks.find(({ kind }) => kind === 'picker');
    if (picker?.kind !== 'picker') throw new Error('no picker');
    const shown = await say(
      aPress(picker.action, { admin: 'workspace' }, 'Operating system patching'),
    );
    expect(snippet(shown)).toBe('  - frobnicated zorgblatt');
    expect(JSON.stringify(shown)).toContain('knowledge/topics/os-patching.yaml');
    const wrong = await say(aPress(picker.action, { admin: 'workspace' }, 'qqqq zzzz'));
    expect(wrong.summary).toContain('I don’t know that topic.');
  });

  test('or a new topic', async () => {
    await ask(nonsense);
    const one = await press(await list(), `1. ${nonsense}`);
    expect(snippet(await press(one, 'Make it a new topic'))).toContain('  - frobnicated zorgblatt');
    expect(lines(await press(one, 'Back to the list'))).toHaveLength(1);
  });
});

describe('that a question is kept is said', () => {
  const said = 'Your question is kept for the people who look after my answers.';

  test('where it is', async () => {
    expect(JSON.stringify(await ask(nonsense))).toContain(said);
    expect((await parts.store.backlog.top(home, 10)).map(({ count }) => count)).toEqual([1]);
  });

  test('and not where the store could not take it', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'whoowns-away-'));
    const store = await createStore({ databaseUrl: null, dataDir, log: silent });
    const broken = await aBot({ store });
    const db = new DatabaseSync(join(dataDir, 'whoowns.sqlite'));
    db.exec('alter table backlog rename to elsewhere');
    const card = await answered(broken.bot, aQuestion(nonsense));
    expect(card.summary).toContain("I don't know who owns that one.");
    expect(JSON.stringify(card)).not.toContain('is kept');
    db.exec('alter table elsewhere rename to backlog');
    expect(JSON.stringify(await answered(broken.bot, aQuestion(nonsense)))).toContain(said);
    db.close();
    await broken.close();
    await store.close();
    await rm(dataDir, { recursive: true });
  });
});

describe('who sees it', () => {
  const secret = /zorgblatt|coffee|backlog is empty/;
  beforeEach(async () => {
    await ask(nonsense);
  });

  test.each<[string, Where]>([
    ['an admin of the workspace', { admin: 'workspace' }],
    ['somebody whom ADMINS names', { admin: null, person: 'U0CONFIGURED' }],
  ])('%s does', async (_, where) => {
    expect(lines(await list(where))).toHaveLength(1);
  });

  test.each<[string, Where]>([
    ['somebody who is no admin', { admin: null }],
    ['who may change this channel alone', { admin: 'channel' }],
    ['an admin where people from outside read along', { admin: 'workspace', outside: true }],
  ])('%s does not, by command or by a button that was left behind', async (_, where) => {
    const all = await list({ admin: 'workspace' });
    expect(JSON.stringify(await list(where))).not.toMatch(secret);
    const one = await press(all, `1. ${nonsense}`);
    for (const [message, label] of [
      [all, `1. ${nonsense}`],
      [one, 'Make it a new topic'],
      [one, 'Close it'],
      [one, 'Back to the list'],
    ] as const) {
      expect(JSON.stringify(await press(message, label, where))).not.toMatch(secret);
    }
    expect(lines(await list({ admin: 'workspace' }))).toHaveLength(1);
  });

  test('an admin of another workspace sees theirs alone, and closes nothing of ours', async () => {
    const theirs = { admin: 'workspace', place: away } as const;
    expect(lines(await list(theirs))).toEqual([]);
    const all = await list();
    expect((await press(all, `1. ${nonsense}`, theirs)).summary).toContain('isn’t in the backlog');
    const one = await press(all, `1. ${nonsense}`);
    await press(one, 'Close it', theirs);
    expect(lines(await list())).toHaveLength(1);
  });
});

test('whatever people typed, the screens stand', async () => {
  for (const text of Object.values(hostileTexts)) await ask(`zorgblatt ${text}`);
  const all = await list();
  expect(lines(all).length).toBeGreaterThan(3);
  const menu = all.blocks.flatMap((block) =>
    block.kind === 'buttons' ? (block.menu?.options ?? []) : [],
  );
  for (const { label, action } of menu) {
    expect(label.length).toBeLessThanOrEqual(75);
    const one = await say(aPress(action, { admin: 'workspace' }));
    expect(snippet(await press(one, 'Make it a new topic'))).toContain('id: ___');
  }
});
