/** Which deliveries were seen of late, so that one delivered twice has one effect. */
import type { Request } from './request.ts';

/** More than arrive in the hour in which platforms deliver again. */
const REMEMBERED = 20_000;

export interface Deliveries {
  /** True the first time a delivery is shown here. */
  first(request: Request): boolean;
}

export function createDeliveries(): Deliveries {
  const seen = new Set<string>();
  return {
    first({ delivery, place }) {
      const key = JSON.stringify([place.platform, place.workspace, delivery]);
      if (seen.has(key)) return false;
      seen.add(key);
      if (seen.size > REMEMBERED) {
        const [oldest] = seen;
        if (oldest !== undefined) seen.delete(oldest);
      }
      return true;
    },
  };
}
