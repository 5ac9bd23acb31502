/** The tables as queries see them. A new one: its columns here, its migration, a file of queries. */
import type { Ask } from '../core/ports.ts';
import type { BacklogTables } from './backlog-tables.ts';
import type { InstallationTables } from './installation-tables.ts';
import type { Place, Placed } from './placed.ts';
import type { QuizTables } from './quiz-tables.ts';
import type { WelcomeTables } from './welcome-tables.ts';

/** The part of a place that walls data off. */
export type Workspace = Pick<Place, 'platform' | 'workspace'>;

interface AskRow extends Placed {
  id: string;
  person: string;
  text: string;
  service: string | null;
  topic: string | null;
  outcome: Ask['outcome'];
  /** 1, 0, or null until said: SQLite has no booleans. */
  right: number | null;
  /** Milliseconds since 1970, as in every table. */
  at: number;
}

interface DeliveryRow extends Placed {
  key: string;
  at: number;
}

export interface Tables extends QuizTables, WelcomeTables, BacklogTables, InstallationTables {
  asks: AskRow;
  deliveries: DeliveryRow;
}
