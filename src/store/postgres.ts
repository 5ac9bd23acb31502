/** Kysely on PostgreSQL. */
import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { connectFault, postgresFault } from './postgres-fault.ts';
import { tended } from './tended.ts';

/** int8, which pg gives as text since it may not fit a number; ours are instants in ms and counts, which do. */
const int8 = 20;

interface Options {
  readonly databaseUrl: string;
  /** The longest that a statement may take, in ms; 0: as long as it takes (migrations). */
  readonly limitMs: number;
  /** A connection was lost, in use or not; the pool replaces it. */
  readonly onLost: (error: Error) => void;
}

/** A pool of at most ten connections; the driver connects lazily and again. */
export function postgresDialect({ databaseUrl, limitMs, onLost }: Options): Dialect {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    application_name: 'whoowns',
    max: 10,
    connectionTimeoutMillis: 5_000,
    query_timeout: limitMs,
    statement_timeout: limitMs,
    idle_in_transaction_session_timeout: limitMs,
    keepAlive: true,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === int8 ? Number : pg.types.getTypeParser(oid, format ?? 'text'),
    },
  });
  // The pool listens to idle connections only: one that is lost with a statement in hand would end the process.
  pool.on('connect', (client) => client.on('error', onLost));
  // Each connection has said so itself.
  pool.on('error', () => {});
  return tended(new PostgresDialect({ pool }), (attempt, connecting) =>
    attempt().catch((error: unknown) => {
      throw connecting ? connectFault(error) : postgresFault(error);
    }),
  );
}
