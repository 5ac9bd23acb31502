/** Kysely on PostgreSQL. */
import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { fieldOf, StoreFault } from './fault.ts';
import { tended } from './tended.ts';

/** int8, which pg gives as text since it may not fit a number; ours are instants in ms and counts, which do. */
const int8 = 20;

interface Options {
  readonly databaseUrl: string;
  /** The longest that a statement may take, in ms; 0: as long as it takes (migrations). */
  readonly limitMs: number;
  /** A connection was lost while nobody used it; the pool replaces it. */
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
  pool.on('error', onLost);
  return tended(new PostgresDialect({ pool }), (attempt) =>
    attempt().catch((error: unknown) => {
      throw postgresFault(error);
    }),
  );
}

/** A StoreFault for an error about reaching or using the server; any other error comes back as it is. */
function postgresFault(error: unknown): unknown {
  const fault = (message: string, passing = false) =>
    new StoreFault(message, { passing, cause: error });
  const code = fieldOf(error, 'code');
  switch (code) {
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'EPIPE':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EAI_AGAIN':
    case '57P01':
    case '57P02':
    case '57P03':
      return fault("I can't reach PostgreSQL at DATABASE_URL. Is it running?", true);
    case 'ENOTFOUND':
      return fault("I can't find the host that DATABASE_URL names.", true);
    case '53300':
      return fault('PostgreSQL takes no more connections.', true);
    case '28P01':
    case '28000':
      return fault("PostgreSQL doesn't accept DATABASE_URL's user and password.");
    case '3D000':
      return fault("The database that DATABASE_URL names doesn't exist. Create it first.");
    case '42501':
      return fault("DATABASE_URL's user may not create or change tables. Grant it that.");
    case '25006':
      return fault('PostgreSQL is read-only. Point DATABASE_URL at the primary.', true);
    case '53100':
      return fault("PostgreSQL's disk is full. Free some space there.", true);
    default:
      return isTimeout(error) ? fault('PostgreSQL takes too long to answer.', true) : error;
  }
}

/** pg and its pool tell these by their message alone. */
function isTimeout(error: unknown): boolean {
  return (
    error instanceof Error &&
    /timeout exceeded when trying to connect|Connection terminated|Query read timeout/.test(
      error.message,
    )
  );
}
