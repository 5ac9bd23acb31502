/** One server of the quiz's bench: `bare` (a plain Bolt app, constant answer, no store), `sqlite`, or a PostgreSQL's address. */
import { mkdtempSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, HTTPReceiver } from '@slack/bolt';
import { keptQuestion } from '../src/core/quiz/kept-question.ts';
import { createSlack } from '../src/slack/adapter.ts';
import { createStore } from '../src/store/store.ts';
import { aBot } from '../test/a-bot.ts';
import { aQuestion } from '../test/core/quiz/a-question.ts';
import { silent, unwatched } from '../test/silent.ts';
import { botToken, signingSecret } from '../test/wire/slack.ts';
import { team } from '../test/wire/slack-workspace.ts';

const [, , kind = 'bare', rounds = '1', apiUrl = ''] = process.argv;
const listener = kind === 'bare' ? bare() : await whole(kind === 'sqlite' ? null : kind);
const server = createServer(listener);
// The others have their turns meanwhile; a connection that ends just then is no fault of anybody's.
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address() as AddressInfo;
  process.send?.(address.port);
});

// The bench may end early.
process.once('disconnect', () => process.exit());

/** Acknowledges, then answers by the response_url as any bot must that asks a store first. */
function bare(): RequestListener {
  const receiver = new HTTPReceiver({ signingSecret });
  const authorize = async () => ({ botToken, botId: 'B1', botUserId: 'U1' });
  const app = new App({ receiver, authorize });
  const text = 'Right! '.repeat(60);
  app.action(/.*/, async ({ ack, respond }) => {
    await ack();
    await respond({ text, response_type: 'ephemeral', replace_original: false });
  });
  return receiver.requestListener;
}

async function whole(databaseUrl: string | null): Promise<RequestListener> {
  const dataDir = mkdtempSync(join(tmpdir(), 'whoowns-bench-'));
  const store = await createStore({ databaseUrl, dataDir, log: silent });
  const { bot, now } = await aBot({ store });
  for (let index = 0; index < Number(rounds); index += 1) {
    const question = aQuestion(`question-${index}`);
    await store.quiz.rounds.open({
      id: `bench-${index}`,
      place: { platform: 'slack', workspace: team, channel: `C000${index}` },
      date: '2026-01-15',
      question: keptQuestion(question),
      questionId: question.id,
      topic: question.topic,
      dealt: false,
      difficulty: question.difficulty,
      reveal: 'at-once',
      closesAt: now() + 8 * 3_600_000,
    });
  }
  const adapter = createSlack({
    botToken,
    via: { kind: 'http', signingSecret },
    apiUrl,
    bot,
    log: silent,
    meters: unwatched,
  });
  await adapter.start();
  const handler = adapter.http.get('/slack/events');
  if (!handler) throw new Error('no HTTP');
  return handler;
}
