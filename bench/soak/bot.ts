/** The whole bot as people run it, `src/main.ts` in a process of its own, with a way to see its heap. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { linesOf } from '../../src/run/lines.ts';
import { botToken, signingSecret } from '../../test/wire/slack.ts';

const heapShape = z.object({ heapUsed: z.number(), rss: z.number() });
export type Heap = z.infer<typeof heapShape>;

interface Options {
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly slackApi: string;
  readonly discordApi: string;
  readonly discordToken: string;
}

export interface SoakedBot {
  /** Where Slack's requests go. */
  readonly port: number;
  /** Lines of the log that warn or complain, by what they say. */
  readonly complaints: ReadonlyMap<string, number>;
  /** After a collection. */
  heap(): Promise<Heap>;
  /** Ends it as a deployment does; its exit code. */
  stop(): Promise<number | null>;
}

export async function startBot(options: Options): Promise<SoakedBot> {
  const child = fork(fileURLToPath(new URL('../../src/main.ts', import.meta.url)), [], {
    execArgv: ['--expose-gc', '--import', fileURLToPath(new URL('probe.ts', import.meta.url))],
    // No .env of the working folder.
    cwd: options.dataDir,
    env: {
      PATH: process.env.PATH,
      DATA_DIR: options.dataDir,
      DATABASE_URL: options.databaseUrl ?? '',
      PORT: '0',
      METRICS_PORT: 'off',
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: options.slackApi,
      DISCORD_TOKEN: options.discordToken,
      DISCORD_API_URL: options.discordApi,
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const complaints = new Map<string, number>();
  const up = new Set<string>();
  let port = 0;
  const ready = Promise.withResolvers<void>();
  const exited = once(child, 'exit').then(([code]) => {
    ready.reject(new Error('the bot ended'));
    return typeof code === 'number' ? code : null;
  });
  const read = async () => {
    if (!child.stdout) return;
    for await (const line of linesOf(child.stdout)) {
      const { level, msg, ...fields } = z.looseObject({ msg: z.string() }).parse(JSON.parse(line));
      if (msg.startsWith('serving /healthz')) port = Number(fields.port);
      if (/^(slack|discord) is up$/.test(msg)) up.add(msg);
      if (port > 0 && up.size === 2) ready.resolve();
      if (level === 'info') continue;
      const err = z.object({ message: z.string() }).safeParse(fields.err);
      const said = err.success ? `${msg} (${err.data.message})` : msg;
      complaints.set(said, (complaints.get(said) ?? 0) + 1);
    }
  };
  void read().catch(ready.reject);
  await ready.promise;
  return {
    port,
    complaints,
    async heap() {
      child.send('heap');
      const [heap] = await once(child, 'message');
      return heapShape.parse(heap);
    },
    async stop() {
      child.kill('SIGTERM');
      return exited;
    },
  };
}
