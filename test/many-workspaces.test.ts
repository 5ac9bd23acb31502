import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { endAll, startWhoowns, type Whoowns } from './whoowns.ts';
import { createSlackWire, type SlackWire, signingSecret } from './wire/slack.ts';
import { overHttp } from './wire/slack-delivery.ts';
import { clientId, clientSecret } from './wire/slack-grants.ts';
import { createPerson } from './wire/slack-person.ts';

const folder = mkdtempSync(join(tmpdir(), 'whoowns-many-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const key = (name: string) => `${name}:${Buffer.alloc(32, name).toString('base64')}`;

let slack: SlackWire;
beforeEach(async () => {
  slack = await createSlackWire();
});
afterEach(async () => {
  await endAll();
  await slack.close();
});

async function start(dataDir: string, keys: readonly string[]) {
  const bot = startWhoowns({
    DATA_DIR: dataDir,
    PORT: '0',
    METRICS_PORT: 'off',
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_TOKEN_KEYS: keys.map(key).join(','),
    SLACK_API_URL: slack.apiUrl,
  });
  const port = await bot.until(() => Number(/"port":(\d+)/.exec(bot.out())?.[1]));
  const url = `http://127.0.0.1:${port}`;
  await bot.until(async () => ((await fetch(`${url}/readyz`)).status === 200 ? true : null));
  return { bot, url };
}

async function install(url: string, id: string): Promise<string> {
  const page = await fetch(`${url}/slack/install`);
  const cookie = (page.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const state = /state=([^&"]+)/.exec(await page.text())?.[1] ?? '';
  const code = slack.grants.approve({ id });
  const back = await fetch(`${url}/slack/oauth_redirect?code=${code}&state=${state}`, {
    headers: { cookie },
  });
  return back.text();
}

async function ask(bot: Whoowns, url: string, team: string): Promise<string> {
  const wire = slack.at(team);
  const { shown } = wire.workspace;
  const before = shown.length;
  const delivery = overHttp(() => `${url}/slack/events`);
  const me = `U0BOT${team}`;
  const person = createPerson({ wire, delivery, settled: async () => {}, team, bot: me });
  await person.mention('who patches the os on rds');
  await bot.until(() => shown.length > before);
  return JSON.stringify(shown.slice(before));
}

test('installed in two workspaces it answers in both, also after a restart and with a newer key', async () => {
  const dataDir = mkdtempSync(join(folder, 'data-'));
  const first = await start(dataDir, ['k1']);
  for (const id of ['T0ALPHA', 'T0BRAVO']) {
    expect(await install(first.url, id)).toContain('whoowns is installed');
    expect(await ask(first.bot, first.url, id)).toContain('Amazon RDS');
  }
  first.bot.child.kill('SIGTERM');
  expect(await first.bot.gone).toBe(0);

  const second = await start(dataDir, ['k2', 'k1']);
  expect(await ask(second.bot, second.url, 'T0BRAVO')).toContain('Amazon RDS');
  // Whose tokens are good is asked as it starts; by then all are sealed anew.
  await second.bot.until(() => {
    const asked = slack.calls
      .filter(({ method }) => method === 'auth.test')
      .map((one) => one.token);
    return ['T0ALPHA', 'T0BRAVO'].every(
      (id) => asked.filter((token) => token.includes(id)).length > 2,
    );
  });
  second.bot.child.kill('SIGTERM');
  await second.bot.gone;

  const third = await start(dataDir, ['k2']);
  expect(await ask(third.bot, third.url, 'T0ALPHA')).toContain('Amazon RDS');
  third.bot.child.kill('SIGTERM');
  await third.bot.gone;

  const lost = await start(dataDir, ['k3']);
  const line = await lost.bot.until(
    () => /The token of T0ALPHA can't be read[^"]*\\"k2\\"[^"]*/.exec(lost.bot.out())?.[0],
  );
  expect(line).toContain('which SLACK_TOKEN_KEYS doesn');
  expect(await install(lost.url, 'T0ALPHA')).toContain('whoowns is installed');
  expect(await ask(lost.bot, lost.url, 'T0ALPHA')).toContain('Amazon RDS');

  for (const { bot } of [first, second, third, lost]) {
    const said = bot.out() + bot.err();
    expect(said).not.toMatch(/xoxb-|code-\d/);
    for (const secret of [clientSecret, signingSecret, key('k1').slice(3), key('k2').slice(3)]) {
      expect(said).not.toContain(secret);
    }
  }
}, 90_000);
