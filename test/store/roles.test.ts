import { connect, createServer, type Socket } from 'node:net';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Standing, Store } from '../../src/core/ports.ts';
import { createStore } from '../../src/store/store.ts';
import { type Postgres, startPostgres } from '../postgres.ts';
import { silent } from '../silent.ts';
import { until } from '../wire/discord.ts';

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

let url: string;
let store: Store;
let standing: Standing[];
/** Who had the role, in the order of the turns: `a+` it was told that it is its, `a-` that it isn't. */
let turns: string[];
beforeEach(async () => {
  url = await postgres.database();
  store = await open(url);
  standing = [];
  turns = [];
});
afterEach(async () => {
  await Promise.all(standing.map((each) => each.end()));
  await store.close();
});

const open = (databaseUrl: string, log = silent) =>
  createStore({ databaseUrl, dataDir: '/nowhere', log });

async function stand(name: string, through?: Store): Promise<Standing> {
  const one = (through ?? store).stand('discord', (ours) => {
    turns.push(`${name}${ours ? '+' : '-'}`);
  });
  standing.push(one);
  return one;
}

async function ask(query: string) {
  const client = new Client(url);
  await client.connect();
  const { rows } = await client.query<{ pid: number }>(query);
  await client.end();
  return rows;
}

test('one of two has the role; when it steps back, the other has it', async () => {
  const a = await stand('a');
  await until(() => a.state() === 'ours', 'a');
  const b = await stand('b');
  await until(() => b.state() === 'others', 'b to stand by');
  expect(turns).toEqual(['a+']);
  await a.end();
  await until(() => b.state() === 'ours', 'b to take over', 20_000);
  expect(turns).toEqual(['a+', 'b+']);
});

test('a session that the server ended is made anew, and nobody notices', async () => {
  const a = await stand('a');
  await until(() => a.state() === 'ours', 'a');
  const held = `from pg_locks where locktype = 'advisory' and objid = 1 and granted`;
  const [before] = await ask(`select pid ${held}`);
  await ask(`select pg_terminate_backend(${before?.pid})`);
  for (let now = before; now?.pid === undefined || now.pid === before?.pid; ) {
    [now] = await ask(`select pid ${held}`);
  }
  const b = await stand('b');
  await until(() => b.state() === 'others', 'b to stand by');
  expect([a.state(), turns]).toEqual(['ours', ['a+']]);
});

test('while the database is down whoever has the role keeps it; afterwards one has it', async () => {
  const a = await stand('a');
  await until(() => a.state() === 'ours', 'a');
  const b = await stand('b');
  await until(() => b.state() === 'others', 'b to stand by');
  await postgres.halt();
  await until(() => b.state() === 'unknown', 'b to know nothing');
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect([a.state(), turns]).toEqual(['ours', ['a+']]);
  await postgres.start();
  await until(() => b.state() === 'others', 'b to stand by again', 20_000);
  expect([a.state(), turns]).toEqual(['ours', ['a+']]);
});

test('cut off without a word, it steps back before the other has the role', async () => {
  const wire = await cuttable(Number(new URL(url).port));
  const far = await open(url.replace(/:\d+\//, `:${wire.port}/`));
  try {
    const a = await stand('a', far);
    await until(() => a.state() === 'ours', 'a');
    const b = await stand('b');
    await until(() => b.state() === 'others', 'b to stand by');
    // a learns that somebody stands by at its next question.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    wire.cut();
    await until(() => b.state() === 'ours', 'b to take over', 30_000);
    expect(turns).toEqual(['a+', 'a-', 'b+']);
    wire.mend();
    await until(() => a.state() === 'others', 'a to stand by', 20_000);
  } finally {
    wire.mend();
    await standing.shift()?.end();
    await far.close();
    wire.close();
  }
});

test('before PostgreSQL 14 the role is held all the same, and what that lacks is said once', async () => {
  // To this server the setting is as unknown as the real one is to an older server.
  const wire = await cuttable(Number(new URL(url).port), (sent) =>
    sent.replaceAll('idle_session_timeout', 'idle_session_unheard'),
  );
  const said: string[] = [];
  const log = { ...silent, warn: (_: object, line: string) => void said.push(line) };
  const old = await open(url.replace(/:\d+\//, `:${wire.port}/`), log);
  try {
    const a = await stand('a', old);
    await until(() => a.state() === 'ours', 'a');
    const b = await stand('b', old);
    await until(() => b.state() === 'others', 'b to stand by');
    await a.end();
    await until(() => b.state() === 'ours', 'b to take over', 20_000);
    expect(turns).toEqual(['a+', 'b+']);
    expect(said).toEqual([
      expect.stringContaining('older than 14'),
      expect.stringContaining('older than 14'),
    ]);
  } finally {
    await Promise.all(standing.splice(0).map((each) => each.end()));
    await old.close();
    wire.close();
  }
});

/** A way to a port on which packets can get lost, both ways, with nobody told; `changed`: on the way there. */
async function cuttable(port: number, changed = (sent: string) => sent) {
  const sockets = new Set<Socket>();
  let lost = false;
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      if (lost) from.pause();
      from.on('data', (data) => {
        to.write(from === near ? Buffer.from(changed(data.toString('latin1')), 'latin1') : data);
      });
      from.on('error', () => {});
      from.on('close', () => {
        sockets.delete(from);
        if (!lost) to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    cut() {
      lost = true;
      for (const socket of sockets) socket.pause();
    },
    mend() {
      lost = false;
      for (const socket of sockets) socket.destroy();
    },
    close: () => server.close(),
  };
}
