import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Action } from '../../../src/core/action.ts';
import { createStore } from '../../../src/store/store.ts';
import { silent } from '../../silent.ts';
import { type AChannel, aChannel, hour, second } from './a-channel.ts';

let here: AChannel;
beforeEach(async () => {
  here = await aChannel();
});
afterEach(() => here.close());

/** Restarts with a platform that knows its keys again for a while, or with a store of the test's own. */
const instead = async (wanted: Parameters<typeof aChannel>[0]) => {
  await here.close();
  here = await aChannel(wanted);
};

describe('who joins', () => {
  test('is greeted by direct message, with a button that starts the tour of that channel', async () => {
    await here.admin('setup');
    await here.joins('ben');
    const [greeting, ...more] = here.greeted();
    expect(more).toEqual([]);
    expect(greeting).toMatchObject({ person: 'ben', how: 'direct' });
    expect(greeting?.text).toContain('Welcome to C1! I tell you who secures what on AWS');
    expect(greeting?.text).toContain('Five short lessons');
    const action: Action = { kind: 'tour', workspace: 'T1', channel: 'C1' };
    expect(JSON.stringify(here.board.directs)).toContain(JSON.stringify(action));
  });

  test('is greeted by a line in the channel where the admin chose that', async () => {
    await here.admin('setup greet:line');
    await here.joins('ben');
    expect(here.greeted()).toEqual([
      { person: 'ben', how: 'whisper', text: expect.stringContaining('Only you see this.') },
    ]);
  });

  test('is greeted once: told twice, gone and back, after a restart, after stop and setup', async () => {
    await here.admin('setup');
    await here.joins('ben', { delivery: 'the same' });
    await here.joins('ben', { delivery: 'the same' });
    await here.joins('ben');
    const restarted = await here.another();
    await restarted.joins('ben', { delivery: 'the same' });
    await here.admin('stop');
    await here.admin('setup');
    await here.joins('ben');
    await here.pass(hour);
    await restarted.close();
    expect(here.greeted()).toHaveLength(1);
  });

  test('in another channel or workspace is greeted there, if at all', async () => {
    await here.admin('setup');
    await here.joins('ben', { where: { channel: 'C2' } });
    await here.joins('ben', { where: { workspace: 'T2' } });
    await here.joins('ben', { where: { platform: 'discord' } });
    expect(here.greeted()).toEqual([]);
    await here.admin('setup', { channel: 'C2' });
    await here.joins('ben');
    await here.joins('ben', { where: { channel: 'C2' } });
    expect(here.greeted()).toHaveLength(2);
  });

  test('only a server is greeted once, by the channel that was set up first', async () => {
    await here.admin('setup greet:line');
    await here.pass(5 * second);
    await here.admin('setup', { channel: 'C2' });
    await here.joins('ben', { where: { channel: '' } });
    await here.joins('cleo', { where: { channel: '', workspace: 'T2' } });
    expect(here.greeted()).toMatchObject([{ person: 'ben', how: 'whisper' }]);
  });

  test('before it was set up, or a month ago, is not new', async () => {
    await here.joins('early');
    const before = here.now();
    await here.pass(5 * second);
    await here.admin('setup');
    await here.joins('maker', { at: before });
    const since = here.now();
    await here.joins('ben', { at: since });
    await here.pass(5 * second);
    expect(here.greeted().map(({ person }) => person)).toEqual(['ben']);
    // A long time in one step: nobody needs the ticks.
    const later = await aChannel({
      board: here.board,
      store: here.store,
      slept: 5 * second + 31 * 24 * hour,
    });
    await later.joins('cleo', { at: since });
    expect(here.greeted()).toHaveLength(1);
    await later.close();
  });

  test('as a bot is not greeted', async () => {
    here.board.bots.add('robot');
    await here.admin('setup');
    await here.joins('robot');
    await here.pass(60 * second);
    expect(here.greeted()).toEqual([]);
    expect(await here.admin('counts')).toContain('0 newcomers greeted here.');
  });

  test('and has their data deleted before the greeting went out, is left alone', async () => {
    await here.admin('setup');
    here.board.trouble = (path) =>
      path === '/direct' ? { kind: 'busy', retryAfterMs: 60_000 } : null;
    await here.joins('ben');
    here.board.trouble = () => null;
    await here.store.personal.forget('ben', here.place);
    await here.pass(300 * second);
    expect(here.greeted()).toEqual([]);
  });
});

