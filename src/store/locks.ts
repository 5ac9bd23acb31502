/** What the two databases do differently about rows that two processes want at once. */
import type { SelectQueryBuilder } from 'kysely';

export interface Locks {
  /** Rows to be claimed: those that somebody else is claiming are passed over. */
  skipping<DB, T extends keyof DB, O>(
    query: SelectQueryBuilder<DB, T, O>,
  ): SelectQueryBuilder<DB, T, O>;
  /** Rows that mustn't change until this statement is through. */
  holding<DB, T extends keyof DB, O>(
    query: SelectQueryBuilder<DB, T, O>,
  ): SelectQueryBuilder<DB, T, O>;
}

/** One writer at a time: nothing to lock. */
export const sqliteLocks: Locks = { skipping: (query) => query, holding: (query) => query };

export const postgresLocks: Locks = {
  skipping: (query) => query.forUpdate().skipLocked(),
  holding: (query) => query.forShare(),
};
