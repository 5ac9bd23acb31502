/** The log: JSON lines, pretty in a terminal, to a file while the console has the terminal. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomInt } from 'node:crypto';
import { type DestinationStream, destination, pino, stdTimeFunctions } from 'pino';
import pretty from 'pino-pretty';
import type { Log } from '../core/ports.ts';

/** Requests' ids are eight letters and digits. */
const IDS = 36 ** 8;

interface Options {
  readonly level: string;
  readonly colour: boolean;
  /** Null: standard output. */
  readonly file: string | null;
}

/** Opens the log. Throws when the file can't be written. */
export function createLog({ level, colour, file }: Options): Log {
  const inHand = new AsyncLocalStorage<string>();
  // From anywhere on, so that two processes hardly ever name the same; then one after the other.
  let request = randomInt(IDS);
  const nextId = () => {
    request = (request + 1) % IDS;
    return request.toString(36).padStart(8, '0');
  };
  const lines = pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: told },
      mixin: () => ({ request: inHand.getStore() }),
      redact: { paths: hidden.flatMap((name) => [name, `*.${name}`]), censor: '[hidden]' },
      hooks: { streamWrite: withoutSecrets },
    },
    file === null ? standardOutput(colour) : logFile(file),
  );
  return {
    debug: (fields, line) => lines.debug(fields, line),
    info: (fields, line) => lines.info(fields, line),
    warn: (fields, line) => lines.warn(fields, line),
    error: (fields, line) => lines.error(fields, line),
    follow: (work) => inHand.run(nextId(), work),
    following: () => inHand.getStore() ?? null,
  };
}

function standardOutput(colour: boolean): DestinationStream {
  if (!process.stdout.isTTY) return destination({ dest: 1, sync: true });
  return pretty({ sync: true, colorize: colour, translateTime: 'SYS:HH:MM:ss', destination: 1 });
}

function logFile(path: string): DestinationStream {
  const stream = destination({ dest: path, sync: true, mkdir: true });
  // A disk that fills up must not take the bot down with its log.
  stream.on('error', () => {});
  return stream;
}

/** What people wrote, and what opens doors. */
const hidden = ['text', 'question', 'value', 'token', 'secret', 'password', 'authorization'];

/** Of an error only this much: client libraries hang requests, rows and messages on theirs. */
function told(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : typeof error;
  const { name, message, stack, cause } = error;
  const code: unknown = Reflect.get(error, 'code');
  return {
    name,
    message,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    stack,
    ...(cause === undefined ? {} : { cause: told(cause) }),
  };
}

/** Tokens of Slack and Discord, and a password in an address, wherever they turn up. */
const secrets =
  /(?:xox[a-z](?:\.xox[a-z])?|xapp)-[\w-]+|[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}|(?<=:\/\/)[^\s/@"]+(?=@)/g;

function withoutSecrets(line: string): string {
  return line.replace(secrets, '[hidden]');
}
