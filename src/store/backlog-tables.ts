/** The tables of the backlog and of what is asked about, as queries see them. */
import type { NotedKind } from '../core/backlog/ports.ts';
import type { Placed } from './placed.ts';

/** `channel` is empty here, and nobody's name stands in it; "" is no topic and no service. */
interface BacklogRow extends Placed {
  id: string;
  kind: NotedKind;
  text: string;
  topic: string;
  service: string;
  count: number;
  first_at: number;
  last_at: number;
  closed: number;
}

/** `channel` is empty here. */
interface AskedTopicRow extends Placed {
  topic: string;
  service: string;
  count: number;
  last_at: number;
}

export interface BacklogTables {
  backlog: BacklogRow;
  asked_topics: AskedTopicRow;
}
