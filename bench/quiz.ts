/**
 * `npm run bench:quiz`: presses a second from Slack's signed request to the private reply, on both stores,
 * beside a bare Bolt app that answers with a constant; and how long many channels that are due in the same
 * minute take at the platforms' limits, beside the plain client libraries. All in one run of about ten minutes;
 * `npm run bench:quiz 1000` for fewer channels.
 */
import { presses } from './quiz-presses.ts';
import { sameMinute } from './quiz-same-minute.ts';

const [, , channels = '10000'] = process.argv;
await presses();
await sameMinute(Number(channels));
