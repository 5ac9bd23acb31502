/** A stream's lines, split at line feeds alone; what isn't UTF-8 becomes U+FFFD. */

/** Longer than any question; the rest of such a line is left out rather than kept in memory. */
const LONGEST = 64 * 1024;

/** Each line without its end; a last line without a line feed counts. */
export async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let line = '';
  for await (const chunk of stream) {
    const [end = '', ...rest] = decoder.decode(chunk, { stream: true }).split('\n');
    line = joined(line, end);
    for (const next of rest) {
      yield line;
      line = joined('', next);
    }
  }
  line = joined(line, decoder.decode());
  if (line !== '') yield line;
}

function joined(line: string, more: string): string {
  return line.length < LONGEST ? (line + more).slice(0, LONGEST) : line;
}
