/**
 * One server of the bench: `bare` (a plain Bolt app that answers in the acknowledgement), `replies` (one that
 * acknowledges and then replies, as Bolt's guide does), `adapter` (ours, with a constant answer), `whole`.
 */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, type Middleware, type SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { Meters } from '../src/core/meters.ts';
import type { Log } from '../src/core/ports.ts';
import type { Bot } from '../src/core/request.ts';
import { createSlack } from '../src/slack/adapter.ts';
import { renderMessage } from '../src/slack/render.ts';
import { ask, messageOf } from '../test/requests.ts';
import { silent, unwatched } from '../test/silent.ts';
import { botToken, createSlackWire, signingSecret } from '../test/wire/slack.ts';
import { tellsUse } from './turns.ts';
import { log, meters, whole } from './whole-bot.ts';

const message = await messageOf(whole, ask('patching'));
const constant: Bot = {
  ...whole.bot,
  handle: () => ({
    when: 'now',
    reply: { kind: 'message', message, audience: 'private', replace: false },
    after: Promise.resolve(),
  }),
};
const listener = await listenerFor(process.argv[2] ?? '');
const server = createServer(listener);
server.listen(0, '127.0.0.1', () => {
  const address = server.address() as AddressInfo;
  process.send?.(address.port);
});
tellsUse();

async function listenerFor(name: string): Promise<RequestListener> {
  switch (name) {
    case 'bare':
      return bare(async ({ ack }) => {
        await ack(constantAnswer());
      });
    case 'replies':
      return bare(async ({ ack, respond }) => {
        await ack();
        await respond(constantAnswer());
      });
    case 'adapter':
      return ours({ bot: constant, log: silent, meters: unwatched });
    default:
      return ours({ bot: whole.bot, log, meters });
  }
}

/** As long as a card of ours. */
function constantAnswer() {
  const { text, blocks } = renderMessage(message);
  return { text, blocks, response_type: 'ephemeral' } as const;
}

function bare(answer: Middleware<SlackCommandMiddlewareArgs>): RequestListener {
  const receiver = new HTTPReceiver({ signingSecret });
  const app = new App({
    receiver,
    authorize: async () => ({ botToken, botId: 'B1', botUserId: 'U1' }),
  });
  app.command('/whoowns', answer);
  return receiver.requestListener;
}

async function ours(parts: { bot: Bot; log: Log; meters: Meters }): Promise<RequestListener> {
  const wire = await createSlackWire();
  const adapter = createSlack({
    botToken,
    via: { kind: 'http', signingSecret },
    apiUrl: wire.apiUrl,
    ...parts,
  });
  await adapter.start();
  const handler = adapter.http.get('/slack/events');
  if (!handler) throw new Error('no HTTP');
  return handler;
}
