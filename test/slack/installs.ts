/** Many workspaces on the wire server: the adapter with its store, and somebody who installs. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../src/core/ports.ts';
import { createStore } from '../../src/store/store.ts';
import { type ABot, aBot } from '../a-bot.ts';
import { silent } from '../silent.ts';
import { type Approval, clientId, clientSecret } from '../wire/slack-grants.ts';
import type { Person } from '../wire/slack-person.ts';
import { wordsOf } from '../wire/slack-read.ts';
import { type Change, type OnSlack, onSlack, type Via } from './harness.ts';

export interface Installs {
  readonly slack: OnSlack;
  readonly parts: ABot;
  readonly store: Store;
  /** Opens the page where an install begins. */
  begin(): Promise<Began>;
  /** Goes all the way as a browser does, and resolves with what it shows at the end. */
  install(approval: Approval): Promise<Shown>;
  /** Comes back from Slack. */
  back(query: Readonly<Record<string, string>>, cookie?: string): Promise<Shown>;
  /** Somebody in a workspace. */
  in(team: string, organisation?: string): Person;
  /** What was last to be read there. */
  last(team: string): string;
  /** The tokens that calls of a method were made with. */
  tokens(method: string): readonly string[];
  stop(): Promise<void>;
}

interface Shown {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
}

interface Began extends Shown {
  readonly cookie: string;
  readonly state: string;
  readonly url: URL;
}

const keys = [{ id: 'k1', key: new Uint8Array(32).fill(1) }];

export async function onInstalls(via: Via = 'http', change: Change = {}): Promise<Installs> {
  const dataDir = await mkdtemp(join(tmpdir(), 'whoowns-installs-'));
  const store = await createStore({ databaseUrl: null, dataDir, tokenKeys: keys, log: silent });
  const { installations, deliveries } = store;
  const oauth = { clientId, clientSecret, installations, deliveries };
  const on: { slack: OnSlack | null } = { slack: null };
  const parts = await aBot({ store, chat: () => on.slack?.adapter.chat ?? null });
  const slack = await onSlack(parts.bot, via, { ...change, oauth });
  on.slack = slack;
  await slack.adapter.start();
  const site = slack.url.replace(/\/slack\/events$/, '');
  const { grants } = slack.wire;

  const back: Installs['back'] = async (query, cookie = '') => {
    const path = `/slack/oauth_redirect?${new URLSearchParams(query)}`;
    const response = await fetch(site + path, { headers: { cookie }, redirect: 'manual' });
    return { status: response.status, html: await response.text(), headers: response.headers };
  };
  const begin = async (): Promise<Began> => {
    const response = await fetch(`${site}/slack/install`);
    const html = await response.text();
    const href = /href="(https:[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const url = new URL(href);
    const { status, headers } = response;
    const cookie = (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    return { status, html, headers, url, cookie, state: url.searchParams.get('state') ?? '' };
  };
  return {
    slack,
    parts,
    store,
    begin,
    back,
    async install(approval) {
      const { state, cookie } = await begin();
      return back({ code: grants.approve(approval), state }, cookie);
    },
    in(team, organisation) {
      const bot = `U0BOT${organisation ?? team}`;
      return slack.person({ team, bot, ...(organisation === undefined ? {} : { organisation }) });
    },
    last(team) {
      const shown = grants.workspace(team).shown.at(-1);
      return wordsOf(shown?.blocks ?? []) || (shown?.text ?? '');
    },
    tokens: (method) =>
      slack.wire.calls.filter((call) => call.method === method).map(({ token }) => token),
    async stop() {
      await slack.stop();
      await parts.close();
      await store.close();
      await rm(dataDir, { recursive: true });
    },
  };
}
