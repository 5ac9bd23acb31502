/** Which deliveries were seen, so that one that comes twice has one effect. */
import { LRUCache } from 'lru-cache';
import type { Clock, DeliveryStore, Log } from './ports.ts';
import { deliveryKey, type Request } from './request.ts';

/** More than arrive in the hour in which platforms deliver again. */
const REMEMBERED = 20_000;

export interface Deliveries {
  /** True the first time a delivery comes to this process. */
  first(delivered: Pick<Request, 'delivery' | 'place'>): boolean;
  /** True for one process alone; true as well when the store can't tell: better twice than never. */
  claim(delivered: Pick<Request, 'delivery' | 'place'>): Promise<boolean>;
}

export function createDeliveries(store: DeliveryStore, clock: Clock, log: Log): Deliveries {
  const seen = new LRUCache<string, true>({ max: REMEMBERED });
  return {
    first(delivered) {
      const key = deliveryKey(delivered);
      if (seen.has(key)) return false;
      seen.set(key, true);
      return true;
    },
    async claim({ delivery, place }) {
      try {
        return await store.claim(delivery, place, clock.now());
      } catch (err) {
        log.warn({ err }, 'a delivery could not be claimed; it is answered all the same');
        return true;
      }
    },
  };
}
