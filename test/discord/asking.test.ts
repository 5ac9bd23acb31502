import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ABot, aBot } from '../a-bot.ts';
import { until } from '../wire/discord.ts';
import { pressablesOf, read, textsOf, wordsOf } from '../wire/discord-read.ts';
import { isObject } from '../wire/discord-shape.ts';
import type { Interaction } from '../wire/discord-world.ts';
import { type OnDiscord, onDiscord } from './harness.ts';

let parts: ABot;
let on: OnDiscord;

beforeEach(async () => {
  parts = await aBot();
  on = await onDiscord(parts.bot);
});
afterEach(async () => {
  const { faults } = on.wire;
  await on.stop();
  await parts.close();
  expect(faults).toEqual([]);
});

const choicesOf = ({ response }: Interaction): readonly { name: string; value: string }[] => {
  const data = response?.data;
  return isObject(data) && Array.isArray(data.choices) ? data.choices : [];
};
const typed = (text: string, name = 'question') =>
  on.wire.answered(on.wire.people.type('whoowns', [{ name, type: 3, value: text, focused: true }]));

describe('while I type', () => {
  test('the best entries are offered, at most 25 of at most 100 characters', async () => {
    const choices = choicesOf(await typed('patch'));
    expect(choices.length).toBeGreaterThan(0);
    expect(choices.length).toBeLessThanOrEqual(25);
    expect(choices[0]?.name).toMatch(/patch/i);
    for (const { name, value } of choices) {
      expect(name.length).toBeLessThanOrEqual(100);
      expect(value.length).toBeLessThanOrEqual(100);
    }
  });

  test('an offered entry answers when it is picked', async () => {
    const [first] = choicesOf(await typed('patching rds'));
    await on.ask(first?.value ?? '');
    expect(on.said()).toMatch(/owns? this|Shared:/);
  });

  test('the service option offers services', async () => {
    const choices = choicesOf(await typed('lamb', 'service'));
    expect(choices[0]?.name).toContain('Lambda');
  });

  test('nothing typed, and what nobody knows, is no mistake', async () => {
    expect((await typed('')).response?.type).toBe(8);
    expect(choicesOf(await typed('xqzxqz'.repeat(40)))).toEqual([]);
  });

  test('pressing Enter without a pick still gives the best answer', async () => {
    await on.ask('who paches rds');
    expect(on.said()).toContain('Amazon RDS');
  });
});

describe('asking', () => {
  test('about one service only', async () => {
    const options = [
      { name: 'question', type: 3, value: 'patching' },
      { name: 'service', type: 3, value: 'Amazon RDS' },
    ];
    await on.wire.answered(on.wire.people.slash('whoowns', options));
    expect(on.said()).toContain('on Amazon RDS');
  });

  test('from the menu of a message is answered for me alone', async () => {
    const asked = on.wire.people.fromMenu('Who owns this?', 'is encryption at rest on s3 ours?');
    await on.wire.answered(asked);
    expect(on.said()).toContain('Amazon S3');
    expect(on.last()?.message.onlyFor).toBe(on.wire.world.ana.id);
  });

  test('by a mention is answered to all, as a reply that pings nobody', async () => {
    const id = on.wire.people.say(`<@${on.wire.world.me.id}> who patches rds?`);
    await until(() => on.wire.world.shown.length === 1);
    expect(on.said()).toContain('AWS owns this.');
    expect(on.last()?.message.onlyFor).toBeNull();
    expect(on.last()?.message.reference).toBe(id);
  });

  test('in a thread is answered there', async () => {
    const { world, people } = on.wire;
    people.say(`<@${world.me.id}> patching`, { channel: world.thread.id });
    await until(() => world.shown.length === 1);
    expect(on.last()?.message.channel).toBe(world.thread.id);
  });

  test('directly needs no mention', async () => {
    on.wire.people.say('who patches rds?', { in: 'direct' });
    await until(() => on.wire.world.shown.length === 1);
    expect(on.said()).toContain('AWS owns this.');
  });

  test('directly with the command stays when Discord is reloaded', async () => {
    await on.ask('patching', { in: 'direct' });
    expect(on.last()?.message.onlyFor).toBeNull();
    await on.press('Compare services', { in: 'direct' });
    expect(on.said()).toContain('service by service');
  });

  test('is left alone when a bot, a webhook or a reply without a written mention says it', async () => {
    const { world, people } = on.wire;
    const mention = `<@${world.me.id}> patching`;
    people.say(mention, { person: world.addPerson('Other bot', { bot: true }) });
    people.say(mention, { person: world.me });
    people.say(mention, { webhook: true });
    people.say(mention, { type: 7 });
    people.say('thanks!', { type: 19 });
    people.say('nothing for you');
    await on.quiet();
    expect(world.shown).toEqual([]);
  });

  test('twice by a line that tells everything twice is answered once', async () => {
    const id = on.wire.people.say(`<@${on.wire.world.me.id}> patching`);
    await until(() => on.wire.world.shown.length === 1);
    on.wire.people.again(id);
    await on.quiet();
    expect(on.wire.world.shown).toHaveLength(1);
  });
});

