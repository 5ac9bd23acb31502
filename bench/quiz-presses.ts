/** The press part: each server is a process of its own, and they take turns. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '../test/postgres.ts';
import { signed } from '../test/wire/slack.ts';
import { botId, botUser, team } from '../test/wire/slack-workspace.ts';

const concurrency = 32;
const turns = 5;
const perTurn = 1_000;
const rounds = 20;
/** What `auth.test` says. */
const me = { ok: true, user: 'whoowns', team_id: team, user_id: botUser, bot_id: botId };

interface Served {
  readonly title: string;
  readonly port: number;
  readonly latencies: number[];
  seconds: number;
  stop(): void;
}

export async function presses(): Promise<void> {
  const postgres = await startPostgres();
  const waiting = new Map<string, () => void>();
  const replies = createServer((incoming, outgoing) => {
    // The bot answers at the origin that it knows as Slack's alone, so this is its Web API too.
    if (incoming.url?.startsWith('/api/')) {
      incoming.resume();
      outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(me));
      return;
    }
    waiting.get(incoming.url ?? '')?.();
    waiting.delete(incoming.url ?? '');
    incoming.resume();
    outgoing.end('ok');
  });
  await new Promise<void>((resolve) => replies.listen(0, '127.0.0.1', resolve));
  const { port: replyPort } = replies.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  let sent = 0;

  /** Resolves when the private reply has arrived. */
  const press = async ({ port }: Served): Promise<void> => {
    sent += 1;
    const path = `/reply/${sent}`;
    const replied = new Promise<void>((resolve) => waiting.set(path, resolve));
    const round = sent % rounds;
    const payload = JSON.stringify({
      type: 'block_actions',
      user: { id: `U${sent}`, username: 'ana', name: 'ana', team_id: team },
      api_app_id: 'A1',
      token: 'x',
      team: { id: team, domain: 'home' },
      enterprise: null,
      is_enterprise_install: false,
      trigger_id: `trigger-${sent}`,
      container: { type: 'message', message_ts: '1.1', channel_id: `C000${round}` },
      channel: { id: `C000${round}`, name: 'quiz' },
      response_url: `http://127.0.0.1:${replyPort}${path}`,
      actions: [
        {
          type: 'button',
          action_id: `quiz-answer:bench-${round}:${sent % 3}`,
          block_id: 'b',
          action_ts: String(sent),
        },
      ],
    });
    const body = new URLSearchParams({ payload }).toString();
    const headers = { ...signed(body), 'content-type': 'application/x-www-form-urlencoded' };
    const options = { port, agent, method: 'POST', path: '/slack/events', headers };
    await new Promise<void>((resolve, reject) => {
      const posted = request(options, (response) => {
        response.resume().on('end', () => {
          if (response.statusCode === 200) resolve();
          else reject(new Error(`a press was answered with ${response.statusCode}`));
        });
      });
      posted.on('error', reject).end(body);
    });
    await replied;
  };
  const turn = async (served: Served, count: number, counts: boolean): Promise<void> => {
    let left = count;
    const from = performance.now();
    const lane = async () => {
      while (left > 0) {
        left -= 1;
        const at = performance.now();
        await press(served);
        if (counts) served.latencies.push(performance.now() - at);
      }
    };
    await Promise.all(Array.from({ length: concurrency }, lane));
    if (counts) served.seconds += (performance.now() - from) / 1000;
  };

  const servers = [
    await serve('bare', 'bare Bolt app, constant answer', replyPort),
    await serve('sqlite', 'whoowns on SQLite', replyPort),
    await serve(await postgres.database(), 'whoowns on PostgreSQL', replyPort),
  ];
  for (const served of servers) await turn(served, 500, false);
  for (let n = 0; n < turns; n += 1) {
    for (const served of n % 2 === 0 ? servers : servers.toReversed()) {
      await turn(served, perTurn, true);
    }
  }
  for (const served of servers) served.stop();
  agent.destroy();
  replies.closeAllConnections();
  replies.close();
  await postgres.stop();

  print(
    `${turns} turns of ${perTurn} presses, ${concurrency} at once, ${cpus().length} cores; PostgreSQL without fsync`,
  );
  print(`${' '.repeat(32)} presses/s   p50 ms   p99 ms   to the bare app`);
  const bare = perSecond(servers[0]);
  for (const served of servers) {
    const sorted = served.latencies.toSorted((one, other) => one - other);
    const at = (part: number) => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(1);
    print(
      [
        served.title.padEnd(32),
        perSecond(served).toFixed(0).padStart(9),
        at(0.5).padStart(8),
        at(0.99).padStart(8),
        (perSecond(served) / bare).toFixed(2).padStart(17),
      ].join(' '),
    );
  }
}

function perSecond(served: Served | undefined): number {
  return served ? served.latencies.length / served.seconds : 0;
}

async function serve(kind: string, title: string, replyPort: number): Promise<Served> {
  const file = fileURLToPath(new URL('quiz-server.ts', import.meta.url));
  const child = fork(file, [kind, String(rounds), `http://127.0.0.1:${replyPort}/api/`]);
  const ended = once(child, 'exit').then(() => {
    throw new Error(`the server "${title}" did not start`);
  });
  const [port] = await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => {});
  return { title, port: Number(port), latencies: [], seconds: 0, stop: () => child.kill() };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
