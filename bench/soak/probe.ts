/** Loaded into a bot before its own code: says how large its heap is when it is asked. */
import { setTimeout as sleep } from 'node:timers/promises';

process.on('message', async () => {
  // The least of a few: what is under way just now isn't what is kept.
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 5; turn += 1) {
    globalThis.gc?.();
    least = Math.min(least, process.memoryUsage().heapUsed);
    await sleep(50);
  }
  process.send?.({ heapUsed: least, rss: process.memoryUsage().rss });
});
// It must not keep the process alive, nor outlive its parent.
process.once('disconnect', () => process.exit());
process.channel?.unref();
