/**
 * A small Discord in this process: REST and gateway, one server with people in it. The real discord.js
 * connects to it. It refuses what Discord refuses, and keeps account of every fault.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { GatewayIntentBits } from 'discord.js';
import { startGateway } from './discord-gateway.ts';
import type { Answered } from './discord-judge.ts';
import { createPeople } from './discord-people.ts';
import { createRates, type Planted, type Trouble } from './discord-rates.ts';
import { createRest } from './discord-rest.ts';
import { createWorld, type Interaction } from './discord-world.ts';

export interface Request {
  readonly at: number;
  /** `POST /channels/123/messages` */
  readonly route: string;
  readonly body: unknown;
  status: number;
}

export type DiscordWire = Awaited<ReturnType<typeof startDiscord>>;

/** `replay: false` keeps nothing for sessions that break off: for many processes that come and go. */
export async function startDiscord({ heartbeatMs = 41_250, now = Date.now, replay = true } = {}) {
  let token = 'MTEwMDAwMDAwMDAwMDAwMDAx.GaBcDe.a-token-that-only-this-small-discord-knows';
  const world = createWorld({ now });
  const gateway = await startGateway({ world, token: () => token, heartbeatMs, replay });
  const faults: string[] = [];
  const rest = createRest({
    world,
    token: () => token,
    gatewayUrl: gateway.url,
    shards: () => gateway.set.shards,
    // Turned on in the portal, the intent of who joins stands in the application's flags.
    flags: () => (gateway.set.allowed & GatewayIntentBits.GuildMembers ? 1 << 15 : 0),
    faults,
  });
  const rates = createRates();
  const planted: Planted[] = [];
  const requests: Request[] = [];

  let busy = 0;
  const server = createServer((incoming, outgoing) => {
    busy += 1;
    outgoing.once('close', () => {
      busy -= 1;
    });
    void handle(incoming, outgoing);
  });
  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const url = new URL(incoming.url ?? '/', 'http://discord');
    const path = decodeURIComponent(url.pathname).replace(/^\/api\/v10/, '');
    const route = `${incoming.method} ${path}`;
    const body = await bodyOf(incoming);
    const request: Request = { at: Date.now(), route, body, status: 0 };
    requests.push(request);
    const { headers, refusal } = rates.take(route, request.at);
    const answer = (answered: Answered, more: Readonly<Record<string, string>> = {}) => {
      request.status = answered.status;
      const text = answered.body === undefined ? null : JSON.stringify(answered.body);
      // An empty answer must not claim to be JSON: discord.js would try to read it.
      const type = text === null ? {} : { 'Content-Type': 'application/json' };
      outgoing.writeHead(answered.status, { ...type, ...headers, ...more }).end(text ?? undefined);
    };
    if (refusal) return answer({ status: 429, body: refusal.body }, refusal.headers);
    const next = planted.find((one) => one.times > 0 && one.route.test(route));
    if (next) next.times -= 1;
    const fault: Trouble | null = next ?? wire.trouble(route);
    const asked = {
      method: incoming.method ?? 'GET',
      path,
      query: url.searchParams,
      body,
      authorization: incoming.headers.authorization ?? null,
    };
    if (!fault) return answer(rest.answer(asked));
    if (fault.applied) rest.answer(asked);
    if (fault.with === 'drop') return outgoing.destroy();
    if (fault.with !== 'hang')
      answer({ status: fault.with, body: fault.body ?? { message: 'oh' } });
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;

  const wire = {
    url: `http://127.0.0.1:${port}/api`,
    world,
    gateway,
    people: createPeople(world, gateway),
    faults,
    requests,
    commands: rest.commands,
    counts: rest.counts,
    limit: rates.limit,
    token: () => token,
    /** From now on only this token is good. */
    changeToken(next: string) {
      token = next;
    },
    /** Asked for each request that nothing is planted for; null: it goes well. */
    trouble: (_route: string): Trouble | null => null,
    /** Requests that have no answer yet. */
    busy: () => busy,
    /** The next requests of a route go wrong. */
    plant(fault: Pick<Planted, 'route' | 'with'> & Partial<Planted>) {
      planted.push({ times: 1, applied: false, ...fault });
    },
    routes: (route: RegExp) => requests.filter((request) => route.test(request.route)),
    /** Waits until an interaction has its answer, and "… is thinking" is gone. */
    async answered(interaction: Interaction): Promise<Interaction> {
      await until(() => interaction.response !== null && !interaction.loading, 'an answer');
      return interaction;
    },
    async stop() {
      await gateway.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return wire;
}

async function bodyOf(incoming: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? undefined : JSON.parse(text);
}

/** Waits until something is so; fails after ten seconds, saying what it was waiting for. */
export async function until(is: () => boolean, what = String(is), ms = 10_000): Promise<void> {
  const end = Date.now() + ms;
  while (!is()) {
    if (Date.now() > end) throw new Error(`never came: ${what}`);
    await sleep(5);
  }
}
