/**
 * `npm run bench:discord`: interactions a second, from the gateway's word to the response, beside a bare
 * discord.js bot that answers with a constant, in one run.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { startGateway } from '../test/wire/discord-gateway.ts';
import { createPeople } from '../test/wire/discord-people.ts';
import { createWorld } from '../test/wire/discord-world.ts';
import { compare, type Served, usedBy } from './turns.ts';

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

type Kind = 'autocomplete' | 'command';

interface Client extends Served {
  interact(kind: Kind): Promise<void>;
  stop(): Promise<void>;
}

const servers = [
  await serve('bare', 'bare discord.js, constant answer'),
  await serve('adapter', 'our adapter, constant answer'),
  await serve('whole', 'whoowns, store, log, metrics'),
];
for (const kind of ['autocomplete', 'command'] as const) {
  await compare(kind, servers, 16, ({ interact }) => interact(kind));
}
for (const served of servers) await served.stop();

/** A gateway and an API of its own for each, that check nothing: they must not be what is measured. */
async function serve(name: string, title: string): Promise<Client> {
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
    used: () => usedBy(child),
    async stop() {
      child.kill();
      await gateway.stop();
      server.closeAllConnections();
      server.close();
    },
  };
}
