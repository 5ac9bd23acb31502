/** The whole bot as a process of its own, as `npm start` runs it. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const path = (name: string) => fileURLToPath(new URL(`../src/${name}`, import.meta.url));

export interface Whoowns {
  readonly child: ChildProcessWithoutNullStreams;
  /** What it has said so far. */
  out(): string;
  err(): string;
  /** Resolves with the exit code. */
  readonly gone: Promise<number | null>;
  /** Resolves once `find` gives something; rejects when the process ends before. */
  until<T>(find: () => T | null | undefined | false | Promise<T | null>): Promise<T>;
}

const running = new Set<ChildProcessWithoutNullStreams>();

/** Starts the bot with nothing but these variables set. */
export function startWhoowns(environment: Readonly<Record<string, string>>): Whoowns {
  const child = spawn(process.execPath, ['-r', path('node-version.cjs'), path('main.ts')], {
    // Not where a developer keeps a .env.
    cwd: tmpdir(),
    env: { PATH: process.env.PATH ?? '', ...environment },
  });
  running.add(child);
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    err += chunk;
  });
  child.stdin.on('error', () => {});
  const gone = once(child, 'close').then((): number | null => {
    running.delete(child);
    return child.exitCode;
  });
  return {
    child,
    out: () => out,
    err: () => err,
    gone,
    async until(find) {
      for (;;) {
        const found = await find();
        if (found) return found;
        if (!running.has(child)) throw new Error(`it ended (${child.exitCode}):\n${out}\n${err}`);
        await sleep(20);
      }
    },
  };
}

/** For `afterEach`: no process is left behind, whatever failed. */
export async function endAll(): Promise<void> {
  const ended = [...running].map((child) => once(child, 'close'));
  for (const child of running) child.kill('SIGKILL');
  await Promise.all(ended);
}
