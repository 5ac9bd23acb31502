/** Loaded into a bot before its own code: says how large its heap is when it is asked. */
import { setTimeout as sleep } from 'node:timers/promises';

process.on('message', async () => {
  // What a first collection lets go of may hold on to more.
  for (let turn = 0; turn < 3; turn += 1) {
    globalThis.gc?.();
    await sleep(10);
  }
  const { heapUsed, rss } = process.memoryUsage();
  process.send?.({ heapUsed, rss });
});
// It must not keep the process alive, nor outlive its parent.
process.once('disconnect', () => process.exit());
process.channel?.unref();
