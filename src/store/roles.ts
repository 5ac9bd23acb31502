/**
 * Which of all processes on one PostgreSQL has a role: a session's advisory lock, on a connection of its own.
 *
 * The server gives the lock to another only when our session has ended: at once when the process dies, after
 * `idleMs` when nothing is heard of it. A holder that hears nothing of the server for `answerMs` steps back
 * before that. One whose session has ended asks for the role at once, and is its holder, or not, or the server
 * takes nobody (it is down): then nobody else can have the role either, and it stays.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Log, Role, Standing, Store } from '../core/ports.ts';
import { fieldOf } from './fault.ts';
import { connectFault } from './postgres-fault.ts';

interface Options {
  readonly databaseUrl: string;
  readonly role: Role;
  readonly turned: (ours: boolean) => void;
  readonly log: Log;
}

/** From one question to the next (ms). */
const beatMs = 2_000;
/** The longest that a connection or an answer may take (ms). */
const [connectMs, answerMs] = [2_000, 5_000];
/** The server ends a session that hasn't said anything for so long (ms); before PostgreSQL 14 it can't. */
const idleMs = 12_000;
/** Who gets the role from another begins so long after (ms): the one before has noticed by then. */
const settleMs = 4_000;

/** PostgreSQL's code for a setting that it doesn't know. */
const UNKNOWN_SETTING = '42704';

/** Whole numbers that nobody else takes for locks: ours, then the role, held or waited for. */
const space = 0x77_68_6f;
const held: Readonly<Record<Role, number>> = { discord: 1 };
const waitedFor: Readonly<Record<Role, number>> = { discord: 1_001 };

export function standFor({ databaseUrl, role, turned, log }: Options): Standing {
  const ending = new AbortController();
  const { signal } = ending;
  let session: pg.Client | null = null;
  /** Our session has the lock. */
  let locked = false;
  let state: ReturnType<Standing['state']> = 'unknown';
  /** The role may have been another's since this process began. */
  let asked = false;
  /** Whether somebody stood by when we last looked. */
  let watched = false;
  let told = false;
  let toldOld = false;
  let wake = new AbortController();

  const turn = (to: typeof state) => {
    const before = state;
    state = to;
    if ((before === 'ours') === (to === 'ours')) return;
    log.info({ role, state: to }, to === 'ours' ? 'the role is ours' : 'the role is not ours');
    turned(to === 'ours');
  };

  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({
      connectionString: databaseUrl,
      application_name: `whoowns ${role}`,
      connectionTimeoutMillis: connectMs,
      query_timeout: answerMs,
      keepAlive: true,
    });
    client.on('error', () => leave(client));
    client.on('end', () => leave(client));
    try {
      await client.connect();
      await client.query(`set idle_session_timeout = ${idleMs}`).catch(withoutTimeout);
    } catch (error) {
      void client.end().catch(() => {});
      throw error;
    }
    return client;
  };
  /** Its holder may freeze with it, and nobody takes over; that is still better than no holder. */
  const withoutTimeout = (error: unknown) => {
    if (fieldOf(error, 'code') !== UNKNOWN_SETTING) throw error;
    if (toldOld) return;
    toldOld = true;
    log.warn(
      { role },
      'PostgreSQL is older than 14 and ends no silent session: a replica that freezes, or whose machine is gone, keeps its role. Update PostgreSQL.',
    );
  };
  /** The session is over; what that means is asked at once. */
  const leave = (client: pg.Client) => {
    if (session !== client) return;
    session = null;
    locked = false;
    wake.abort();
  };

  const beat = async (): Promise<void> => {
    if (!session) {
      session = await connect();
      // After the server was down, whoever had the role may have it back first.
      if (asked && state !== 'ours') await pause(beatMs);
    }
    const client = session;
    if (!client) return;
    if (!locked && !(await tryLock(client, held[role]))) {
      asked = true;
      await client.query('select pg_try_advisory_lock_shared($1, $2)', [space, waitedFor[role]]);
      return turn('others');
    }
    locked = true;
    if (asked && state !== 'ours') await pause(settleMs);
    asked = true;
    watched = await isWatched(client, waitedFor[role]);
    if (!signal.aborted) turn('ours');
  };

  const failed = (error: unknown) => {
    // Alone, or while the server takes nobody, no other can have it.
    const safe = state === 'ours' && (!watched || isDown(error));
    if (!safe) turn('unknown');
    if (!told)
      log.warn({ role, err: connectFault(error), state }, "whose role it is can't be asked");
    told = true;
    const lost = session;
    session = null;
    locked = false;
    void lost?.end().catch(() => {});
  };

  const pause = async (ms: number) => {
    const waking = AbortSignal.any([wake.signal, signal]);
    await sleep(ms, undefined, { signal: waking }).catch(() => {});
    wake = new AbortController();
  };
  const run = async () => {
    while (!signal.aborted) {
      try {
        await beat();
        told = false;
      } catch (error) {
        if (!signal.aborted) failed(error);
      }
      if (!signal.aborted) await pause(beatMs);
    }
    await session?.end().catch(() => {});
  };
  const running = run();

  return {
    state: () => state,
    async end() {
      ending.abort();
      state = 'unknown';
      await running;
    },
  };
}

/** A SQLite file has one process. */
export const alone: Store['stand'] = (_role, turned) => {
  queueMicrotask(() => turned(true));
  return { state: () => 'ours', end: async () => {} };
};

async function tryLock(client: pg.Client, key: number): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>(
    'select pg_try_advisory_lock($1, $2) as got',
    [space, key],
  );
  return rows[0]?.got ?? false;
}

/** Whether another session has the lock. */
async function isWatched(client: pg.Client, key: number): Promise<boolean> {
  const { rows } = await client.query(
    `select 1 from pg_locks join pg_database on pg_database.oid = pg_locks.database
     where locktype = 'advisory' and classid = $1 and objid = $2
     and datname = current_database() and pid <> pg_backend_pid()`,
    [space, key],
  );
  return rows.length > 0;
}

/** The server takes nobody: it isn't there, or is starting or stopping. */
function isDown(error: unknown): boolean {
  const code = fieldOf(error, 'code');
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', '57P01', '57P03'].some((one) => one === code);
}
