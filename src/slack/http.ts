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

/** Once a minute is enough to say it. */
const HINT_MS = 60_000;

export function createHttp({ signingSecret, log, logger, ready }: HttpOptions): {
  readonly receiver: HTTPReceiver;
  readonly handler: RequestListener;
} {
  let hinted = Number.NEGATIVE_INFINITY;
  const warn: Logger['warn'] = (...said) => {
    if (!/signature mismatch/.test(String(said[0]))) return logger.warn(...said);
    if (Date.now() - hinted < HINT_MS) return;
    hinted = Date.now();
    log.warn(
      { adapter: 'slack' },
      `Refused a request to ${slackPath} with a wrong signature. If it was Slack's, SLACK_SIGNING_SECRET is wrong: copy it from api.slack.com/apps → your app → "Basic Information" → "App Credentials".`,
    );
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
