/** What is to be seen of each payload, whichever way it came. */
import type { App } from '@slack/bolt';
import type { Meters } from '../core/meters.ts';
import type { Log } from '../core/ports.ts';

/** Makes each payload one request in the log, and times its acknowledgement. */
export function watch(app: App, log: Log, meters: Meters): void {
  const process = app.processEvent.bind(app);
  app.processEvent = (event) =>
    log.follow(() => {
      const since = performance.now();
      return process({
        ...event,
        async ack(response) {
          await event.ack(response);
          meters.took('ack', performance.now() - since, { platform: 'slack' });
        },
      });
    });
}

/** Makes work timed that ends with the answer at Slack. */
export function answering(meters: Meters) {
  return <From extends readonly unknown[]>(work: (...from: From) => Promise<void>) =>
    async (...from: From): Promise<void> => {
      const since = performance.now();
      await work(...from);
      meters.took('reply', performance.now() - since, { platform: 'slack' });
    };
}
