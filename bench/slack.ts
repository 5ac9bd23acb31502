/**
 * `npm run bench:slack`: slash commands a second through Bolt's HTTP receiver with signatures, beside two bare
 * Bolt apps, in one run: one whose acknowledgement is a constant answer, one that acknowledges and then replies
 * with it.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { signed } from '../test/wire/slack.ts';
import { compare, type Served, usedBy } from './turns.ts';

const concurrency = 32;
const questions = ['patching', 'who backs up rds', 'encryption at rest on s3', 'iam', 'lambda'];

interface App extends Served {
  readonly port: number;
  /** The answer comes behind an empty acknowledgement, to the response_url. */
  readonly replies: boolean;
  stop(): void;
}

/** What waits for the reply to a command, by its response_url. */
const waiting = new Map<string, (size: number) => void>();
const slack = createServer((posted, response) => {
  let size = 0;
  posted.on('data', (chunk: Buffer) => {
    size += chunk.length;
  });
  posted.on('end', () => {
    response.end('ok');
    waiting.get(posted.url ?? '')?.(size);
    waiting.delete(posted.url ?? '');
  });
}).listen(0, '127.0.0.1');
await once(slack, 'listening');
const { port: slackPort } = slack.address() as AddressInfo;
const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
let sent = 0;

const servers = [
  await serve('bare', 'bare Bolt app, ack(constant)'),
  await serve('replies', 'bare Bolt app, ack, respond'),
  await serve('adapter', 'our adapter, constant answer'),
  await serve('whole', 'whoowns, store, log, metrics'),
];
await compare('slash commands', servers, concurrency, command);
for (const served of servers) served.stop();
agent.destroy();
slack.closeAllConnections();
slack.close();

async function serve(name: string, title: string): Promise<App> {
  const child = fork(fileURLToPath(new URL('slack-server.ts', import.meta.url)), [name]);
  const ended = once(child, 'exit').then(() => {
    throw new Error(`the server "${name}" did not start`);
  });
  const [port] = await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => {});
  return {
    title,
    port: Number(port),
    replies: name === 'replies',
    used: () => usedBy(child),
    stop: () => child.kill(),
  };
}

async function command({ title, port, replies }: App): Promise<void> {
  sent += 1;
  const path = `/response/${sent}`;
  const body = new URLSearchParams({
    command: '/whoowns',
    text: questions[sent % questions.length] ?? '',
    team_id: 'T0000HOME',
    channel_id: `C000${sent % 20}`,
    channel_name: 'general',
    user_id: `U${sent % 100}`,
    user_name: 'ana',
    api_app_id: 'A1',
    token: 'x',
    is_enterprise_install: 'false',
    response_url: `http://127.0.0.1:${slackPort}${path}`,
    trigger_id: `trigger-${sent}`,
  }).toString();
  const reply = replies
    ? new Promise<number>((resolve) => waiting.set(path, resolve))
    : Promise.resolve(0);
  const acknowledged = await new Promise<number>((resolve, reject) => {
    const headers = { ...signed(body), 'content-type': 'application/x-www-form-urlencoded' };
    const options = { port, agent, method: 'POST', path: '/slack/events', headers };
    const posted = request(options, (response) => {
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
      });
      response.on('end', () => {
        if (response.statusCode === 200) resolve(size);
        else reject(new Error(`${title} answered ${response.statusCode}`));
      });
    });
    posted.on('error', reject);
    posted.end(body);
  });
  const size = acknowledged + (await reply);
  if (size < 200) throw new Error(`${title} answered with ${size} bytes`);
}
