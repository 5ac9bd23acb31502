/** The only timer: tells the bot what time it is, every few seconds. */
import type { Clock, Log } from '../core/ports.ts';

interface Options {
  /** True: there is more to do at once. */
  readonly tick: (now: number) => Promise<boolean>;
  readonly clock: Clock;
  readonly log: Log;
  /** From the end of one tick to the start of the next, so that two never overlap. */
  readonly everyMs: number;
}

export interface Ticker {
  /** No tick starts any more; resolves when the one in hand is done. */
  stop(): Promise<void>;
}

/** Ticks at once, then every `everyMs`, and without a pause while there is more to do; a tick that fails is logged and the next one comes all the same. */
export function startTicker({ tick, clock, log, everyMs }: Options): Ticker {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let inHand: Promise<void>;
  const next = async () => {
    let more = false;
    try {
      more = await tick(clock.now());
    } catch (err) {
      log.error({ err }, 'a tick failed');
    }
    if (!stopped) timer = setTimeout(turn, more ? 0 : everyMs);
  };
  const turn = () => {
    inHand = next();
  };
  turn();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
      return inHand;
    },
  };
}
