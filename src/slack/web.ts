/** Calls to Slack: each with a time-out, at most two retries, Retry-After obeyed; none hangs. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Logger, webApi } from '@slack/bolt';
import type { Meters } from '../core/meters.ts';
import { faultOf, SlackFault } from './fault.ts';
import { isSlacks } from './response-url.ts';

/**
 * What a second try may do. `safe`: the same again does no harm. `post`: only when the first surely had
 * no effect, or Slack's front said 5xx; a lost reply may mean that it is posted. `paced`: only when Slack
 * said "too fast", for some seconds. `once`: never.
 */
export type Again = 'safe' | 'post' | 'paced' | 'once';

export interface WebOptions {
  readonly token: string;
  readonly apiUrl: string | null;
  readonly logger: Logger;
  readonly meters: Meters;
  /** For one try, in milliseconds. */
  readonly timeoutMs: number;
  /** Told how each try with the token ended; null: well. */
  readonly ended?: (fault: SlackFault | null) => void;
}

export interface Web {
  readonly client: webApi.WebClient;
  /** Rejects with a SlackFault. */
  call<T>(method: string, again: Again, make: (client: webApi.WebClient) => Promise<T>): Promise<T>;
  /** Posts to a response_url. Rejects with a SlackFault. */
  respond(url: string, body: object): Promise<void>;
  /** Ends all waiting for another try that is going on now. */
  hurry(): void;
}

const RESPONSE = 'response_url';
const RETRIES = 2;
/** Told to wait longer, we give up: nobody waits that long for an answer. */
const LONGEST_WAIT_MS = 30_000;
/** What comes unasked has time, but must settle while whoever sends it still holds it. */
const PACED_MS = 8_000;

/** One set of options for everything of Bolt's that talks to Slack. */
export function clientOptions({
  apiUrl,
  logger,
  timeoutMs,
}: Omit<WebOptions, 'token' | 'meters' | 'ended'>): webApi.WebClientOptions {
  return {
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
    logger,
    timeout: timeoutMs,
    // Without it, Socket Mode writes 100 retries into these options, and every client has them.
    retryConfig: { retries: 0 },
    // We wait ourselves, and not for half an hour.
    rejectRateLimitedCalls: true,
    fetch: timedFetch(timeoutMs),
    // No `headers`: they would replace the app token and Socket Mode would never start.
  };
}

/** Bolt's respond() has no time-out of its own. */
function timedFetch(timeoutMs: number): typeof fetch {
  return (input, init) =>
    fetch(input, { ...init, signal: init?.signal ?? AbortSignal.timeout(timeoutMs) });
}

export function createWeb(options: WebOptions): Web {
  const client = new webApi.WebClient(options.token, clientOptions(options));
  let hurrying = new AbortController();
  /** Until when (ms) Slack wants no more of a method. */
  const held = new Map<string, number>();

  const pause = async (ms: number, end: number, fault: SlackFault) => {
    if (ms > LONGEST_WAIT_MS || Date.now() + ms > end) throw fault;
    await sleep(ms, undefined, { signal: hurrying.signal }).catch(() => {
      throw fault;
    });
  };

  /** Waits until Slack takes the method again. */
  const untilFree = async (method: string, again: Again, end: number) => {
    const wait = (held.get(method) ?? 0) - Date.now();
    if (wait <= 0) return;
    const fault = new SlackFault(method, 'ratelimited', { retryAfterMs: wait, untouched: true });
    if (again === 'once') throw fault;
    await pause(wait, end, fault);
  };

  const attempts = async <T>(method: string, again: Again, make: () => Promise<T>): Promise<T> => {
    const paced = again === 'paced';
    const end = paced ? Date.now() + PACED_MS : Number.POSITIVE_INFINITY;
    for (let retries = 0; ; retries += 1) {
      await untilFree(method, again, end);
      try {
        const made = await make();
        if (method !== RESPONSE) options.ended?.(null);
        return made;
      } catch (error) {
        const fault = faultOf(method, error);
        if (method !== RESPONSE) options.ended?.(fault);
        const after = fault.code === 'ratelimited' ? (fault.retryAfterMs ?? 1000) : null;
        if (after !== null) options.meters.count('limits', { platform: 'slack' });
        // A response_url is each its own; a method's limit is everybody's.
        if (after !== null && method !== RESPONSE) held.set(method, Date.now() + after);
        if (retries >= RETRIES && !paced) throw fault;
        if (hurrying.signal.aborted || !mayRepeat(fault, again)) throw fault;
        await pause(after ?? 300 * 3 ** retries, end, fault);
        options.meters.count('retries', { platform: 'slack' });
      }
    }
  };

  return {
    client,
    call: (method, again, make) => attempts(method, again, () => make(client)),
    async respond(url, body) {
      if (!isSlacks(url, options.apiUrl)) throw new SlackFault(RESPONSE, 'foreign_url');
      return attempts(RESPONSE, 'post', () => postTo(url, body, options.timeoutMs));
    },
    hurry() {
      hurrying.abort();
      hurrying = new AbortController();
    },
  };
}

function mayRepeat({ code, untouched }: SlackFault, again: Again): boolean {
  const theirs = /^http_5|^internal_error$|^service_unavailable$/.test(code);
  switch (again) {
    case 'once':
      return false;
    case 'paced':
      return code === 'ratelimited';
    case 'post':
      return untouched || /^http_5/.test(code);
    case 'safe':
      return untouched || theirs || code === 'timeout' || code === 'unreachable';
  }
}

async function postTo(url: string, body: object, timeoutMs: number): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    // Wherever it led, it would not be Slack.
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  const answer = await response.text();
  const code = /"error"\s*:\s*"([a-z_]+)"/.exec(answer)?.[1];
  if (response.status === 429) {
    const seconds = Number(response.headers.get('retry-after') ?? 1);
    throw new SlackFault(RESPONSE, 'ratelimited', {
      retryAfterMs: (Number.isFinite(seconds) ? seconds : 1) * 1000,
      untouched: true,
    });
  }
  if (!response.ok) throw new SlackFault(RESPONSE, code ?? `http_${response.status}`);
  if (code !== undefined) throw new SlackFault(RESPONSE, code);
}
