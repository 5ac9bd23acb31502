/** What goes wrong with a database, in words for whoever runs the bot. */
interface FaultOptions {
  /** Waiting may help: the database is away, not wrong. */
  readonly passing: boolean;
  readonly cause: unknown;
}

/** `message` says what is wrong and what to do; it holds no address, no password and nobody's text. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
  readonly passing: boolean;

  constructor(message: string, { passing, cause }: FaultOptions) {
    super(message, { cause });
    this.passing = passing;
  }
}

/** The value of a field that error objects carry, where there is one. */
export function fieldOf(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
}