describe('a hundred in the same minute', () => {
  const people = Array.from({ length: 100 }, (_, index) => `p${index}`);

  test('are each greeted once, at the platform’s pace, and nobody else hears of it', async () => {
    await here.admin('setup');
    await Promise.all(people.map((who) => here.joins(who)));
    const steps = [here.greeted().length];
    while (here.greeted().length < 100 && steps.length < 60) {
      await here.pass(5 * second);
      steps.push(here.greeted().length);
    }
    await here.pass(60 * second);
    expect(
      here
        .greeted()
        .map(({ person }) => person)
        .sort(),
    ).toEqual(people.toSorted());
    const most = Math.max(...steps.map((count, index) => count - (steps[index - 1] ?? 0)));
    expect(most).toBeLessThanOrEqual(10);
    expect(steps.length).toBeLessThanOrEqual(11);
    expect(here.channel()).toHaveLength(1);
  });

  test('are each greeted once by two processes that both hear of all of them', async () => {
    await here.admin('setup');
    const other = await here.another();
    await Promise.all(people.flatMap((who) => [here.joins(who), other.joins(who)]));
    for (let step = 0; step < 12; step += 1) {
      await Promise.all([here.pass(5 * second), other.pass(5 * second)]);
    }
    await other.close();
    expect(
      here
        .greeted()
        .map(({ person }) => person)
        .sort(),
    ).toEqual(people.toSorted());
  });

  test('wait as long as the platform asks, all of them', async () => {
    await here.admin('setup');
    let asked = 0;
    here.board.trouble = (path) => {
      if (path !== '/direct') return null;
      asked += 1;
      return here.now() < until ? { kind: 'busy', retryAfterMs: until - here.now() } : null;
    };
    const until = here.now() + 60 * second;
    await Promise.all(people.map((who) => here.joins(who)));
    await here.pass(55 * second);
    expect(here.greeted()).toEqual([]);
    expect(asked).toBeLessThanOrEqual(2);
    await here.pass(120 * second);
    expect(
      here
        .greeted()
        .map(({ person }) => person)
        .sort(),
    ).toEqual(people.toSorted());
  });
});

