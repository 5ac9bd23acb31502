/** Lines as a person types them or a pipe brings them, one at a time. */
import { clearLine, createInterface, cursorTo } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { safeLine } from './safe.ts';

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
  /** Lines that have come and that nobody has asked for: pasted, or typed while an answer was made. */
  let ahead = 0;
  reader.on('line', () => {
    ahead += 1;
  });
  let waiting = false;
  return {
    typed,
    async next(prompt) {
      const early = ahead > 0;
      if (typed && !early) {
        reader.setPrompt(prompt);
        reader.prompt();
      }
      waiting = true;
      const { done, value } = await iterator.next();
      waiting = false;
      if (!done) ahead -= 1;
      // Its echo stands further up: shown once more, over its answer.
      if (!done && typed && early) output.write(`${prompt}${safeLine(value)}\n`);
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
