/** Slack over HTTP: Bolt's receiver behind one path, without a server of its own. */
import type { RequestListener } from 'node:http';
import { HTTPReceiver, type Logger } from '@slack/bolt';
import type { Log } from '../core/ports.ts';

/** The one address for commands, buttons, options and events. */
export const slackPath = '/slack/events';

export interface HttpOptions {
  readonly signingSecret: string;
  readonly log: Log;
  readonly logger: Logger;
  /** Until then, Slack is told to come again. */
  readonly ready: () => boolean;
}

/** What anybody on the way to us can bring about; once a minute is enough to say each. */
const HINT_MS = 60_000;
const refusals: readonly (readonly [said: RegExp, line: string])[] = [
  [
    /signature mismatch/,
    `Refused a request to ${slackPath} with a wrong signature. If it was Slack's, SLACK_SIGNING_SECRET is wrong: copy it from api.slack.com/apps → your app → "Basic Information" → "App Credentials".`,
  ],
  [
    /request is stale/,
    `Refused a request to ${slackPath} that was signed more than five minutes ago. If it was Slack's, this machine's clock is wrong.`,
  ],
  [/maximum allowed size/, `Refused a request to ${slackPath} that is larger than Slack's are.`],
  [
    /Failed to parse and verify/,
    `Refused a request to ${slackPath} that Slack hasn't signed, or that broke off.`,
  ],
];

export function createHttp({ signingSecret, log, logger, ready }: HttpOptions): {
  readonly receiver: HTTPReceiver;
  readonly handler: RequestListener;
} {
  const hinted = new Map<string, number>();
  const warn: Logger['warn'] = (...said) => {
    const line = refusals.find(([about]) => about.test(String(said[0])))?.[1];
    if (line === undefined) return logger.warn(...said);
    const before = hinted.get(line);
    if (before !== undefined && Date.now() - before < HINT_MS) return;
    hinted.set(line, Date.now());
    log.warn({ adapter: 'slack' }, line);
  };
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: [slackPath],
    logger: { ...logger, warn },
    bodyLimit: 1_000_000,
  });
  return {
    receiver,
    handler(request, response) {
      if (!ready()) {
        response.writeHead(503, { 'retry-after': '5' }).end();
        return;
      }
      try {
        receiver.requestListener(request, response);
      } catch {
        // Another method, or a path below ours.
        response.writeHead(404).end();
      }
    },
  };
}