describe('a bot that a person installed for themselves', () => {
  test('answers in a server that has not installed it, and is told that it is outside', async () => {
    const outside: boolean[] = [];
    const bot = {
      ...parts.bot,
      handle: (request: Parameters<typeof parts.bot.handle>[0]) => {
        outside.push(request.outside);
        return parts.bot.handle(request);
      },
    };
    const other = await onDiscord(bot);
    await other.ask('patching', { installedBy: 'person' });
    await other.ask('patching', { installedBy: 'person', in: 'group' });
    await other.ask('patching');
    expect(outside).toEqual([true, true, false]);
    await other.stop();
  });

  test('answers in a group, and the button works there', async () => {
    await on.ask('patching', { installedBy: 'person', in: 'group', visible: true });
    expect(on.last()?.message.onlyFor).toBeNull();
    await on.press('Compare services', { installedBy: 'person', in: 'group' });
    expect(on.said()).toContain('service by service');
  });
});

describe('the search', () => {
  test('opens a box, and what is typed there is answered', async () => {
    await on.ask('');
    const opened = await on.press('Search topics and services');
    expect(opened.response?.type).toBe(9);
    const data = isObject(opened.response?.data) ? opened.response.data : {};
    const { people, world } = on.wire;
    const where = { channel: world.general.id };
    const sent = people.submit(
      String(data.custom_id),
      { value: 'who patches rds' },
      where,
      opened.message,
    );
    await on.wire.answered(sent);
    expect(on.said()).toContain('AWS owns this.');
    expect(on.last()?.message.onlyFor).toBe(world.ana.id);
  });

  test('form says what is missing when it is sent empty', async () => {
    await on.ask('frobnicate the quux of zorgblatt');
    const opened = await on.press('Search');
    const data = isObject(opened.response?.data) ? opened.response.data : {};
    const sent = on.wire.people.submit(
      String(data.custom_id),
      { question: '' },
      {},
      opened.message,
    );
    await on.wire.answered(sent);
    expect(on.said()).toContain('open the form again');
    const again = on.wire.people.submit(
      String(data.custom_id),
      { question: 'who patches rds' },
      {},
      opened.message,
    );
    await on.wire.answered(again);
    expect(on.said()).toContain('AWS owns this.');
  });
});

describe('what has gone stale', () => {
  test('a command that we do not have any more says to reload', async () => {
    await on.wire.answered(on.wire.people.slash('whowned', []));
    expect(on.said()).toContain('Reload Discord');
  });

  test('a button that we can not read any more says what to do instead', async () => {
    await on.ask('patching');
    const shown = on.last();
    if (!shown) throw new Error('nothing was shown');
    for (const id of ['gone:with:the:wind', '~type:ask:gone', '~pick:gone', '~menu']) {
      await on.wire.answered(on.wire.people.press(shown.message, id, ['nothing']));
      expect(on.said()).toContain("I don't have that answer any more.");
    }
  });
});

describe('many public answers by one person', () => {
  test('become private after five in a minute, and say so', async () => {
    for (let n = 0; n < 6; n += 1) await on.ask('who patches rds', { visible: true });
    const { shown, ana } = on.wire.world;
    expect(shown.filter(({ message }) => message.onlyFor === null)).toHaveLength(5);
    expect(on.last()?.message.onlyFor).toBe(ana.id);
    expect(on.said()).toContain('AWS owns this.');
    expect(on.said()).toContain('only for you');
    await on.ask('who patches rds', { visible: true, person: on.wire.world.addPerson('Ben') });
    expect(on.last()?.message.onlyFor).toBeNull();
  });

  test('by mentions get one hint, and then silence', async () => {
    const { world, people } = on.wire;
    for (let n = 0; n < 8; n += 1) people.say(`<@${world.me.id}> patching`);
    await until(() => world.shown.length === 6);
    await on.quiet();
    expect(world.shown).toHaveLength(6);
    expect(world.shown.filter(({ body }) => wordsOf(body).includes('only you see'))).toHaveLength(
      1,
    );
  });
});

test('a name that would ping everybody pings nobody', async () => {
  const person = on.wire.world.addPerson('x', { nick: '@everyone <@&1234567890123456789> **x**' });
  await on.ask('who patches rds', { visible: true, person });
  const marks = textsOf(on.last()?.body ?? {}).flatMap((text) => read(text).marks);
  expect(marks).not.toContain('everyone');
  expect(marks).not.toContain('mention');
  expect(on.said()).toContain('@everyone <@&1234567890123456789> **x** asked:');
});

test('the card has at most three buttons, and the rest in one menu', async () => {
  await on.ask('patching');
  const pressables = pressablesOf(on.last()?.body ?? {});
  expect(pressables.filter(({ value }) => value === null).length).toBeLessThanOrEqual(3);
  const menus = new Set(pressables.filter(({ value }) => value).map(({ customId }) => customId));
  expect(menus.size).toBe(1);
});
