/** The whole bot as `main.ts` runs it, on a SQLite file of its own: what was asked of late is remembered, log and metrics are on. */
import { devNull } from 'node:os';
import { withRecent } from '../src/core/lookup/recent.ts';
import { createLog } from '../src/run/log.ts';
import { createMetrics } from '../src/serve/metrics.ts';
import { aBot, lookup } from '../test/a-bot.ts';

export const log = createLog({ level: 'info', colour: false, file: devNull });
export const meters = createMetrics(() => new Map());
export const whole = await aBot({ lookup: withRecent(lookup), log, meters });
