/**
 * `npm run bench:discord`: interactions a second, from the gateway's word to the response, beside a bare
 * discord.js bot that answers with a constant, in one run. Each is a process of its own; they take turns.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { startGateway } from '../test/wire/discord-gateway.ts';
import { createPeople } from '../test/wire/discord-people.ts';
import { createWorld } from '../test/wire/discord-world.ts';

const concurrency = 16;
// Short turns: whatever else the machine does falls on all of them.
const rounds = 30;
const perRound = 500;
const token = 'MTEwMDAwMDAwMDAwMDAwMDAx.GaBcDe.a-token-that-only-this-bench-knows';
const typed = [
  'p',
  'pa',
  'patch',
  'enc',
  'encrypt',
  'backup',
  'lambda',
  's3',
  'who patches',
  'mfa',
];
const asked = ['patching', 'who backs up rds', 'encryption at rest on s3', 'iam', 'lambda'];

interface Served {
  readonly title: string;
  readonly interact: (kind: Kind) => Promise<void>;
  /** CPU time so far, in microseconds: other work on the machine doesn't show in it. */
  readonly used: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

type Kind = 'autocomplete' | 'command';

interface Result {
  readonly seconds: number;
  readonly latencies: readonly number[];
  readonly used: number;
}

const servers = [
  await serve('bare', 'bare discord.js, constant answer'),
  await serve('adapter', 'our adapter, constant answer'),
  await serve('whole', 'whoowns, store, log, metrics'),
];
print(`${rounds} rounds of ${perRound}, ${concurrency} at once, ${cpus().length} cores`);
for (const kind of ['autocomplete', 'command'] as const) {
  for (const served of servers) await round(served, kind, 1_000);
  const results = new Map<Served, Result[]>(servers.map((served) => [served, []]));
  for (let n = 0; n < rounds; n += 1) {
    // In turns, and not always the same first.
    for (const served of n % 2 === 0 ? servers : servers.toReversed()) {
      results.get(served)?.push(await round(served, kind, perRound));
    }
  }
  print(
    `${kind.padEnd(34)} a second   p50 ms   p99 ms   CPU ms each   to the bare bot: by time, by CPU`,
  );
  const all = servers.map(({ title }, index) => {
    const served = servers[index];
    return { title, ...figuresOf((served && results.get(served)) ?? []) };
  });
  const [first] = all;
  for (const { title, perSecond, p50, p99, cpu } of all) {
    const cells = [
      title.padEnd(34),
      perSecond.toFixed(0).padStart(8),
      p50.toFixed(1).padStart(8),
      p99.toFixed(1).padStart(8),
      cpu.toFixed(2).padStart(13),
      (perSecond / (first?.perSecond ?? 1)).toFixed(2).padStart(26),
      ((first?.cpu ?? 1) / cpu).toFixed(2).padStart(7),
    ];
    print(cells.join(' '));
  }
}
for (const served of servers) await served.stop();

/** A gateway and an API of its own for each, that check nothing: they must not be what is measured. */
async function serve(name: string, title: string): Promise<Served> {
  const world = createWorld();
  const gateway = await startGateway({
    world,
    token: () => token,
    heartbeatMs: 41_250,
    replay: false,
  });
  const people = createPeople(world, gateway);
  const waiting = new Map<string, () => void>();
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const [, interaction] = /\/interactions\/(\d+)\//.exec(path) ?? [];
    request.resume().on('end', () => {
      if (interaction !== undefined) {
        response.writeHead(204).end();
        waiting.get(interaction)?.();
        waiting.delete(interaction);
        world.interactions.delete(interaction);
        return;
      }
      const limit = { total: 1000, remaining: 999, reset_after: 1000, max_concurrency: 1 };
      const body = path.endsWith('/gateway/bot')
        ? { url: gateway.url, shards: 1, session_start_limit: limit }
        : [];
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
  const file = fileURLToPath(new URL('discord-client.ts', import.meta.url));
  const child = fork(file, [name, url, token]);
  child.once('exit', (code) => {
    if (code !== null && code !== 0) process.exit(code);
  });
  await once(child, 'message');
  let sent = 0;
  return {
    title,
    interact(kind) {
      sent += 1;
      const words = kind === 'autocomplete' ? typed : asked;
      const option = { name: 'question', type: 3, value: words[sent % words.length] };
      const { id } =
        kind === 'autocomplete'
          ? people.type('whoowns', [{ ...option, focused: true }])
          : people.slash('whoowns', [option]);
      return new Promise((resolve) => waiting.set(id, resolve));
    },
    async used() {
      child.send('used');
      const [used] = await once(child, 'message');
      return Number(used);
    },
    async stop() {
      child.kill();
      await gateway.stop();
      server.closeAllConnections();
      server.close();
    },
  };
}

async function round(served: Served, kind: Kind, count: number): Promise<Result> {
  const latencies: number[] = [];
  let left = count;
  const before = await served.used();
  const from = performance.now();
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      const at = performance.now();
      await served.interact(kind);
      latencies.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  const seconds = (performance.now() - from) / 1000;
  return { seconds, latencies, used: (await served.used()) - before };
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
