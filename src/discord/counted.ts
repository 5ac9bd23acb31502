/** How often Discord is asked again, and how often it says that we ask too often. */
import type { RESTOptions } from 'discord.js';
import type { Meters } from '../core/meters.ts';
import { lostIsReset } from './faults.ts';

/** Sends one try of a request. discord.js tries again with the same headers. */
export function counted(meters: Meters): RESTOptions['makeRequest'] {
  const tried = new WeakSet<object>();
  return async (url, init) => {
    const { headers } = init;
    if (typeof headers === 'object' && headers !== null) {
      if (tried.has(headers)) meters.count('retries', { platform: 'discord' });
      tried.add(headers);
    }
    const response = await lostIsReset(url, init);
    if (response.status === 429) meters.count('limits', { platform: 'discord' });
    return response;
  };
}
