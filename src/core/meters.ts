/** What whoever watches the bot gets to know. */
import type { featureOf } from './action.ts';
import type { Ask } from './ports.ts';
import type { Platform } from './request.ts';

/** What is counted, each with its labels: none may hold what people wrote, or an id, or grow without end. */
export interface Counted {
  /** Questions, by what came of them. */
  readonly asks: Labels<Ask['outcome'] | 'help', 'outcome'>;
  /** Buttons, menus and search boxes. */
  readonly presses: Labels<ReturnType<typeof featureOf> | 'stale', 'on'>;
  /** What goes out unasked: each attempt, by what came of it. */
  readonly posts: Labels<'round' | 'week' | 'greeting' | 'finish', 'kind'> &
    Labels<'sent' | 'skipped' | 'unsure' | 'again', 'state'>;
  /** Faults that nobody foresaw. */
  readonly surprises: Labels;
  /** Requests to a platform that were sent once more. */
  readonly retries: Labels;
  /** Times a platform said that we ask too often (429). */
  readonly limits: Labels;
  /** Connections to a platform that were lost and made again. */
  readonly reconnects: Labels;
}

/** What is timed. */
export interface Timed {
  /** From a request's arrival to its acknowledgement. */
  readonly ack: Labels;
  /** From a request's arrival to its answer, taken by the platform. */
  readonly reply: Labels;
  /** From when a post was due until it stood there. */
  readonly lag: Labels;
}

type Labels<Value extends string = never, Name extends string = never> = {
  readonly platform: Platform;
} & { readonly [label in Name]: Value };

/** For whoever watches the bot; `src/serve/metrics.ts` shows it. */
export interface Meters {
  count<What extends keyof Counted>(what: What, labels: Counted[What]): void;
  took<What extends keyof Timed>(what: What, ms: number, labels: Timed[What]): void;
}
