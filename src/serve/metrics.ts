/** What whoever watches the bot can see: one table, drawn for Prometheus. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Counted, Meters, Timed } from '../core/meters.ts';
import { type Parts, readiness } from './readiness.ts';

interface Row<Labels> {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly (keyof Labels & string)[];
}

const counters: { readonly [What in keyof Counted]: Row<Counted[What]> } = {
  asks: {
    name: 'whoowns_asks_total',
    help: 'Questions asked, by outcome (answered, suggested, unknown, help)',
    labels: ['platform', 'outcome'],
  },
  presses: {
    name: 'whoowns_presses_total',
    help: 'Buttons, menus and search boxes used, by what they stand on',
    labels: ['platform', 'on'],
  },
  posts: {
    name: 'whoowns_posts_total',
    help: 'Attempts at what goes out unasked, by kind and by what came of it (sent, skipped, unsure, again)',
    labels: ['platform', 'kind', 'state'],
  },
  surprises: {
    name: 'whoowns_surprises_total',
    help: 'Requests that were answered with an apology',
    labels: ['platform'],
  },
  retries: {
    name: 'whoowns_retries_total',
    help: 'Requests to the platform that were sent once more',
    labels: ['platform'],
  },
  limits: {
    name: 'whoowns_rate_limited_total',
    help: 'Answers 429 from the platform',
    labels: ['platform'],
  },
  reconnects: {
    name: 'whoowns_reconnects_total',
    help: 'Connections to the platform that were lost and made again',
    labels: ['platform'],
  },
};

const latencies = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30];
const lags = [1, 5, 10, 30, 60, 300, 900, 3_600, 14_400];

const histograms: {
  readonly [What in keyof Timed]: Row<Timed[What]> & { readonly buckets: readonly number[] };
} = {
  ack: {
    name: 'whoowns_ack_seconds',
    help: 'From a request until it was acknowledged; the platforms wait for 3 s',
    labels: ['platform'],
    buckets: latencies,
  },
  reply: {
    name: 'whoowns_reply_seconds',
    help: 'From a request until its answer was with the platform',
    labels: ['platform'],
    buckets: latencies,
  },
  lag: {
    name: 'whoowns_post_lag_seconds',
    help: 'How long after its time a post of the quiz stood in its channel',
    labels: ['platform'],
    buckets: lags,
  },
};

export interface Metrics extends Meters {
  /** How late (ms) the post is that has waited longest past its time, 0 for none; asked at each look. */
  overdueFrom(read: () => Promise<number>): void;
  /** Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** `parts`: as readiness shows them. */
export function createMetrics(parts: Parts): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  let overdue: () => Promise<number> = async () => 0;
  const counted = new Map<string, Counter>();
  for (const [what, { name, help, labels }] of Object.entries(counters)) {
    counted.set(what, new Counter({ name, help, labelNames: labels, registers }));
  }
  const timed = new Map<string, Histogram>();
  for (const [what, { name, help, labels, buckets }] of Object.entries(histograms)) {
    const options = { name, help, labelNames: labels, buckets: [...buckets], registers };
    timed.set(what, new Histogram(options));
  }
  new Gauge({
    name: 'whoowns_post_overdue_seconds',
    help: 'How late the post is that has waited longest past its time; NaN while the store is away',
    registers,
    async collect() {
      // Whoever scrapes doesn't wait for a store that hangs.
      const late = sleep(3_000, Number.NaN, { ref: false });
      const ms = await Promise.race([overdue(), late]).catch(() => Number.NaN);
      this.set(ms / 1_000);
    },
  });
  new Gauge({
    name: 'whoowns_up',
    help: 'Whether a part is up, as /readyz says',
    labelNames: ['part'],
    registers,
    async collect() {
      const states = Object.entries((await readiness(parts)).parts);
      for (const [part, { state }] of states) this.set({ part }, Number(state === 'up'));
    },
  });
  // There are few different labels, and to find their row takes longer than to count in it.
  const counting = rowsOf((what, labels) => counted.get(what)?.labels(labels));
  const timing = rowsOf((what, labels) => timed.get(what)?.labels(labels));
  return {
    count: (what, labels) => counting(what, labels)?.inc(),
    took: (what, ms, labels) => timing(what, labels)?.observe(ms / 1_000),
    overdueFrom(read) {
      overdue = read;
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

type Labels = Readonly<Record<string, string>>;

/** The row of a table for these labels, found once. */
function rowsOf<R>(find: (what: string, labels: Labels) => R): typeof find {
  const found = new Map<string, R>();
  return (what, labels) => {
    let key = what;
    for (const name in labels) key += ` ${labels[name]}`;
    const before = found.get(key);
    if (before !== undefined) return before;
    const row = find(what, labels);
    found.set(key, row);
    return row;
  };
}
