/** Discord's rate limits, and faults planted by a test. */

export interface Limit {
  /** The route, as `POST /channels/123/messages`. */
  readonly route: RegExp;
  readonly most: number;
  readonly perMs: number;
  /** Whose limit it is; `global` counts every route together. */
  readonly scope: 'user' | 'shared' | 'global';
}

export interface Refusal {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

interface Window {
  readonly resetAt: number;
  used: number;
}

export interface Rates {
  /** From now on; the result ends it. */
  limit(limit: Limit): () => void;
  /** Counts a request: the headers of its answer, or the refusal. */
  take(route: string, now: number): { headers: Record<string, string>; refusal: Refusal | null };
}

export function createRates(): Rates {
  const limits: Limit[] = [];
  const windows = new Map<string, Window>();
  const windowOf = (key: string, { perMs }: Limit, now: number): Window => {
    const known = windows.get(key);
    if (known && known.resetAt > now) return known;
    const fresh = { resetAt: now + perMs, used: 0 };
    windows.set(key, fresh);
    return fresh;
  };
  return {
    limit(limit) {
      limits.push(limit);
      return () => void limits.splice(limits.indexOf(limit), 1);
    },
    take(route, now) {
      const headers: Record<string, string> = {};
      for (const limit of limits) {
        const { scope, most } = limit;
        // Interaction callbacks don't count against the global limit.
        const free = scope === 'global' && /^\w+ \/(interactions|webhooks)\//.test(route);
        if (free || !limit.route.test(route)) continue;
        const window = windowOf(scope === 'global' ? 'global' : route, limit, now);
        window.used += 1;
        const left = Math.max(0, most - window.used);
        const after = Math.max(0, window.resetAt - now) / 1000;
        if (scope !== 'global') {
          headers['X-RateLimit-Bucket'] = bucketOf(route);
          headers['X-RateLimit-Limit'] = String(most);
          headers['X-RateLimit-Remaining'] = String(left);
          headers['X-RateLimit-Reset'] = String(window.resetAt / 1000);
          headers['X-RateLimit-Reset-After'] = String(after);
        }
        if (window.used <= most) continue;
        return { headers, refusal: refusalOf(limit, after, headers) };
      }
      return { headers, refusal: null };
    },
  };
}

function refusalOf({ scope }: Limit, after: number, headers: Record<string, string>): Refusal {
  return {
    headers: {
      ...headers,
      'Retry-After': String(after),
      'X-RateLimit-Scope': scope,
      ...(scope === 'global' ? { 'X-RateLimit-Global': 'true' } : {}),
    },
    body: {
      message: 'You are being rate limited.',
      retry_after: after,
      global: scope === 'global',
    },
  };
}

/** A bucket is a route without its lesser ids. */
function bucketOf(route: string): string {
  return route.replaceAll(/\d{17,19}/g, 'id').replaceAll(/\W+/g, '-');
}

/** What goes wrong with a request. */
export interface Trouble {
  /** An answer with this status; 'hang': none at all. */
  readonly with: number | 'hang' | 'drop';
  /** The request has its effect all the same, and only its answer is lost. */
  readonly applied: boolean;
  /** The body of the refusal. */
  readonly body?: unknown;
}

/** What goes wrong with the next requests of a route. */
export interface Planted extends Trouble {
  readonly route: RegExp;
  times: number;
}
