/**
 * `npm run bench:quiz`: presses a second from Slack's signed request to the private reply, on both stores,
 * beside a bare Bolt app that answers with a constant; and how long many channels that are due in the same
 * minute take on Discord, beside discord.js sending the same bodies. All in one run.
 */
import { presses } from './quiz-presses.ts';
import { sameMinute } from './quiz-same-minute.ts';

const [, , channels = '1000'] = process.argv;
await presses();
await sameMinute(Number(channels));