describe('a greeting that goes wrong', () => {
  const once = (what: 'drop' | 'cut') => {
    let left = 1;
    here.board.trouble = (path) => {
      if (path !== '/direct' || left === 0) return null;
      left -= 1;
      return { kind: what };
    };
  };

  test('and surely has not arrived, is tried again until it has', async () => {
    await here.admin('setup');
    let refused = 0;
    here.board.trouble = (path) => {
      if (path !== '/direct' || refused === 3) return null;
      refused += 1;
      return { kind: 'busy', retryAfterMs: 1_000 };
    };
    await here.joins('ben');
    expect(here.greeted()).toEqual([]);
    await here.pass(120 * second);
    expect(refused).toBe(3);
    expect(here.greeted()).toHaveLength(1);
  });

  test('and may have arrived, is not sent again where the platform could not tell', async () => {
    await here.admin('setup');
    once('drop');
    await here.joins('ben');
    await here.pass(hour);
    expect(here.greeted()).toHaveLength(1);
    expect(await here.admin('counts')).toContain('1 perhaps: the connection broke while I wrote');
  });

  test('and may have arrived, is sent again under the same name where the platform can tell', async () => {
    await instead({ keyHoldsMs: 60_000 });
    await here.admin('setup');
    once('drop');
    await here.joins('ben');
    once('cut');
    await here.joins('cleo');
    await here.pass(hour);
    expect(here.greeted().map(({ person }) => person)).toEqual(['ben', 'cleo']);
    expect(await here.admin('counts')).toContain('2 newcomers greeted here.');
  });

  test('because the person takes no messages, is not tried again, and admins see how many', async () => {
    await here.admin('setup');
    let asked = 0;
    here.board.trouble = (path) => {
      if (path !== '/direct') return null;
      asked += 1;
      return { kind: 'refuse', reason: 'forbidden', missing: [] };
    };
    await here.joins('ben');
    await here.pass(hour);
    expect(asked).toBe(1);
    expect(await here.admin('counts')).toContain("1 couldn't be reached");
  });

  test('for a day, is given up', async () => {
    await here.admin('setup');
    here.board.trouble = (path) =>
      path === '/direct' ? { kind: 'busy', retryAfterMs: 25 * hour } : null;
    await here.joins('ben');
    here.board.trouble = () => null;
    const slept = 26 * hour;
    const tomorrow = await aChannel({ board: here.board, store: here.store, slept });
    await tomorrow.pass(5 * second);
    await tomorrow.close();
    expect(here.greeted()).toEqual([]);
  });

  test('with the process killed while it sent, is not sent again', async () => {
    await here.admin('setup');
    const { notes } = here.store.welcome;
    const ben = { id: 'ben', name: 'Ben' };
    await notes.add({ id: 'n1', place: here.place, kind: 'greeting', person: ben, at: here.now() });
    // Claimed, and never heard of again.
    await notes.claim('slack', here.now(), here.now() + 40 * second, 1);
    await here.pass(hour);
    expect(here.greeted()).toEqual([]);
    expect(await here.admin('counts')).toContain('1 perhaps');
  });

  test('with the store away when somebody came, goes out when the store is back', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'whoowns-away-'));
    const store = await createStore({ databaseUrl: null, dataDir, log: silent });
    await instead({ store });
    await here.admin('setup');
    const db = new DatabaseSync(join(dataDir, 'whoowns.sqlite'));
    db.exec('alter table welcome_notes rename to away');
    await here.joins('ben');
    await here.pass(5 * second);
    db.exec('alter table away rename to welcome_notes');
    db.close();
    await here.pass(10 * second);
    expect(here.greeted()).toMatchObject([{ person: 'ben' }]);
    await store.close();
    rmSync(dataDir, { recursive: true });
  });
});

