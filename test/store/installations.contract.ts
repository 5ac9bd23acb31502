/** What every database must do for the workspaces that the bot is installed in. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/core/ports.ts';
import type { Installation } from '../../src/core/workspaces/ports.ts';
import { anAsk } from '../an-ask.ts';
import { aPost, aSchedule } from './a-round.ts';

let tests = 0;

/** Two connections to one database, and how its rows look to whoever opens the file. */
export interface Opened {
  readonly stores: readonly [Store, Store];
  /** As opened with these keys, by their names; the test closes it. */
  readonly withKeys: (...ids: readonly string[]) => Promise<Store>;
  readonly rows: () => Promise<string>;
  readonly run: (sql: string) => Promise<void>;
}

export function installationsContract(open: () => Promise<Opened>): void {
  let opened: Opened;
  let store: Store;
  let home: string;
  const day = 24 * 3_600_000;
  /** Long after what other tests left. */
  let now: number;
  beforeEach(async () => {
    opened = await open();
    [store] = opened.stores;
    tests += 1;
    home = `T${tests}HOME`;
    now = tests * 1_000 * day;
  });

  const anInstallation = (id: string, change: Partial<Installation> = {}): Installation => ({
    platform: 'slack',
    id,
    enterprise: null,
    orgWide: false,
    user: 'U0BOT',
    name: 'whoowns',
    bot: 'B0BOT',
    token: `xoxb-${id}-token`,
    ...change,
  });
  const kept = async (id = home) => {
    const found = await store.installations.get('slack', id);
    if (!found) throw new Error(`${id} isn't installed`);
    return found;
  };
  const placeIn = (workspace: string) => ({ platform: 'slack', workspace, channel: 'C1' }) as const;
  const withData = async (workspace: string) => {
    const place = placeIn(workspace);
    await store.asks.add(anAsk('a', { place, at: now }));
    await store.quiz.schedules.save(aSchedule({ place }), null);
    await store.quiz.posts.add(aPost('p', { place }));
  };
  const schedule = (workspace: string) => store.quiz.schedules.get(placeIn(workspace));
  const ask = (workspace: string) => store.asks.get('a', placeIn(workspace));

  describe('an installation', () => {
    test('comes back as it was kept, for any process; another workspace has none', async () => {
      const installation = anInstallation(home, { enterprise: 'E1', bot: null });
      await store.installations.save(installation, now);
      for (const each of opened.stores) {
        expect(await each.installations.get('slack', home)).toMatchObject(installation);
        expect(await each.installations.get('slack', `${home}2`)).toBeNull();
        expect(await each.installations.get('discord', home)).toBeNull();
      }
    });

    test('installed again has the new token and another version', async () => {
      await store.installations.save(anInstallation(home), now);
      const { version } = await kept();
      await store.installations.save(anInstallation(home, { token: 'xoxb-new' }), now);
      expect(await kept()).toMatchObject({ token: 'xoxb-new' });
      expect((await kept()).version).not.toBe(version);
    });

    test('never stands in the database as it is', async () => {
      await store.installations.save(anInstallation(home, { token: 'xoxb-plain-to-see' }), now);
      const rows = await opened.rows();
      expect(rows).toContain(home);
      expect(rows).not.toContain('xoxb-plain-to-see');
      expect(rows).not.toContain(Buffer.from('xoxb-plain-to-see').toString('base64url'));
    });

    test("can't be opened in another workspace's row", async () => {
      await store.installations.save(anInstallation(home), now);
      await store.installations.save(anInstallation(`${home}2`), now);
      await opened.run(
        `update installations set token = (select token from installations where workspace = '${home}2') where workspace = '${home}'`,
      );
      await expect(store.installations.get('slack', home)).rejects.toThrow(
        `The token of ${home} can't be read. The key "k1" in SLACK_TOKEN_KEYS isn't the one`,
      );
      expect((await kept(`${home}2`)).token).toBe(`xoxb-${home}2-token`);
    });

    test('is read with an old key and sealed anew with the new one', async () => {
      await store.installations.save(anInstallation(home), now);
      const rotated = await opened.withKeys('k2', 'k1');
      expect((await rotated.installations.get('slack', home))?.token).toBe(`xoxb-${home}-token`);
      await rotated.installations.all('slack');
      await rotated.close();
      const after = await opened.withKeys('k2');
      expect((await after.installations.get('slack', home))?.token).toBe(`xoxb-${home}-token`);
      await after.close();
      const back = await opened.withKeys('k1', 'k2');
      await back.installations.all('slack');
      await back.close();
    });

    test('whose key is missing is named with the key, and the others are read', async () => {
      await store.installations.save(anInstallation(home), now);
      const without = await opened.withKeys('k3');
      await without.installations.save(anInstallation(`${home}3`), now);
      await expect(without.installations.get('slack', home)).rejects.toThrow('the key "k1"');
      const { installations, faults } = await without.installations.all('slack');
      await without.close();
      expect(installations.map(({ id }) => id)).toEqual([`${home}3`]);
      expect(faults).toContainEqual(expect.stringContaining(`The token of ${home} can't be read.`));
      expect(faults.join()).not.toContain('xoxb');
      await store.installations.save(anInstallation(`${home}3`), now);
    });
  });

  describe('left', () => {
    test('its token goes at once, its quizzes pause, what waited to be posted goes', async () => {
      await store.installations.save(anInstallation(home), now);
      await withData(home);
      await withData(`${home}2`);
      expect(await store.installations.remove(await kept(), now)).toBe(true);
      expect(await store.installations.get('slack', home)).toBeNull();
      expect((await store.installations.all('slack')).installations).not.toContainEqual(
        expect.objectContaining({ id: home }),
      );
      expect(await schedule(home)).toMatchObject({ next: null, paused: 'by-trouble' });
      expect(await store.quiz.posts.find('p', placeIn(home))).toBeNull();
      expect(await ask(home)).not.toBeNull();
      expect(await schedule(`${home}2`)).toMatchObject({ paused: null });
      expect(await store.quiz.posts.find('p', placeIn(`${home}2`))).not.toBeNull();
    });

    test('what is learnt of an earlier installation ends no later one', async () => {
      await store.installations.save(anInstallation(home), now);
      const before = await kept();
      await store.installations.save(anInstallation(home, { token: 'xoxb-new' }), now);
      expect(await store.installations.remove(before, now)).toBe(false);
      expect(await kept()).toMatchObject({ token: 'xoxb-new' });
    });

    test('of two processes that notice, one ends it', async () => {
      await store.installations.save(anInstallation(home), now);
      const found = await kept();
      const ended = await Promise.all(
        opened.stores.map((each) => each.installations.remove(found, now)),
      );
      expect(ended.filter(Boolean)).toHaveLength(1);
    });

    test('everything of it is forgotten when its time is over, and nothing of others', async () => {
      await store.installations.save(anInstallation(home), now);
      await store.installations.save(anInstallation(`${home}2`), now);
      await withData(home);
      await withData(`${home}2`);
      await store.installations.remove(await kept(), now);
      await store.installations.forgetBefore(now);
      expect(await ask(home)).not.toBeNull();
      expect(await store.installations.forgetBefore(now + 1)).toBe(1);
      expect(await ask(home)).toBeNull();
      expect(await schedule(home)).toBeNull();
      expect(await ask(`${home}2`)).not.toBeNull();
      expect(await schedule(`${home}2`)).not.toBeNull();
      expect(await store.installations.forgetBefore(now + 1)).toBe(0);
    });

    test('installed again in time, it has its data, and the quiz waits to be resumed', async () => {
      await store.installations.save(anInstallation(home), now);
      await withData(home);
      await store.installations.remove(await kept(), now);
      await store.installations.save(anInstallation(home), now + day);
      await store.installations.forgetBefore(now + 99 * day);
      expect(await ask(home)).not.toBeNull();
      expect(await schedule(home)).toMatchObject({ paused: 'by-trouble' });
    });
  });

  describe('an organisation', () => {
    const org = () => `E${home}`;
    const anOrg = () => anInstallation(org(), { enterprise: org(), orgWide: true });
    const served = (workspace: string) => store.installations.organisationOf('slack', workspace);

    test('serves the workspaces that are known to be its own', async () => {
      await store.installations.save(anOrg(), now);
      await store.installations.belongs('slack', home, org());
      await store.installations.belongs('slack', home, org());
      expect(await served(home)).toBe(org());
      expect(await served(`${home}2`)).toBeNull();
    });

    test('that leaves takes its workspaces along, but none that has its own installation', async () => {
      await store.installations.save(anOrg(), now);
      await store.installations.save(anInstallation(`${home}2`), now);
      for (const each of [home, `${home}2`]) {
        await store.installations.belongs('slack', each, org());
        await withData(each);
      }
      await withData(org());
      await store.installations.remove(await kept(org()), now);
      expect(await served(home)).toBeNull();
      expect(await schedule(home)).toMatchObject({ paused: 'by-trouble' });
      expect(await schedule(`${home}2`)).toMatchObject({ paused: null });
      await store.installations.forgetBefore(now + 1);
      expect(await ask(home)).toBeNull();
      expect(await ask(org())).toBeNull();
      expect(await ask(`${home}2`)).not.toBeNull();
    });

    test('that comes back has its workspaces back', async () => {
      await store.installations.save(anOrg(), now);
      await store.installations.belongs('slack', home, org());
      await withData(home);
      await store.installations.remove(await kept(org()), now);
      await store.installations.save(anOrg(), now + 1);
      expect(await served(home)).toBe(org());
      await store.installations.forgetBefore(now + 99 * day);
      expect(await ask(home)).not.toBeNull();
    });

    test('may let one of its workspaces go, and no other organisation can', async () => {
      await store.installations.save(anOrg(), now);
      for (const each of [home, `${home}2`]) {
        await store.installations.belongs('slack', each, org());
        await withData(each);
      }
      expect(await store.installations.leave('slack', home, 'E0OTHER', now)).toBe(false);
      expect(await store.installations.leave('slack', home, org(), now)).toBe(true);
      expect(await store.installations.leave('slack', home, org(), now)).toBe(false);
      expect(await schedule(home)).toMatchObject({ paused: 'by-trouble' });
      expect(await schedule(`${home}2`)).toMatchObject({ paused: null });
      await store.installations.forgetBefore(now + 1);
      expect(await ask(home)).toBeNull();
      expect(await ask(`${home}2`)).not.toBeNull();
    });
  });
}
