import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Message } from '../../src/core/message.ts';
import { aSchedule } from '../store/a-round.ts';
import { type Installs, onInstalls } from './installs.ts';

let on: Installs;
beforeEach(async () => {
  on = await onInstalls();
  for (const id of ['T0ALPHA', 'T0BRAVO']) {
    await on.install({ id });
    await on.store.quiz.schedules.save(aSchedule({ place: at(id) }), null);
  }
});
afterEach(() => on.stop());

const at = (workspace: string) => ({ platform: 'slack', workspace, channel: 'C000TEAM' }) as const;
const message: Message = { summary: 'Hello', blocks: [] };
const until = (check: () => Promise<boolean>) =>
  vi.waitUntil(check, { timeout: 8_000, interval: 20 });
const installed = async (id: string) => (await on.store.installations.get('slack', id)) !== null;
const paused = async (id: string) => (await on.store.quiz.schedules.get(at(id)))?.paused;
const post = (id: string) => on.slack.adapter.chat?.post(at(id), message, 'k');
const revoke = (id: string, code?: string) => on.slack.wire.grants.revoke(id, code);
const uninstalls = (id: string) => on.in(id).happens({ type: 'app_uninstalled' });

describe('a workspace that uninstalls the app', () => {
  test('is left: its token goes, its quiz pauses, nothing is posted; the other is not touched', async () => {
    revoke('T0ALPHA');
    await uninstalls('T0ALPHA');
    expect(await installed('T0ALPHA')).toBe(false);
    expect(await paused('T0ALPHA')).toBe('by-trouble');
    expect(await post('T0ALPHA')).toMatchObject({ kind: 'refused', reason: 'gone' });
    await on.in('T0ALPHA').command('patching');
    expect(on.last('T0ALPHA')).toContain("I'm not installed in this workspace");

    expect(await installed('T0BRAVO')).toBe(true);
    expect(await paused('T0BRAVO')).toBeNull();
    expect(await post('T0BRAVO')).toMatchObject({ kind: 'sent' });
    await on.in('T0BRAVO').command('patching');
    expect(on.last('T0BRAVO')).toContain('AWS patches what it runs');
  });

  test('says so twice, in any order, and that is once', async () => {
    revoke('T0ALPHA');
    const revoked = { type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: ['U0BOTT0ALPHA'] } };
    await on.in('T0ALPHA').happens(revoked);
    await uninstalls('T0ALPHA');
    const lines = on.slack.log.filter(({ line }) => line.startsWith('uninstalled'));
    expect(lines).toHaveLength(1);
    expect(await installed('T0ALPHA')).toBe(false);
  });

  test('and installs it again is served, and an event of the earlier time comes to nothing', async () => {
    revoke('T0ALPHA');
    await on.install({ id: 'T0ALPHA' });
    await uninstalls('T0ALPHA');
    expect(await installed('T0ALPHA')).toBe(true);
    expect(await post('T0ALPHA')).toMatchObject({ kind: 'sent' });
    await on.in('T0ALPHA').command('patching');
    expect(on.last('T0ALPHA')).toContain('AWS patches what it runs');
  });

  test('and installs it again finds its data, and an admin resumes the quiz', async () => {
    await on.in('T0ALPHA').command('who patches rds');
    revoke('T0ALPHA');
    await uninstalls('T0ALPHA');
    await on.install({ id: 'T0ALPHA' });
    const asks = await on.store.asks.latest('U0000ANA', at('T0ALPHA'), 5);
    expect(asks.map(({ text }) => text)).toEqual(['who patches rds']);
    expect(await paused('T0ALPHA')).toBe('by-trouble');
  });

  test('has what is kept of it forgotten after 14 days, and the other keeps its own', async () => {
    for (const id of ['T0ALPHA', 'T0BRAVO']) await on.in(id).command('who patches rds');
    revoke('T0ALPHA');
    await uninstalls('T0ALPHA');
    const day = 24 * 3_600_000;
    const asks = async (id: string) => (await on.store.asks.latest('U0000ANA', at(id), 5)).length;
    await on.store.installations.forgetBefore(Date.now() - 14 * day);
    expect(await asks('T0ALPHA')).toBe(1);
    await on.store.installations.forgetBefore(Date.now() + 1);
    expect([await asks('T0ALPHA'), await asks('T0BRAVO')]).toEqual([0, 1]);
    expect(await on.store.quiz.schedules.get(at('T0BRAVO'))).not.toBeNull();
  });

  test("is left only when Slack says so: people's own tokens, and another's events, end nothing", async () => {
    await on.in('T0ALPHA').happens({ type: 'tokens_revoked', tokens: { oauth: ['U1'] } });
    await uninstalls('T0ALPHA');
    await uninstalls('T0NOBODY');
    expect(await installed('T0ALPHA')).toBe(true);
    on.slack.wire.script('auth.test', ...Array(9).fill({ status: 503 }));
    await uninstalls('T0ALPHA');
    expect(await installed('T0ALPHA')).toBe(true);
  });
});

