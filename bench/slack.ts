/**
 * `npm run bench:slack`: slash commands a second through Bolt's HTTP receiver with signatures, beside two bare
 * Bolt apps, in one run: one whose acknowledgement is a constant answer, one that acknowledges and then replies
 * with it. Each is a process of its own; they take turns.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { signed } from '../test/wire/slack.ts';

const concurrency = 32;
const rounds = 5;
const perRound = 2_000;
const questions = ['patching', 'who backs up rds', 'encryption at rest on s3', 'iam', 'lambda'];

interface Served {
  readonly title: string;
  readonly port: number;
  /** The answer comes behind an empty acknowledgement, to the response_url. */
  readonly replies: boolean;
  /** CPU time so far, in microseconds: other work on the machine doesn't show in it. */
  used(): Promise<number>;
  stop(): void;
}

interface Result {
  readonly seconds: number;
  readonly latencies: readonly number[];
  readonly used: number;
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
for (const served of servers) await round(served, 1_000);
const results = new Map<Served, Result[]>(servers.map((served) => [served, []]));
for (let n = 0; n < rounds; n += 1) {
  // In turns, and not always the same first.
  for (const served of n % 2 === 0 ? servers : servers.toReversed()) {
    results.get(served)?.push(await round(served, perRound));
  }
}
for (const served of servers) served.stop();
agent.destroy();
slack.closeAllConnections();
slack.close();

print(`${rounds} rounds of ${perRound} commands, ${concurrency} at once, ${cpus().length} cores`);
print(
  `${' '.repeat(30)} commands/s   p50 ms   p99 ms   CPU ms each   to the bare app: by time, by CPU`,
);
const all = servers.map((served) => ({
  title: served.title,
  ...figuresOf(results.get(served) ?? []),
}));
const [first] = all;
for (const { title, perSecond, p50, p99, cpu } of all) {
  const cells = [
    title.padEnd(30),
    perSecond.toFixed(0).padStart(11),
    p50.toFixed(1).padStart(8),
    p99.toFixed(1).padStart(8),
    cpu.toFixed(2).padStart(13),
    (perSecond / (first?.perSecond ?? 1)).toFixed(2).padStart(26),
    ((first?.cpu ?? 1) / cpu).toFixed(2).padStart(7),
  ];
  print(cells.join(' '));
}

async function serve(name: string, title: string): Promise<Served> {
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
    async used() {
      child.send('used');
      const [used] = await once(child, 'message');
      return Number(used);
    },
    stop: () => child.kill(),
  };
}

async function round(served: Served, count: number): Promise<Result> {
  const latencies: number[] = [];
  let left = count;
  const before = await served.used();
  const from = performance.now();
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      const at = performance.now();
      await command(served);
      latencies.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  const seconds = (performance.now() - from) / 1000;
  return { seconds, latencies, used: (await served.used()) - before };
}

async function command({ title, port, replies }: Served): Promise<void> {
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

function figuresOf(all: readonly Result[]) {
  const latencies = all.flatMap((one) => one.latencies).sort((one, other) => one - other);
  const seconds = all.reduce((sum, one) => sum + one.seconds, 0);
  const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? 0;
  const used = all.reduce((sum, one) => sum + one.used, 0);
  return {
    perSecond: latencies.length / seconds,
    p50: at(0.5),
    p99: at(0.99),
    cpu: used / latencies.length / 1000,
  };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