describe('an admin', () => {
  test('puts up one card, however often they set it up, and it says what is so now', async () => {
    expect(await here.admin('setup')).toContain('Newcomers are greeted here from now on.');
    const said = await here.admin('setup announce:yes greet:line');
    expect(said).toContain('by a line here that only they see, once each');
    expect(said).toContain('I say here who finished the tour');
    expect(here.channel()).toHaveLength(1);
    expect(here.channel()[0]).toContain('New here?');
    expect(here.channel()[0]).toContain('When you finish, I say so in the channel.');
    expect(await here.admin('setup')).toContain('I say here who finished the tour');
  });

  test('finds the card whose post had no reply, and does not put up a second', async () => {
    here.board.trouble = (path) => (path === '/post' ? { kind: 'drop' } : null);
    expect(await here.admin('setup')).toContain("I can't tell whether the card was posted.");
    here.board.trouble = () => null;
    expect(await here.admin('setup')).not.toContain("can't tell");
    expect(here.channel()).toHaveLength(1);
  });

  test('gets a new card where somebody deleted the old one', async () => {
    await here.admin('setup');
    here.board.trouble = (path) =>
      path === '/edit' ? { kind: 'refuse', reason: 'gone', missing: [] } : null;
    await here.admin('setup');
    here.board.trouble = () => null;
    expect(here.channel()).toHaveLength(2);
    await here.admin('stop');
    expect(here.channel().map((text) => text.includes('Nobody is greeted'))).toEqual([false, true]);
  });

  test('is told what is missing where the card can not be posted', async () => {
    here.board.trouble = (path) =>
      path === '/post' ? { kind: 'refuse', reason: 'forbidden', missing: ['Send Messages'] } : null;
    const said = await here.admin('setup');
    expect(said).toContain("I couldn't post the card. I'm not allowed to post here.");
    expect(said).toContain('What I lack: Send Messages');
    here.board.trouble = () => null;
    await here.admin('setup');
    expect(here.channel()).toHaveLength(1);
  });

  test('stops it: nobody is greeted, not even who was waiting, and the card says so', async () => {
    await here.admin('setup');
    here.board.trouble = (path) =>
      path === '/direct' ? { kind: 'busy', retryAfterMs: 5_000 } : null;
    await here.joins('waiting');
    here.board.trouble = () => null;
    expect(await here.admin('stop')).toContain('Stopped');
    await here.joins('late');
    await here.pass(60 * second);
    expect(here.greeted()).toEqual([]);
    expect(here.channel()).toEqual([
      'Nobody is greeted here any more. The tour is still there: /tour.',
    ]);
    expect(await here.admin('stop')).toContain('Nobody is greeted in this channel yet.');
  });

  test('previews what newcomers see, before and after setting it up, and nothing is sent', async () => {
    const before = await here.admin('preview');
    expect(before).toContain('Not set up yet.');
    expect(before).toContain('Welcome to C1!');
    expect(before).toContain('New here?');
    await here.admin('setup greet:line');
    const after = await here.admin('preview');
    expect(after).toContain('A newcomer sees this line in the channel, and nobody else does:');
    expect(after).not.toContain('Not set up yet.');
    expect(here.greeted()).toEqual([]);
    expect(here.channel()).toHaveLength(1);
  });

  test('is told how to write what can not be read', async () => {
    expect(await here.admin('setup greet:loudly')).toContain('greet:direct');
    expect(await here.admin('setup announce:perhaps')).toContain('announce:yes');
    expect(here.channel()).toEqual([]);
  });

  test('checks how it stands: off, on and how, with the card', async () => {
    expect(await here.check()).toContain('Nobody is greeted in this channel yet.');
    await here.admin('setup greet:line announce:yes');
    const check = await here.check();
    expect(check).toContain('On. 0 newcomers greeted here.');
    expect(check).toContain('by a line here that only they see, once each');
    expect(check).toContain('I say here who finished the tour');
    expect(check).toContain('Nobody was missed.');
    expect(check).not.toContain('The card may not stand');
    await here.admin('stop');
    expect(await here.check()).toContain('Nobody is greeted in this channel yet.');
    here.board.trouble = (path) => (path === '/post' ? { kind: 'drop' } : null);
    await here.admin('setup');
    expect(await here.check()).toContain(
      'The card may not stand. /whoowns-admin welcome setup puts it up.',
    );
    expect(await here.check('ben')).toContain('That needs somebody who may change this channel');
  });

  test('checks who was missed and why, by reason, and never by name', async () => {
    await here.admin('setup');
    const refuse = (missing: readonly string[]) => () =>
      ({ kind: 'refuse', reason: 'forbidden', missing }) as const;
    const comes = async (who: string, trouble: typeof here.board.trouble) => {
      here.board.trouble = trouble;
      await here.joins(who);
      await here.pass(5 * second);
      here.board.trouble = () => null;
    };
    await comes('ben', refuse(['Direct Messages']));
    await comes('cleo', refuse(['Direct Messages']));
    await comes('dora', refuse(['chat:write', 'im:write']));
    await comes('emil', () => ({ kind: 'drop' }));
    await here.pass(60 * second);
    const check = await here.check();
    expect(check).toContain("0 newcomers greeted here, 3 couldn't be reached");
    expect(check).toContain(
      '2 newcomers, the last on 2026-01-15: They take no direct messages from me.',
    );
    expect(check).toContain(
      '1 newcomer, on 2026-01-15: I wasn’t allowed to write to them. I lack chat:write, im:write.',
    );
    expect(check).toContain('The connection broke while I wrote, so I can’t tell.');
    expect(check).not.toMatch(/ben|cleo|dora|emil/);
    const restarted = await here.another();
    expect(await restarted.check()).toBe(check);
    await restarted.close();
  });

  test('is not everybody', async () => {
    for (const line of ['setup', 'preview', 'counts', 'stop']) {
      expect(await here.admin(line, {}, 'ben'), line).toContain('That needs somebody who may');
    }
    expect(here.channel()).toEqual([]);
    expect(await here.store.welcome.get(here.place)).toBeNull();
  });
});
