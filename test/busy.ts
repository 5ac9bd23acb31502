/** For leaving.test.ts: tells its parent what it finishes; a negative time fails to. */
import { setTimeout as sleep } from 'node:timers/promises';
import { prepareLeaving } from '../src/run/leaving.ts';
import { silent } from './silent.ts';

const takesMs = Number(process.env.TAKES);
const leaving = prepareLeaving({
  log: silent,
  withinMs: Number(process.env.WITHIN),
  underNpm: false,
});
leaving.before('what comes last', () => void process.send?.('last of all'));
leaving.before('the slow one', async () => {
  process.send?.('finishing');
  if (takesMs < 0) throw new Error('no');
  await sleep(takesMs);
  process.send?.('finished');
});
process.send?.('ready');
setInterval(() => {}, 1_000);