describe('a token that Slack takes no more', () => {
  test.each(['account_inactive', 'token_revoked'])(
    '(%s) ends the installation at the next call, and the process and the other go on',
    async (code) => {
      revoke('T0ALPHA', code);
      expect(await post('T0ALPHA')).toMatchObject({ kind: 'failed', posted: 'no' });
      await until(async () => !(await installed('T0ALPHA')));
      expect(await paused('T0ALPHA')).toBe('by-trouble');
      expect(await post('T0ALPHA')).toMatchObject({ kind: 'refused', reason: 'gone' });
      expect(await post('T0BRAVO')).toMatchObject({ kind: 'sent' });
      expect(on.slack.adapter.state().state).toBe('up');
    },
  );

  test('also when somebody asks', async () => {
    revoke('T0ALPHA');
    await on.in('T0ALPHA').mention('patching');
    await until(async () => !(await installed('T0ALPHA')));
    await on.in('T0BRAVO').mention('patching');
    expect(on.last('T0BRAVO')).toContain('AWS patches what it runs');
  });

  test('(invalid_auth) may be a trouble of Slack’s own: it ends nothing by itself', async () => {
    revoke('T0ALPHA', 'invalid_auth');
    for (let n = 0; n < 3; n += 1) await post('T0ALPHA');
    await on.slack.settled();
    expect(await installed('T0ALPHA')).toBe(true);
    expect(await paused('T0ALPHA')).toBeNull();
    await uninstalls('T0ALPHA');
    expect(await installed('T0ALPHA')).toBe(false);
  });

  test('and that was uninstalled while nobody listened is found at the next start', async () => {
    await on.slack.adapter.stop();
    revoke('T0ALPHA');
    await on.slack.adapter.start();
    await until(async () => !(await installed('T0ALPHA')));
    expect(await installed('T0BRAVO')).toBe(true);
  });
});

test('a workspace that its organisation takes the app from is left, the others stay', async () => {
  const approval = { id: 'E0ORG', enterprise: 'E0ORG', orgWide: true, teams: ['T1ORG', 'T2ORG'] };
  await on.install(approval);
  for (const team of approval.teams) await on.in(team, 'E0ORG').command('patching');
  await on.in('T1ORG', 'E0ORG').happens({ type: 'team_access_revoked', team_ids: ['T1ORG'] });
  expect(await post('T1ORG')).toMatchObject({ kind: 'refused', reason: 'gone' });
  expect(await post('T2ORG')).toMatchObject({ kind: 'sent' });
  revoke('E0ORG');
  await on.in('T2ORG', 'E0ORG').happens({ type: 'app_uninstalled' }, { team_id: null });
  expect(await installed('E0ORG')).toBe(false);
  expect(await post('T2ORG')).toMatchObject({ kind: 'refused', reason: 'gone' });
  expect(await post('T0BRAVO')).toMatchObject({ kind: 'sent' });
});
