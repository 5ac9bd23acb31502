/** What the commands for the database's keeper have in common. */
import { StoreFault } from '../store/fault.ts';

/** Wrong words on the command line, said with how it is used. */
export class Usage extends Error {}

/** Says what came of it and ends with 0; 1: it couldn't be done; 2: it was asked for wrongly. */
export async function run(help: string, work: (args: readonly string[]) => Promise<string>) {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(help);
    return;
  }
  try {
    process.stdout.write(`${await work(args)}\n`);
  } catch (error) {
    if (error instanceof Usage) {
      process.stderr.write(`${error.message}\n\n${help}`);
      process.exitCode = 2;
    } else if (error instanceof StoreFault) {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    } else throw error;
  }
}

/** The one file that is named. Throws a Usage. */
export function fileOf(args: readonly string[]): string {
  const [file, ...more] = args;
  if (!file) throw new Usage('Which file?');
  if (more.length > 0 || file.startsWith('-'))
    throw new Usage(`I want one file, not: ${args.join(' ')}`);
  return file;
}
