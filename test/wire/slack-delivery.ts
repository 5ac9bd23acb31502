/** Slack's two ways of bringing a payload, with the acknowledgement that comes back. */
import { type SlackWire, signed } from './slack.ts';

export type Kind = 'slash_commands' | 'interactive' | 'events_api';

export interface Delivery {
  /** Resolves with the acknowledgement's body; null when it is empty. Rejects when there is none in 3 s. */
  deliver(kind: Kind, payload: unknown, retry?: number): Promise<unknown>;
}

/** The same to several processes; the acknowledgement of the first is what Slack takes. */
export function toEach(deliveries: readonly Delivery[]): Delivery {
  return {
    async deliver(kind, payload, retry) {
      const each = deliveries.map((one) => one.deliver(kind, payload, retry));
      const [answer] = await Promise.all(each);
      return answer;
    },
  };
}

/** `socket`: the number of the one that it comes over; left out, whichever Slack chooses. */
export function overSocket(wire: SlackWire, socket?: number): Delivery {
  return {
    async deliver(kind, payload, retry) {
      const again = { retry_attempt: retry ?? 0, retry_reason: retry ? 'timeout' : '' };
      const answer = await wire.envelope(kind, payload, kind === 'events_api' ? again : {}, socket);
      return isEmpty(answer) ? null : answer;
    },
  };
}

/** `url` is the bot's; the bodies are as Slack's, each in its own content type. */
export function overHttp(url: () => string): Delivery {
  return {
    async deliver(kind, payload, retry) {
      const json = kind === 'events_api';
      const body = bodyFor(kind, payload);
      const response = await fetch(url(), {
        method: 'POST',
        body,
        headers: {
          ...signed(body),
          'content-type': json ? 'application/json' : 'application/x-www-form-urlencoded',
          ...(retry
            ? { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_timeout' }
            : {}),
        },
        signal: AbortSignal.timeout(3_000),
      });
      const answer = await response.text();
      if (response.status !== 200) throw new Error(`answered ${response.status}: ${answer}`);
      if (answer === '') return null;
      return JSON.parse(answer);
    },
  };
}

function bodyFor(kind: Kind, payload: unknown): string {
  if (kind === 'events_api') return JSON.stringify(payload);
  if (kind === 'interactive')
    return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const fields = Object.entries(payload ?? {}).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  return new URLSearchParams(fields).toString();
}

function isEmpty(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && Object.keys(answer).length === 0;
}
