import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { manifestOf } from '../../src/slack/manifest.ts';
import { silent } from '../silent.ts';
import { clientId, clientSecret } from '../wire/slack-grants.ts';
import { type Installs, onInstalls } from './installs.ts';

let on: Installs;
const open = async (via: 'socket' | 'http' = 'http') => {
  on = await onInstalls(via);
};
afterEach(async () => {
  // Whatever happened: no token and no secret in a log.
  const said = JSON.stringify(
    on.slack.log.map(({ line, fields }) => [line, fields, String(fields.err), stackOf(fields.err)]),
  );
  expect(said).not.toMatch(/xoxb-|abcdefabcdef|code-\d/);
  await on.stop();
});
const stackOf = (err: unknown): string =>
  err instanceof Error ? `${err.stack} ${JSON.stringify(err)} ${stackOf(err.cause)}` : '';
const verdict = 'Shared: AWS patches what it runs, you patch what you can log in to.';

describe.each(['http', 'socket'] as const)('installing, with events over %s', (via) => {
  beforeEach(() => open(via));

  test('two workspaces have the app, and each is answered with its own token', async () => {
    for (const id of ['T0ALPHA', 'T0BRAVO']) {
      const shown = await on.install({ id });
      expect(shown.status).toBe(200);
      expect(shown.html).toContain('whoowns is installed');
      expect(shown.html).toContain(`https://app.slack.com/client/${id}`);
    }
    for (const team of ['T0ALPHA', 'T0BRAVO']) {
      const before = on.slack.wire.calls.length;
      await on.in(team).command('patching');
      expect(on.last(team)).toContain(verdict);
      await on.in(team).mention('patching');
      expect(on.last(team)).toContain(verdict);
      await on.in(team).openHome();
      await on.in(team).press('Analogy');
      const called = on.slack.wire.calls.slice(before).filter(({ token }) => token !== '');
      expect(called.map(({ method }) => method)).toContain('chat.postMessage');
      for (const { token } of called) expect(token).toContain(`xoxb-${team}-`);
    }
    const { shown } = on.slack.wire.grants.workspace('T0ALPHA');
    expect(shown.length).toBe(on.slack.wire.grants.workspace('T0BRAVO').shown.length);
    expect(on.slack.wire.workspace.shown).toEqual([]);
  });
});

describe('what is posted unasked', () => {
  beforeEach(() => open());
  const message = {
    summary: 'Good morning',
    blocks: [{ kind: 'text', spans: [{ kind: 'plain', text: 'Good morning' }] }],
  } as const;
  const at = (workspace: string, channel = 'C000TEAM') =>
    ({ platform: 'slack', workspace, channel }) as const;

  test('goes to its own workspace with its own token', async () => {
    await on.install({ id: 'T0ALPHA' });
    await on.install({ id: 'T0BRAVO' });
    const { chat } = on.slack.adapter;
    expect(await chat?.post(at('T0BRAVO'), message, 'k1')).toMatchObject({ kind: 'sent' });
    expect(on.last('T0BRAVO')).toBe('Good morning');
    expect(on.last('T0ALPHA')).toBe('');
    expect(on.tokens('chat.postMessage')).toEqual([expect.stringContaining('T0BRAVO')]);
    expect(await chat?.find(at('T0ALPHA'), 'k1', 0)).toEqual({ kind: 'absent' });
    expect(await chat?.find(at('T0BRAVO'), 'k1', 0)).toMatchObject({ kind: 'found' });
  });

  test('goes nowhere where the app is not installed', async () => {
    await on.install({ id: 'T0ALPHA' });
    const { chat } = on.slack.adapter;
    const here = at('T0NOBODY');
    expect(await chat?.post(here, message, 'k')).toMatchObject({ kind: 'refused', reason: 'gone' });
    expect(await chat?.direct(here, 'U1', message, 'k')).toMatchObject({ kind: 'refused' });
    expect(await chat?.about(here, 'U00ADMIN')).toEqual({ admin: null, zone: null });
    expect(await chat?.find(here, 'k', 0)).toEqual({ kind: 'blind' });
    expect(await chat?.missing(here)).toEqual(['an installation in this workspace']);
    expect(on.tokens('chat.postMessage')).toEqual([]);
  });

  test('is tried again later while the store is away, and nothing is taken for uninstalled', async () => {
    await on.store.close();
    const sent = await on.slack.adapter.chat?.post(at('T0ALPHA'), message, 'k');
    expect(sent).toEqual({ kind: 'failed', posted: 'no', retryAfterMs: null });
  });
});

