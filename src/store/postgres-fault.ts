/** What PostgreSQL and the way to it say, so that the reader knows what to do. */
import { fieldOf, StoreFault } from './fault.ts';

/** A StoreFault for an error about reaching or using the server; any other error comes back as it is. */
export function postgresFault(error: unknown): unknown {
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
    case '57014':
      return fault('PostgreSQL takes too long to answer.', true);
    case '53300':
      return fault('PostgreSQL takes no more connections.', true);
    case '3D000':
      return fault("The database that DATABASE_URL names doesn't exist. Create it first.");
    case '42501':
      return fault("DATABASE_URL's user may not create or change tables. Grant it that.");
    case '25006':
      return fault('PostgreSQL is read-only. Point DATABASE_URL at the primary.', true);
    case '53100':
      return fault("PostgreSQL's disk is full. Free some space there.", true);
    case '28P01':
    case '28000':
      return /no encryption|SSL off/.test(messageOf(error))
        ? fault('PostgreSQL asks for TLS. Add ?sslmode=verify-full to DATABASE_URL.')
        : fault(REFUSED);
    default: {
      const found = MESSAGES.find(([message]) => message.test(messageOf(error)));
      return found ? fault(found[1], found[2]) : error;
    }
  }
}

/** The same while connecting, where whatever goes wrong is about DATABASE_URL. */
export function connectFault(error: unknown): unknown {
  const known = postgresFault(error);
  if (known instanceof StoreFault) return known;
  const tls = /certificate|ERR_TLS/i.test(`${messageOf(error)} ${fieldOf(error, 'code')}`);
  return new StoreFault(
    tls
      ? "I can't verify PostgreSQL's certificate. Add sslrootcert=<its CA's file> to DATABASE_URL (for Amazon RDS the global bundle)."
      : "I can't connect to PostgreSQL with this DATABASE_URL. The log has the reason.",
    { passing: false, cause: error },
  );
}

const REFUSED = "PostgreSQL doesn't accept DATABASE_URL's user and password.";

/** pg and its pool tell these by their message alone. */
const MESSAGES: readonly (readonly [message: RegExp, said: string, passing: boolean])[] = [
  [
    /timeout exceeded when trying to connect|Query read timeout|due to connection timeout/,
    'PostgreSQL takes too long to answer.',
    true,
  ],
  [/Connection terminated/, 'PostgreSQL at DATABASE_URL ended the connection. Is it well?', true],
  [/password must be/, REFUSED, false],
  [
    /does not support SSL/,
    "PostgreSQL there doesn't offer TLS, which DATABASE_URL asks for. Leave sslmode out.",
    false,
  ],
];

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}
