import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ABot, aBot, lookup } from '../a-bot.ts';
import { actionOf, ask, messageOf, press, replyOf, request } from '../requests.ts';
import { silent } from '../silent.ts';

let parts: ABot;
beforeEach(async () => {
  parts = await aBot();
});
afterEach(() => parts.close());

const DAY = 24 * 60 * 60 * 1000;
const here = { platform: 'slack', workspace: 'T1' } as const;
const words = (text: string, via: 'mention' | 'direct' | 'shortcut', direct = false) => ({
  ...request({ kind: 'words', text, via }),
  direct,
});

test('an answer needs no store, and is kept behind it', async () => {
  const handled = parts.bot.handle(ask('who patches rds'));
  expect(handled.when).toBe('now');
  if (handled.when !== 'now') return;
  await handled.after;
  const [kept] = await parts.store.asks.latest('U1', here, 5);
  expect(kept).toMatchObject({ text: 'who patches rds', outcome: 'answered', right: null });
  expect(kept?.place).toEqual({ ...here, channel: 'C1' });
});

test('with the store away, questions are still answered and presses still work', async () => {
  await parts.store.close();
  const card = await messageOf(parts, ask('patching'));
  expect(card.summary).toContain('Shared: AWS patches what it runs');
  const compared = await messageOf(parts, press(actionOf(card, 'Compare services')));
  expect(compared.summary).toContain('Amazon RDS, AWS');
  await parts.close().catch(() => {});
  parts = await aBot();
});

test('after a restart a button finds its ask in the store', async () => {
  const card = await messageOf(parts, ask('patching'));
  const again = await aBot({ store: parts.store });
  const handled = again.bot.handle(press(actionOf(card, 'Compare services')));
  expect(handled).toMatchObject({ when: 'later', audience: 'private', replace: true });
  if (handled.when !== 'later') return;
  expect(await handled.reply).toMatchObject({
    message: { summary: expect.stringContaining('RDS') },
  });
  await again.close();
});

test('a button is no key to an ask of another workspace', async () => {
  const card = await messageOf(parts, ask('patching'));
  const elsewhere = {
    ...press(actionOf(card, 'Compare services')),
    place: { platform: 'slack', workspace: 'T2', channel: 'C9' } as const,
  };
  expect((await messageOf(parts, elsewhere)).summary).toContain(
    "I don't have that answer any more",
  );
});

test('a mention is answered for all in the thread, a direct message and a shortcut privately', async () => {
  expect(parts.bot.handle(words('patching', 'mention'))).toMatchObject({ audience: 'public' });
  expect(parts.bot.handle(words('patching', 'direct', true))).toMatchObject({
    audience: 'private',
  });
  const shortcut = await replyOf(parts, words('patching', 'shortcut'));
  expect(shortcut).toMatchObject({ kind: 'message', audience: 'private', replace: false });
});

test('a mention that two processes get is answered by one', async () => {
  const other = await aBot({ store: parts.store });
  const mention = words('patching', 'mention');
  const replies = await Promise.all([replyOf(parts, mention), replyOf(other, mention)]);
  expect(replies.map(({ kind }) => kind).sort()).toEqual(['message', 'nothing']);
  await other.close();
});

test('the same delivery again is answered with nothing', async () => {
  const once = ask('patching');
  expect((await replyOf(parts, once)).kind).toBe('message');
  expect((await replyOf(parts, once)).kind).toBe('nothing');
  expect(await parts.store.asks.latest('U1', here, 5)).toHaveLength(1);
});

test('"visible" shows the answer to everyone with who asked, but not in a direct message', async () => {
  const shown = await replyOf(parts, ask('patching', { visible: 'true' }));
  expect(shown).toMatchObject({ audience: 'public' });
  expect(shown.kind === 'message' && shown.message.summary).toMatch(/^Ana asked: patching\. /);
  for (const made of [
    ask('patching', { visible: 'no' }),
    { ...ask('patching', { visible: 'yes' }), direct: true },
  ]) {
    expect(await replyOf(parts, made)).toMatchObject({ audience: 'private' });
  }
});

test('a double click shares once, a later press again', async () => {
  const share = actionOf(await messageOf(parts, ask('patching')), 'Share in channel');
  const kinds = [];
  for (const wait of [0, 1000, 60_000]) {
    parts.pass(wait);
    kinds.push((await replyOf(parts, press(share))).kind);
  }
  expect(kinds).toEqual(['message', 'nothing', 'message']);
});