describe('a whole organisation', () => {
  beforeEach(async () => {
    await open();
    const { grants } = on.slack.wire;
    for (const id of ['T1ORG', 'T2ORG']) {
      const { channels } = grants.workspace(id);
      channels.set(`C0${id}`, {
        id: `C0${id}`,
        private: false,
        member: true,
        shared: false,
        archived: false,
        readable: true,
        creator: 'U0000EVE',
      });
    }
    const approval = { id: 'E0ORG', enterprise: 'E0ORG', orgWide: true, teams: ['T1ORG', 'T2ORG'] };
    expect((await on.install(approval)).html).toContain('adds it to the workspaces');
  });

  test('has the app in each of its workspaces, which share nothing', async () => {
    for (const team of ['T1ORG', 'T2ORG']) {
      const ana = on.in(team, 'E0ORG');
      await ana.command(`who patches ${team === 'T1ORG' ? 'rds' : 's3'}`, { channel: `C0${team}` });
      await ana.mention('patching', { channel: `C0${team}` });
      expect(on.last(team)).toContain(verdict);
      const asks = await on.store.asks.latest(
        'U0000ANA',
        { platform: 'slack', workspace: team },
        9,
      );
      expect(asks.map(({ text }) => text).join()).toContain(team === 'T1ORG' ? 'rds' : 's3');
      expect(asks).toHaveLength(2);
    }
    for (const token of on.tokens('chat.postMessage')) expect(token).toContain('xoxb-E0ORG-');
  });

  test('is posted to unasked, in a workspace that was heard of once', async () => {
    await on.in('T2ORG', 'E0ORG').command('patching', { channel: 'C0T2ORG' });
    const place = { platform: 'slack', workspace: 'T2ORG', channel: 'C0T2ORG' } as const;
    const message = { summary: 'Hello', blocks: [] };
    const sent = await on.slack.adapter.chat?.post(place, message, 'k');
    expect(sent).toMatchObject({ kind: 'sent' });
    expect(on.tokens('chat.postMessage')).toEqual([expect.stringContaining('E0ORG')]);
  });

  test('is answered where a payload names no workspace', async () => {
    await on
      .in('T1ORG', 'E0ORG')
      .command('patching', { channel: 'C0T1ORG', change: { team_id: '' } });
    expect(on.last('T1ORG')).toContain(verdict);
    await on.in('T1ORG', 'E0ORG').mention('patching', {
      channel: 'C0T1ORG',
      body: { team_id: null },
      event: { team: undefined },
    });
    expect(on.tokens('chat.postMessage')).toEqual([expect.stringContaining('E0ORG')]);
  });
});

