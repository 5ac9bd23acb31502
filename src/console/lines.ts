/** Lines as a person types them or a pipe brings them, one at a time. */
import { clearLine, createInterface, cursorTo } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

export interface LinesParts {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean };
  readonly complete: (line: string) => [entries: string[], replaced: string];
}

export interface Lines {
  /** A person sits there: prompts, history and completion make sense. */
  readonly typed: boolean;
  /** Waits for the next line; null when there are no more. */
  next(prompt: string): Promise<string | null>;
  /** Shows something above the prompt and what is being typed there. */
  above(write: () => void): void;
  /** Ends it: a waiting `next` gets null. */
  close(): void;
}

export function createLines({ input, output, complete }: LinesParts): Lines {
  const typed = input.isTTY === true && output.isTTY === true;
  const reader = createInterface({
    input,
    terminal: typed,
    historySize: 200,
    removeHistoryDuplicates: true,
    // A pipe's lines come whole even when a carriage return arrives late.
    crlfDelay: Number.POSITIVE_INFINITY,
    ...(typed ? { output, completer: complete } : {}),
  });
  const iterator = reader[Symbol.asyncIterator]();
  reader.on('SIGINT', () => reader.close());
  let waiting = false;
  return {
    typed,
    async next(prompt) {
      if (typed) {
        reader.setPrompt(prompt);
        reader.prompt();
      }
      waiting = true;
      const { done, value } = await iterator.next();
      waiting = false;
      // The cursor still stands behind the prompt: what comes next in the terminal starts a line of its own.
      if (done && typed) output.write('\n');
      return done ? null : value;
    },
    above(write) {
      if (typed) {
        clearLine(output, 0);
        cursorTo(output, 0);
      }
      write();
      if (typed && waiting) reader.prompt(true);
    },
    close: () => reader.close(),
  };
}
