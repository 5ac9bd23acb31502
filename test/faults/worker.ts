/** One of the processes that race: the quiz on a shared store, with a door for presses. Made to be killed. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { z } from 'zod';
import { wordsOf } from '../../src/core/message.ts';
import { createQuiz } from '../../src/core/quiz/quiz.ts';
import { createStore } from '../../src/store/store.ts';
import { silent, unwatched } from '../silent.ts';
import { boardChat } from '../wire/board-chat.ts';
import { noKnowledge, smallBank } from './small-bank.ts';

const optionShape = z.object({
  databaseUrl: z.string().nullable(),
  dataDir: z.string(),
  boardUrl: z.string(),
  /** How far this world's time is ahead of the machine's. */
  aheadMs: z.number(),
  discordHoldsMs: z.number(),
});
export type WorkerOptions = z.infer<typeof optionShape>;

const pressShape = z.object({
  platform: z.enum(['slack', 'discord']),
  channel: z.string(),
  person: z.string(),
  round: z.string(),
  choice: z.string(),
});
export type WorkerPress = z.infer<typeof pressShape>;

const options = optionShape.parse(JSON.parse(process.argv[2] ?? ''));
const clock = { now: () => Date.now() + options.aheadMs };
const store = await createStore({ ...options, log: silent });
const chats = {
  slack: boardChat({ url: options.boardUrl, keyHoldsMs: 0, timeoutMs: 15_000 }),
  discord: boardChat({
    url: options.boardUrl,
    keyHoldsMs: options.discordHoldsMs,
    timeoutMs: 15_000,
  }),
  console: null,
};
const quiz = createQuiz({
  knowledge: () => noKnowledge,
  questions: () => smallBank,
  store: store.quiz,
  chat: (platform) => chats[platform],
  clock,
  random: { id: (length) => randomBytes(length).toString('hex').slice(0, length) },
  log: silent,
  meters: unwatched,
  admins: new Set(),
});

const server = createServer((request, response) => {
  pressed(request).then(
    (words) => response.end(words),
    () => response.destroy(),
  );
});

async function pressed(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  const { platform, channel, person, round, choice } = pressShape.parse(JSON.parse(text));
  const action = { kind: 'quiz-answer', round, choice } as const;
  const handled = quiz.press(
    {
      kind: 'press',
      delivery: '',
      place: { platform, workspace: 'W', channel },
      person: { id: person, name: person, admin: null, zone: null },
      outside: false,
      direct: false,
      action,
      value: null,
      own: false,
    },
    action,
    { audience: 'private', replace: false },
  );
  const reply = await handled.reply;
  if (reply.kind !== 'message') throw new Error(`a press was answered with ${reply.kind}`);
  const [first] = reply.message.blocks;
  return first?.kind === 'text' ? wordsOf(first.spans) : '';
}

await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = server.address();
process.stdout.write(`${address && typeof address === 'object' ? address.port : 0}\n`);
for (;;) {
  await quiz.tick(clock.now());
  await new Promise((resolve) => setTimeout(resolve, 100));
}
