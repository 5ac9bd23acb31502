/** One process of all has the adapter's connection; the others stand by and take over. */
import type { Adapter, Log, Standing, State } from '../core/ports.ts';
import { type Supervised, supervise } from './supervise.ts';

interface Options {
  /** Stands for the role; see the store's port. */
  readonly stand: (turned: (ours: boolean) => void) => Standing;
  readonly log: Log;
}

/** Keeps an adapter running while it is this process's turn. */
export function standBy(adapter: Adapter, { stand, log }: Options): Supervised {
  let kept: Supervised | null = null;
  let turning: Promise<void> = Promise.resolve();
  const standing = stand((ours) => {
    turning = turning.then(async () => {
      if (ours) kept ??= supervise(adapter, { log });
      else await letGo();
    });
  });
  const letGo = async () => {
    const before = kept;
    kept = null;
    await before?.stop();
  };
  const state = (): State => {
    if (kept) return kept.state();
    switch (standing.state()) {
      case 'ours':
        return { state: 'starting', detail: 'taking over' };
      case 'others':
        return { state: 'up', detail: 'standing by: another process is connected' };
      case 'unknown':
        return { state: 'down', detail: "the database doesn't say whose turn it is" };
    }
  };
  return {
    name: adapter.name,
    state,
    async stop() {
      await turning;
      await letGo();
      // Only now may another begin.
      await standing.end();
      await turning.then(letGo);
    },
  };
}
