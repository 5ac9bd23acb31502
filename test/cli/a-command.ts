/** The keeper's commands as processes of their own, and databases for them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { createStore } from '../../src/store/store.ts';
import { anAsk } from '../an-ask.ts';
import { silent } from '../silent.ts';

export interface Came {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Wanted {
  readonly dataDir: string;
  readonly databaseUrl?: string;
  /** No file may grow past so many KiB. */
  readonly limitKiB?: number;
}

type Command = 'backup' | 'restore' | 'move-to-postgres';

/** Starts one; `came` is what comes of it. */
export function start(
  command: Command,
  words: readonly string[],
  { dataDir, databaseUrl = '', limitKiB }: Wanted,
): { readonly child: ChildProcess; readonly came: Promise<Came> } {
  const entry = fileURLToPath(new URL(`../../src/cli/${command}.ts`, import.meta.url));
  const line = [process.execPath, entry, ...words];
  const limited = ['/bin/sh', '-c', `ulimit -f ${(limitKiB ?? 0) * 2}; exec "$@"`, 'sh', ...line];
  const [program = '', ...rest] = limitKiB === undefined ? line : limited;
  mkdirSync(dataDir, { recursive: true });
  const child = spawn(program, rest, {
    // No .env of the working folder.
    cwd: dataDir,
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  const came = once(child, 'close').then(() => ({ code: child.exitCode, ...said }));
  return { child, came };
}

export function run(command: Command, words: readonly string[], wanted: Wanted): Promise<Came> {
  return start(command, words, wanted).came;
}

/** A database with these asks, and so many MiB beside them. */
export async function aDatabase(
  dataDir: string,
  asks: readonly string[],
  mebibytes = 0,
): Promise<void> {
  const store = await createStore({ databaseUrl: null, dataDir, log: silent });
  for (const id of asks) await store.asks.add(anAsk(id, { person: 'writer' }));
  await store.close();
  if (mebibytes === 0) return;
  const raw = new DatabaseSync(join(dataDir, 'whoowns.sqlite'));
  const row = raw.prepare(
    `insert into backlog values ('slack', 'T1', '', ?, 'unknown', ? || hex(randomblob(524288)), '', '', 1, 1, 1, 0)`,
  );
  for (let one = 0; one < mebibytes; one += 1) row.run(`ballast ${one}`, `ballast ${one} `);
  raw.close();
}

/** The asks that are there. */
export async function asksIn(dataDir: string): Promise<readonly string[]> {
  const raw = new DatabaseSync(join(dataDir, 'whoowns.sqlite'), { readOnly: true });
  const rows = raw.prepare('select id from asks order by id').all();
  raw.close();
  return rows.map(({ id }) => String(id));
}
