import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/core/ports.ts';
import { type ABot, aBot } from '../a-bot.ts';
import { until } from '../wire/discord.ts';
import { wordsOf } from '../wire/discord-read.ts';
import { type OnDiscord, onDiscord } from './harness.ts';

let parts: ABot;
let on: OnDiscord;

beforeEach(async () => {
  parts = await aBot();
  on = await onDiscord(parts.bot);
});
afterEach(async () => {
  const { faults, requests } = on.wire;
  await on.stop();
  await parts.close();
  expect(faults).toEqual([]);
  // Unknown interaction, and already acknowledged.
  expect(requests.filter(({ status }) => status === 404)).toEqual([]);
});

/** The same store, that takes its time. */
function slow(store: Store, ms: number): Store {
  const { asks, deliveries } = store;
  return {
    ...store,
    ready: () => store.ready(),
    close: () => store.close(),
    asks: {
      add: (ask) => asks.add(ask),
      get: (...args) => sleep(ms).then(() => asks.get(...args)),
      judge: (...args) => asks.judge(...args),
      latest: (...args) => asks.latest(...args),
    },
    deliveries: {
      claim: (...args) => sleep(ms).then(() => deliveries.claim(...args)),
    },
  };
}

/** Goes on with another bot that has only the store, and that slow. */
async function slowly(ms: number): Promise<ABot> {
  const other = await aBot({ store: slow(parts.store, ms) });
  const before = on;
  on = await onDiscord(other.bot);
  for (const shown of before.wire.world.shown) {
    on.wire.world.messages.set(shown.message.id, shown.message);
    on.wire.world.shown.push(shown);
  }
  Object.assign(on.wire.world.guild, before.wire.world.guild);
  await before.stop();
  return other;
}

const types = () =>
  on.wire
    .routes(/callback$/)
    .map(({ body }) => (typeof body === 'object' && body && 'type' in body ? body.type : null));

describe('with a slow store', () => {
  test('a press is acknowledged at once, and its message changes when the answer is there', async () => {
    await on.ask('patching');
    await slowly(1_000);
    const pressed = await on.press('Compare services');
    expect(pressed.response?.type).toBe(6);
    expect((pressed.response?.at ?? 0) - pressed.sentAt).toBeLessThan(1_000);
    await until(() => on.said().includes('service by service'));
  });

  test('sharing shows that it is coming, and then the answer, once', async () => {
    await on.ask('patching');
    await slowly(1_600);
    const pressed = await on.press('Share in channel');
    expect(pressed.response?.type).toBe(5);
    const shared = on.wire.world.shown.filter(({ message }) => message.onlyFor === null);
    expect(shared).toHaveLength(1);
    expect(wordsOf(shared[0]?.body ?? {})).toContain('asked:');
  });

  test('what was to be public but comes out private is private, and nothing keeps turning', async () => {
    await on.ask('patching');
    const other = await slowly(600);
    other.pass(31 * 24 * 60 * 60 * 1000);
    const pressed = await on.press('Share in channel');
    await until(() => pressed.followUps.length === 1);
    expect(pressed.loading).toBe(false);
    expect(pressed.removed).toBe(true);
    expect(pressed.followUps[0]?.onlyFor).toBe(on.wire.world.ana.id);
    expect(on.said()).toContain("I don't have that answer any more.");
  });

  test('a mention is answered all the same', async () => {
    await slowly(1_500);
    on.wire.people.say(`<@${on.wire.world.me.id}> patching`);
    await until(() => on.wire.world.shown.length === 1);
  });
});

describe('one effect, once', () => {
  test('an interaction that is told twice is answered once', async () => {
    const asked = await on.ask('patching', { visible: true });
    on.wire.people.again(asked.id);
    await on.quiet();
    expect(types()).toEqual([4]);
    expect(on.wire.world.shown).toHaveLength(1);
  });

  test('a double click on Share takes one of the public answers of a minute, not two', async () => {
    const { people, world } = on.wire;
    for (let n = 0; n < 5; n += 1) {
      await on.ask(`who patches rds ${n}`);
      const message = world.shown.at(-1)?.message;
      const [id] = /share:[\w-]{10}/.exec(JSON.stringify(message?.body)) ?? [];
      if (!message || !id) throw new Error('no answer to share');
      for (const _ of ['once', 'twice']) await on.wire.answered(people.press(message, id));
    }
    await on.quiet();
    const shared = world.shown.filter(({ message }) => message.onlyFor === null);
    expect(shared).toHaveLength(5);
  });

  test('a share that another process has taken is let go of, silently', async () => {
    await on.ask('patching');
    const { wire } = on;
    const claim = parts.store.deliveries.claim.bind(parts.store.deliveries);
    // The other process is faster: whatever this one claims is taken already.
    parts.store.deliveries.claim = async (...args) => {
      await claim(...args);
      return claim(...args);
    };
    await on.press('Share in channel');
    await on.quiet();
    expect(wire.world.shown.filter(({ message }) => message.onlyFor === null)).toEqual([]);
  });

  test('an interaction from long ago, told after an outage, is not answered to no avail', async () => {
    await on.ask('patching');
    const { people, gateway } = on.wire;
    gateway.drop();
    people.slash('whoowns', [], { agoMs: 5_000 });
    await until(() => gateway.counts.resumes === 1);
    await on.ask('patching');
    expect(types()).toEqual([4, 4]);
  });
});

