import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { startPostgres } from './postgres.ts';
import { endAll, startWhoowns, type Whoowns } from './whoowns.ts';

const folder = mkdtempSync(join(tmpdir(), 'whoowns-main-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(endAll);

const dataDir = () => mkdtempSync(join(folder, 'data-'));

/** The port it serves on, from its log. */
const portOf = (bot: Whoowns, data: string) =>
  bot.until(() => {
    const log = read(join(data, 'whoowns.log'));
    return Number(/"port":(\d+)/.exec(log)?.[1]);
  });

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

async function readyz(port: number) {
  const response = await fetch(`http://127.0.0.1:${port}/readyz`);
  return { status: response.status, text: await response.text() };
}

test('with nothing set it is the bot at the terminal: a question in, an answer out, and it leaves', async () => {
  const bot = startWhoowns({ DATA_DIR: dataDir() });
  bot.child.stdin.end('who patches the os on rds\n');
  expect(await bot.gone).toBe(0);
  expect(bot.out()).toContain('AWS');
  expect(bot.out()).toContain('Amazon RDS');
  expect(bot.err()).toBe('');
});

describe('what keeps it from starting is said at once and whole, without a stack trace', () => {
  test('settings', async () => {
    const bot = startWhoowns({ PORT: 'x', DISCORD_TOKEN: 'hunter2', LOG_LEVEL: 'loud' });
    expect(await bot.gone).toBe(1);
    expect(bot.err().trim().split('\n')).toHaveLength(4);
    expect(bot.err()).not.toMatch(/^\s+at |hunter2/m);
  });

  test('knowledge', async () => {
    const dir = join(folder, 'knowledge');
    cpSync('knowledge', dir, { recursive: true });
    const file = join(dir, 'topics', 'os-patching.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^title:.*$/m, 'titel: Patching'));
    const bot = startWhoowns({ KNOWLEDGE_DIR: dir, DATA_DIR: dataDir() });
    expect(await bot.gone).toBe(1);
    expect(bot.err()).toMatch(/os-patching\.yaml:\d+:\d+: .*/);
    expect(bot.err()).not.toMatch(/^\s+at /m);
  });

  test('a knowledge folder that is not there', async () => {
    const dir = join(folder, 'nowhere');
    const bot = startWhoowns({ KNOWLEDGE_DIR: dir, DATA_DIR: dataDir() });
    expect(await bot.gone).toBe(1);
    expect(bot.err()).toContain(dir);
    expect(bot.err()).not.toMatch(/^\s+at /m);
  });

  test('the data folder', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const bot = startWhoowns({ DATA_DIR: file });
    expect(await bot.gone).toBe(1);
    expect(bot.err()).toContain(`DATA_DIR is ${file}, which isn't a folder.`);
    expect(bot.err()).not.toMatch(/^\s+at /m);
  });

  test('a taken port', async () => {
    const data = dataDir();
    const first = startWhoowns({ DATA_DIR: data, PORT: '0' });
    const port = await portOf(first, data);
    const second = startWhoowns({ DATA_DIR: dataDir(), PORT: String(port) });
    expect(await second.gone).toBe(1);
    expect(second.err()).toBe(
      `PORT ${port} is taken by another program. Stop that one, or set PORT to another number.\n`,
    );
  });
});

test('the database may come late, go and come back; readiness tells and it heals', async () => {
  const postgres = await startPostgres();
  try {
    const databaseUrl = await postgres.database();
    await postgres.halt();
    const data = dataDir();
    const bot = startWhoowns({ DATA_DIR: data, DATABASE_URL: databaseUrl, PORT: '0' });
    const port = await portOf(bot, data);
    const store = async (state: string) => {
      const { text } = await readyz(port);
      return JSON.parse(text).parts.store?.state === state ? text : null;
    };
    expect(await bot.until(() => store('down'))).toContain('Is it running? Trying again in');
    expect((await readyz(port)).status).toBe(503);
    expect(bot.err()).toContain('Trying again in');
    await postgres.start();
    await bot.until(() => store('up'));
    await bot.until(async () => ((await readyz(port)).status === 200 ? true : null));

    await postgres.halt();
    await bot.until(() => store('down'));
    bot.child.stdin.write('who patches the os on rds\n');
    await bot.until(() => bot.out().includes('Amazon RDS'));
    await postgres.start();
    await bot.until(() => store('up'));

    bot.child.kill('SIGTERM');
    expect(await bot.gone).toBe(0);
  } finally {
    await postgres.stop();
  }
});

describe('leaving', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('%s ends it cleanly', async (signal) => {
    const data = dataDir();
    const bot = startWhoowns({ DATA_DIR: data, PORT: '0' });
    const port = await portOf(bot, data);
    await bot.until(async () => ((await readyz(port)).status === 200 ? true : null));
    bot.child.kill(signal);
    expect(await bot.gone).toBe(0);
    expect(read(join(data, 'whoowns.log'))).toContain(`"signal":"${signal}"`);
  });

  test('also while it waits for its database', async () => {
    const bot = startWhoowns({
      DATA_DIR: dataDir(),
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
    });
    await bot.until(() => bot.err().includes('Trying again'));
    bot.child.kill('SIGTERM');
    expect(await bot.gone).toBe(0);
  });
});

describe('a Node that is too old', () => {
  test('is told so in a line it can run', () => {
    const pretend =
      "Object.defineProperty(process.versions, 'node', { value: '20.1.0' }); require('./src/node-version.cjs')";
    const { status, stderr } = spawnSync(process.execPath, ['--eval', pretend], {
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^whoowns needs Node 24 or newer/);
  });

  test('meets that line first, whatever it was asked to run', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const ours = Object.values<string>(scripts).filter((script) => /\bnode\b/.test(script));
    expect(ours.length).toBeGreaterThan(2);
    for (const script of ours) expect(script).toMatch(/^node -r \.\/src\/node-version\.cjs /);
  });
});
