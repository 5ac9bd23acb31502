/** Who asks where the bot isn't installed, or when that can't be known, is told so. */
import type { AnyMiddlewareArgs } from '@slack/bolt';

export const notHere =
  "I'm not installed in this workspace any more. Ask whoever runs me for the install link.";
export const notNow = "I can't reach my database just now. Please try again in a minute.";

/** A command takes words without any token; all the rest is only acknowledged. */
export async function unserved(args: AnyMiddlewareArgs, words: string): Promise<void> {
  if ('command' in args) await args.ack({ response_type: 'ephemeral', text: words });
  else if ('ack' in args && typeof args.ack === 'function') await args.ack();
}