test('there is nobody to share with in a direct message', async () => {
  const card = await messageOf(parts, { ...ask('patching'), direct: true });
  expect(() => actionOf(card, 'Share in channel')).toThrow();
});

test('a service’s card lists what there is to do on it, not the model as a whole', async () => {
  for (const service of ['s3', 'lambda', 'ec2', 'rds', 'what does aws do for lambda']) {
    const card = await messageOf(parts, ask(service));
    expect(JSON.stringify(card)).not.toContain('responsibility model overall');
    expect(JSON.stringify(card)).toContain('Open a topic');
  }
});

test('the service option narrows the question, and is kept with it', async () => {
  const card = await messageOf(parts, ask('patching', { service: 'rds' }));
  expect(card.summary).toContain('Operating system patching on Amazon RDS: AWS');
  const [kept] = await parts.store.asks.latest('U1', here, 1);
  expect(kept).toMatchObject({ text: 'patching', service: 'rds' });
});

test('asked for help, or for nothing, it helps and keeps nothing', async () => {
  for (const question of ['', '   ', 'help']) {
    expect((await messageOf(parts, ask(question))).summary).toContain('in your own words');
  }
  expect(await parts.store.asks.latest('U1', here, 5)).toEqual([]);
});

test('the search form looks up what was typed, else what was picked, and wants one of them', async () => {
  const sent = (values: Record<string, readonly string[]>) =>
    request({ kind: 'form', action: { kind: 'search' }, values });
  const typed = await messageOf(parts, sent({ question: ['backups'], pick: ['patching'] }));
  expect(typed.summary).toContain('Backups');
  const picked = await messageOf(parts, sent({ question: [' '], pick: ['patching'] }));
  expect(picked.summary).toContain('Operating system patching');
  expect(await replyOf(parts, sent({ question: [''] }))).toMatchObject({
    kind: 'faults',
    faults: { question: expect.stringContaining('Type a question') },
  });
});

test('the home page shows what I asked last, each once, in my words', async () => {
  for (const question of ['patching', 'backups', 'patching']) {
    await replyOf(parts, ask(question));
    parts.pass(1000);
  }
  const home = await messageOf(parts, request({ kind: 'home' }));
  const menus = home.blocks.flatMap((block) => (block.kind === 'buttons' ? [block.menu] : []));
  expect(menus[0]?.options.map(({ label }) => label)).toEqual(['patching', 'backups']);
  const again = await messageOf(parts, press(actionOf(home, 'backups'), null, false));
  expect(again.summary).toContain('Backups');
});

test('after 30 days an ask is forgotten, and its button says what to do', async () => {
  const card = await messageOf(parts, ask('patching'));
  parts.pass(30 * DAY + 1);
  await parts.bot.tick(parts.now());
  expect(await parts.store.asks.latest('U1', here, 5)).toEqual([]);
  const pressed = await messageOf(parts, press(actionOf(card, 'Analogy')));
  expect(pressed.summary).toBe("I don't have that answer any more. Ask again with /whoowns.");
});

test('a surprise is logged with its cause and a number, and answered with that number', async () => {
  const lines: Readonly<Record<string, unknown>>[] = [];
  const log = {
    ...silent,
    error: (fields: object) => lines.push({ ...fields }),
  };
  const broken = await aBot({
    log,
    store: parts.store,
    lookup: {
      ...lookup,
      ask: () => {
        throw new Error('a bug');
      },
    },
  });
  const said = await messageOf(broken, ask('my secret question'));
  const [line] = lines;
  expect(line?.err).toMatchObject({ message: 'a bug' });
  expect(said.summary).toContain(String(line?.incident));
  expect(JSON.stringify(line)).not.toContain('secret');
  await broken.close();
});

test('a type-ahead offers topics, services and zones, short enough for any platform', () => {
  expect(parts.bot.complete('service', 'rds', 5).map(({ label }) => label)).toContain('Amazon RDS');
  expect(parts.bot.complete('topic', 'encr', 5).length).toBeGreaterThan(0);
  expect(parts.bot.complete('ask', 'patch', 25).length).toBeGreaterThan(0);
  expect(parts.bot.complete('zone', 'zuri', 5)).toEqual([
    { label: 'Europe/Zurich', value: 'Europe/Zurich' },
  ]);
  for (const { label } of parts.bot.complete('ask', 'a', 25)) {
    expect(label.length).toBeLessThanOrEqual(75);
  }
});