test('a clock that was set does not make anybody too late', async () => {
  let ahead = 0;
  const other = await onDiscord(parts.bot, { clock: { now: () => Date.now() + ahead } });
  await other.ask('patching');
  ahead = 60_000;
  await other.ask('patching');
  expect(other.wire.world.shown).toHaveLength(2);
  await other.stop();
});

test('an answer that can not be made is an apology, not silence', async () => {
  const faulty = { kind: 'image', url: 'no address', alt: '' } as const;
  const broken = {
    ...parts.bot,
    handle: () => ({
      when: 'now' as const,
      reply: {
        kind: 'message' as const,
        // A block that no renderer knows, as after a faulty update.
        message: { summary: '', blocks: [Object.assign({}, faulty, { kind: 'nonsense' })] },
        audience: 'private' as const,
        replace: false,
      },
      after: Promise.resolve(),
    }),
  };
  const other = await onDiscord(Object.assign({}, parts.bot, broken));
  await other.ask('patching');
  expect(other.said()).toContain('something went wrong on my side');
  expect(other.log.some(({ line }) => line === 'an answer could not be made')).toBe(true);
  await other.stop();
});

describe('when Discord stumbles', () => {
  test('a response that is refused once comes with the second try', async () => {
    on.wire.plant({ route: /callback$/, with: 502 });
    await on.ask('patching');
    expect(types()).toEqual([4, 4]);
    expect(on.said()).toContain('Shared:');
  });

  test('a response whose reply is lost is not a failure, and stands once', async () => {
    on.wire.plant({ route: /callback$/, with: 502, applied: true });
    await on.ask('patching');
    await on.quiet();
    expect(on.wire.world.shown).toHaveLength(1);
    expect(on.log.filter(({ level }) => level !== 'info')).toEqual([]);
  });

  test('a response that hangs is tried again in time', async () => {
    on.wire.plant({ route: /callback$/, with: 'hang' });
    const asked = await on.ask('patching');
    expect((asked.response?.at ?? 0) - asked.sentAt).toBeLessThan(2_900);
  });

  test('a follow-up that fails is not sent twice', async () => {
    await on.ask('patching');
    const other = await slowly(600);
    other.pass(31 * 24 * 60 * 60 * 1000);
    on.wire.plant({ route: /POST \/webhooks/, with: 502, applied: true });
    const pressed = await on.press('Share in channel');
    await on.quiet();
    await until(() => on.wire.routes(/POST \/webhooks/).length === 1);
    await on.quiet();
    expect(pressed.followUps).toHaveLength(1);
  });

  test.each([502, 'drop', 'hang'] as const)(
    'an answer to a mention whose reply is lost (%s) stands once',
    async (fault) => {
      on.wire.plant({ route: /POST \/channels/, with: fault, applied: true });
      on.wire.people.say(`<@${on.wire.world.me.id}> patching`);
      await until(() => on.wire.routes(/POST \/channels/).length === 2, 'a second try', 12_000);
      await on.quiet();
      expect(on.wire.world.shown).toHaveLength(1);
    },
    20_000,
  );
});

describe('rate limits', () => {
  const say = (n: number) => {
    const { people, world } = on.wire;
    for (let i = 0; i < n; i += 1) {
      people.say(`<@${world.me.id}> patching`, { person: world.addPerson(`Person ${i}`) });
    }
  };
  const refused = () => on.wire.requests.filter(({ status }) => status === 429);

  test('fifty answers through a bucket of five a second: none is refused', async () => {
    on.wire.limit({ route: /POST \/channels/, most: 5, perMs: 1_000, scope: 'user' });
    say(50);
    await until(() => on.wire.world.shown.length === 50, 'fifty answers', 20_000);
    expect(refused()).toEqual([]);
  }, 30_000);

  test('a refusal for us alone, for everybody in a channel, or for all is waited out', async () => {
    for (const scope of ['user', 'shared', 'global'] as const) {
      const lift = on.wire.limit({ route: /POST \/channels/, most: 0, perMs: 300, scope });
      const before = { shown: on.wire.world.shown.length, refused: refused().length };
      on.wire.people.say(`<@${on.wire.world.me.id}> patching`, {
        person: on.wire.world.addPerson(scope),
      });
      await until(() => refused().length > before.refused, `a refusal (${scope})`);
      lift();
      await until(() => on.wire.world.shown.length === before.shown + 1, scope);
    }
  });

  test('answers to interactions do not wait for the global limit', async () => {
    on.wire.limit({ route: /./, most: 3, perMs: 60_000, scope: 'global' });
    for (let n = 0; n < 6; n += 1) await on.ask('patching');
    expect(refused()).toEqual([]);
    expect(on.wire.world.shown).toHaveLength(6);
  });
});