describe('the pages', () => {
  beforeEach(() => open());

  test('ask for the scopes of the manifest, no more, at Slack', async () => {
    const { url, html, status, headers } = await on.begin();
    expect(status).toBe(200);
    expect(html).toContain('Add to Slack');
    expect(url.origin + url.pathname).toBe('https://slack.com/oauth/v2/authorize');
    const { oauth_config } = manifestOf({
      name: 'whoowns',
      command: 'whoowns',
      url: null,
      install: null,
    });
    const { bot = [] } = oauth_config?.scopes ?? {};
    expect(url.searchParams.get('scope')?.split(',').sort()).toEqual([...bot].sort());
    expect(url.searchParams.get('user_scope')).toBeNull();
    expect(url.searchParams.get('client_id')).toBe(clientId);
    expect(headers.get('set-cookie')).toMatch(/^whoowns-install=.*Secure; HttpOnly/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(html).not.toContain(clientSecret);
  });

  test('say that somebody said no', async () => {
    const { cookie, state } = await on.begin();
    const shown = await on.back({ error: 'access_denied', state }, cookie);
    expect([shown.status, shown.html]).toEqual([200, expect.stringContaining('Nothing was inst')]);
    expect(on.tokens('oauth.v2.access')).toEqual([]);
  });

  test.each([
    ['without a cookie', (state: string) => ({ query: { state }, cookie: '' })],
    ['without a state', (_: string, cookie: string) => ({ query: {}, cookie })],
    [
      "with another browser's state",
      (state: string) => ({ query: { state: `${state}x` }, cookie: `whoowns-install=${state}x` }),
    ],
    [
      'with a made-up state',
      () => ({ query: { state: 'made-up' }, cookie: 'whoowns-install=made-up' }),
    ],
    [
      'with a state that nobody signed',
      () => {
        const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
        const state = `${part({ alg: 'none' })}.${part({ now: new Date(), installOptions: {} })}.`;
        return { query: { state }, cookie: `whoowns-install=${state}` };
      },
    ],
  ])('refuse to go on %s', async (_, made) => {
    const began = await on.begin();
    const { query, cookie } = made(began.state, began.cookie);
    const code = on.slack.wire.grants.approve({ id: 'T0EVIL' });
    const shown = await on.back({ code, ...query }, cookie);
    expect([shown.status, shown.html]).toEqual([400, expect.stringContaining('no longer good')]);
    expect(await on.store.installations.get('slack', 'T0EVIL')).toBeNull();
    expect(on.tokens('oauth.v2.access')).toEqual([]);
  });

  test('refuse the same link a second time, whichever process it comes to', async () => {
    const { cookie, state } = await on.begin();
    const { grants } = on.slack.wire;
    const first = await on.back({ code: grants.approve({ id: 'T0ALPHA' }), state }, cookie);
    expect(first.status).toBe(200);
    expect(first.headers.get('set-cookie')).toContain('1970');
    const again = await on.back({ code: grants.approve({ id: 'T0BRAVO' }), state }, cookie);
    expect(again.status).toBe(400);
    expect(await on.store.installations.get('slack', 'T0BRAVO')).toBeNull();
  });

  test('say that it failed where Slack takes the code for nothing, and why stands in the log', async () => {
    const { cookie, state } = await on.begin();
    const shown = await on.back({ code: 'made-up', state }, cookie);
    expect([shown.status, shown.html]).toEqual([500, expect.stringContaining('did not work')]);
    expect(on.slack.log.map(({ fields }) => String(fields.err)).join()).toContain('invalid_code');
  });

  test('and where the store is away', async () => {
    await on.install({ id: 'T0ALPHA' });
    await on.store.close();
    const shown = await on.install({ id: 'T0BRAVO' });
    expect([shown.status, shown.html]).toEqual([500, expect.stringContaining('did not work')]);
  });

  test('take no token that expires, and no install without a bot', async () => {
    const expiring = { refresh_token: 'xoxe-1-refresh', expires_in: 43_200 };
    for (const more of [expiring, { access_token: undefined, bot_user_id: undefined }]) {
      const shown = await on.install({ id: 'T0ALPHA', more });
      expect(shown.status).toBe(500);
    }
    expect(await on.store.installations.get('slack', 'T0ALPHA')).toBeNull();
    expect(on.slack.log.map(({ fields }) => String(fields.err)).join()).toContain('Turn it off');
  });

  test('show nothing of what came in an address or from Slack as HTML', async () => {
    const evil = '"><script>alert(1)</script>';
    const queries: readonly Record<string, string>[] = [
      { error: evil },
      { code: evil, state: evil },
      { state: evil },
    ];
    for (const query of queries) {
      expect((await on.back(query)).html).not.toContain('<script');
    }
    const shown = await on.install({ id: 'T0<script>x' });
    expect(shown.status).toBe(200);
    expect(shown.html).not.toContain('<script');
  });

  test('are there for reading only, and nothing is below them', async () => {
    const site = on.slack.url.replace('/events', '');
    for (const path of ['install', 'oauth_redirect']) {
      expect((await fetch(`${site}/${path}`, { method: 'POST', body: 'x' })).status).toBe(405);
      expect((await fetch(`${site}/${path}/below`)).status).toBe(404);
    }
  });
});

describe('who asks where it is not installed', () => {
  beforeEach(() => open());

  test('is told so, and nothing else happens', async () => {
    const ana = on.in('T0NOBODY');
    await ana.command('patching');
    expect(on.last('T0NOBODY')).toContain("I'm not installed in this workspace");
    await ana.mention('patching');
    await ana.openHome();
    expect(on.slack.wire.grants.workspace('T0NOBODY').shown).toHaveLength(1);
    expect(on.slack.wire.calls).toEqual([]);
  });

  test('is told to try again when that cannot be known', async () => {
    await on.store.close();
    await on.in('T0NOBODY').command('patching');
    expect(on.last('T0NOBODY')).toContain('Please try again in a minute.');
  });

  test('lookups go on from memory while the store is away', async () => {
    await on.install({ id: 'T0ALPHA' });
    await on.in('T0ALPHA').command('patching');
    await on.store.close();
    await on.in('T0ALPHA').command('patching');
    expect(on.last('T0ALPHA')).toContain(verdict);
  });
});

test('GovSlack has its own page for allowing it', async () => {
  on = await onInstalls('http', { apiUrl: 'https://slack-gov.com/api/', log: silent });
  expect((await on.begin()).url.host).toBe('slack-gov.com');
});
