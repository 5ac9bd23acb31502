/**
 * `npm run soak`: the whole bot for ten minutes under asks, presses, joins and posts on Slack and Discord at
 * once, on SQLite, then on PostgreSQL. Two minutes of a rush fill what memory is allowed to hold; then a steady
 * load, beside the bare libraries with a third of it. Ends with 1 when something was lost, or the heap grew.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createStore } from '../src/store/store.ts';
import { startPostgres } from '../test/postgres.ts';
import { silent } from '../test/silent.ts';
import { startDiscord } from '../test/wire/discord.ts';
import { createSlackWire } from '../test/wire/slack.ts';
import { startBare } from './soak/bare.ts';
import { startBot } from './soak/bot.ts';
import { createLoad } from './soak/load.ts';
import { setUp } from './soak/program.ts';
import { createSlackLoad } from './soak/slack.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '600' },
    /** Requests a second after the rush. */
    rate: { type: 'string', default: '12' },
    on: { type: 'string', multiple: true, default: ['sqlite', 'postgres'] },
    /** Without the bare libraries beside it. */
    alone: { type: 'boolean', default: false },
  },
});
const seconds = Number(values.seconds);
const growthAllowed = 0.05;

for (const on of values.on) {
  const faults = await soak(on === 'postgres');
  for (const fault of faults) print(`  NOT WELL: ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
}

async function soak(onPostgres: boolean): Promise<readonly string[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'whoowns-soak-'));
  const postgres = onPostgres ? await startPostgres() : null;
  const databaseUrl = (await postgres?.database()) ?? null;
  const slack = await createSlackWire();
  const discord = await startDiscord({ replay: false });
  const store = await createStore({ databaseUrl, dataDir, log: silent });
  const program = await setUp(store, slack, discord);
  const bare = values.alone ? null : await startBare();
  const onSlack = await createSlackLoad(slack.apiUrl);
  const bot = await startBot({
    dataDir,
    databaseUrl,
    slackApi: onSlack.apiUrl,
    discordApi: discord.url,
    discordToken: discord.token(),
  });
  const load = createLoad({ bot, bare, slack: onSlack, discord, program });
  print(
    `${onPostgres ? 'PostgreSQL' : 'SQLite'}: ${seconds} s, a rush, then ${values.rate} a second; ${cpus().length} cores`,
  );
  const part = (seconds * 1000) / 10;
  const round = () => program.round(Math.max(part, 30_000));
  await round();
  const posted = async () => {
    for (let wait = 0; wait < 60 && program.unposted() > 0; wait += 1) {
      await sleep(1_000);
      await program.look();
    }
  };
  await posted();
  const heaps: number[] = [];
  const started = Date.now();
  const passed = () => Date.now() - started;
  let rounds = 1;
  const conduct = async () => {
    while (passed() < part * 10) {
      if (passed() >= rounds * Math.max(part / 2, 5_000)) {
        rounds += 1;
        await round();
      }
      await program.look();
      discord.requests.length = 0;
      discord.world.shown.length = 0;
      slack.calls.length = 0;
      slack.workspace.shown.length = 0;
      await sleep(Math.min(1_000, part / 4));
    }
  };
  const measure = async () => {
    for (let minute = 1; minute <= 10; minute += 1) {
      await sleep(Math.max(0, minute * part - passed()));
      const { heapUsed, rss } = await load.aside(() => bot.heap());
      heaps.push(heapUsed);
      const mebi = (bytes: number) => (bytes / 2 ** 20).toFixed(1).padStart(7);
      print(
        `  part ${String(minute).padStart(2)}: heap${mebi(heapUsed)} MiB, process${mebi(rss)} MiB, ${load.done()} answered`,
      );
    }
  };
  const work = async () => {
    await load.rush(() => passed() < part * 2);
    load.figures.clear();
    await load.steady(Number(values.rate), () => passed() < part * 10);
  };
  await Promise.all([conduct(), measure(), work()]);
  await load.idle();
  const faults = [...load.faults()];
  for (let wait = 0; wait < 90 && (await program.greeted()).waiting > 0; wait += 1) {
    await sleep(1_000);
  }
  await posted();
  const differs = (what: string, found: number, wanted: number) => {
    if (found !== wanted) faults.push(`${what}: ${found} of ${wanted}`);
  };
  differs('answers of the quiz in the store', await program.answers(), load.answers());
  differs('newcomers greeted', (await program.greeted()).sent, load.joins());
  differs('posts in the channels', program.standing(), program.asked() + (await program.weeks()));
  for (const fault of new Set([...slack.workspace.faults, ...discord.faults])) faults.push(fault);
  const code = await bot.stop();
  if (code !== 0) faults.push(`it ended with ${code}`);
  for (const [said, times] of bot.complaints) print(`  the log, ${times} times: ${said}`);
  const { late, of } = load.late();
  print(`  later than the three seconds that Discord waits: ${late} of ${of}`);
  // On a machine that others use too, a few are no fault.
  if (late > of / 20) faults.push(`too late for Discord: ${late} of ${of}`);
  print(`  ${'while the heap was left alone'.padEnd(44)}  times   p50 ms   p99 ms`);
  for (const line of load.figures.lines()) print(`  ${line}`);
  print(
    `  ${load.done()} requests, ${load.answers()} quiz answers, ${program.asked()} posts, ${load.joins()} greetings; ${faults.length === 0 ? 'nothing lost' : 'see below'}`,
  );
  const steady = heaps.slice(2);
  const growth = Math.max(...steady) / Math.min(...steady) - 1;
  print(`  heap in parts 3 to 10: within ${(growth * 100).toFixed(1)} %`);
  // Short of ten minutes, what memory may hold isn't full yet.
  if (seconds >= 600 && growth > growthAllowed) faults.push('the heap was not within 5 %');
  await bare?.stop();
  onSlack.stop();
  await store.close();
  await Promise.all([slack.close(), discord.stop()]);
  await postgres?.stop();
  rmSync(dataDir, { recursive: true, force: true });
  return faults;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
