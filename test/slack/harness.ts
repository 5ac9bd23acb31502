/** The Slack adapter on a wire server, for the tests: over Socket Mode or HTTP. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../src/core/ports.ts';
import type { Bot } from '../../src/core/request.ts';
import { createServe } from '../../src/serve/serve.ts';
import { createSlack, type SlackAdapter, type SlackOptions } from '../../src/slack/adapter.ts';
import { slackName } from '../../src/slack/commands.ts';
import type { Oauth } from '../../src/slack/many.ts';
import { chatOf, type Harness } from '../adapter.contract.ts';
import { silent, unwatched } from '../silent.ts';
import {
  appToken,
  botToken,
  createSlackWire,
  type SlackWire,
  signingSecret,
} from '../wire/slack.ts';
import { type Delivery, overHttp, overSocket } from '../wire/slack-delivery.ts';
import { createPerson, type Person, type PersonOptions } from '../wire/slack-person.ts';
import { wordsOf } from '../wire/slack-read.ts';
import { team } from '../wire/slack-workspace.ts';

export interface Line {
  readonly level: 'info' | 'warn' | 'error';
  readonly line: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface OnSlack {
  readonly wire: SlackWire;
  readonly adapter: SlackAdapter;
  readonly delivery: Delivery;
  readonly log: readonly Line[];
  /** The bot's own address over HTTP. */
  readonly url: string;
  person(options?: Partial<PersonOptions>): Person;
  /** Resolves when nothing has moved for a moment. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export type Change = Partial<Omit<SlackOptions, 'botToken' | 'oauth'>> & {
  readonly botToken?: string;
  readonly oauth?: Oauth;
};

export type Via = 'socket' | 'http';

export async function onSlack(bot: Bot, via: Via, change: Change = {}): Promise<OnSlack> {
  const wire = await createSlackWire();
  const lines: Line[] = [];
  const { bot: asked, thinking } = counting(bot);
  const access = change.oauth ? { oauth: change.oauth } : { botToken: change.botToken ?? botToken };
  const adapter = createSlack({
    via: via === 'socket' ? { kind: 'socket', appToken } : { kind: 'http', signingSecret },
    apiUrl: wire.apiUrl,
    bot: asked,
    log: keeping(lines),
    meters: unwatched,
    timeoutMs: 1_000,
    pingTimeoutMs: 2_000,
    lastWordsMs: 2_000,
    ...change,
    ...access,
  });
  const serve = createServe({ port: 0, parts: () => new Map(), log: silent });
  for (const [path, handler] of adapter.http) serve.mount(path, handler);
  serve.complete();
  const url = `http://127.0.0.1:${await serve.start()}/slack/events`;
  const delivery = via === 'socket' ? overSocket(wire) : overHttp(() => url);

  const settled = async () => {
    for (let quiet = 0, seen = -1; quiet < 4; ) {
      const busy = wire.busy() + thinking();
      const now = wire.calls.length + busy * 1_000_000;
      quiet = now === seen && busy === 0 ? quiet + 1 : 0;
      seen = now;
      await sleep(10);
    }
  };
  return {
    wire,
    adapter,
    delivery,
    log: lines,
    url,
    person: (options = {}) =>
      createPerson({
        wire: options.team === undefined ? wire : wire.at(options.team),
        delivery,
        settled,
        ...options,
      }),
    settled,
    async stop() {
      await adapter.stop();
      await wire.close();
      await serve.stop();
    },
  };
}

/** A bot that takes longer over a reply is meant to be slow, and not waited for (ms). */
const PATIENCE_MS = 700;

/** The same bot, and how many replies it is still thinking about: nothing moves on the wire meanwhile. */
function counting(bot: Bot): { readonly bot: Bot; readonly thinking: () => number } {
  const since = new Set<{ readonly at: number }>();
  const handle: Bot['handle'] = (request) => {
    const handled = bot.handle(request);
    if (handled.when === 'now') return handled;
    const one = { at: Date.now() };
    since.add(one);
    return { ...handled, reply: handled.reply.finally(() => since.delete(one)) };
  };
  const thinking = () => [...since].filter(({ at }) => Date.now() - at < PATIENCE_MS).length;
  return { bot: { ...bot, handle }, thinking };
}

/** The contract's harness. */
export function slackHarness(via: Via) {
  return async (bot: Bot): Promise<Harness> => {
    const slack = await onSlack(bot, via);
    await slack.adapter.start();
    const ana = slack.person();
    const { workspace } = slack.wire;
    return {
      name: 'ana',
      ask: (question, { visible = false } = {}) =>
        ana.command(visible ? `visible:yes ${question}` : question),
      press: (label) => ana.press(label),
      async redeliver() {
        await ana.again();
      },
      async command(line) {
        const [name = '', ...words] = line.split(' ');
        await ana.command(words.join(' '), { command: slackName(name) });
      },
      chat: chatOf(slack.adapter),
      place: { platform: 'slack', workspace: team, channel: 'C000TEAM' },
      person: ana.id,
      said: () =>
        workspace.shown.map(({ text, blocks, everyone }) => ({
          text: wordsOf(blocks) || text,
          everyone,
        })),
      unsafe: () => workspace.faults,
      stop: slack.stop,
    };
  };
}

function keeping(lines: Line[]): Log {
  const keep = (level: Line['level']) => (fields: Line['fields'], line: string) => {
    lines.push({ level, line, fields });
  };
  return { ...silent, info: keep('info'), warn: keep('warn'), error: keep('error') };
}
