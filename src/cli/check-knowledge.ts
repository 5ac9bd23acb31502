/** `npm run knowledge`: everything wrong with the knowledge files, or what they hold. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadKnowledge } from '../knowledge/load.ts';
import { formatFaults } from '../knowledge/report.ts';
import { writeSchemas } from '../knowledge/schema.ts';

const HELP = `usage: npm run -s knowledge -- [folder] [--strict] [--schema]

  folder     the knowledge folder; left out: the shipped one
  --strict   end with 1 for a warning as well, not only for a fault
  --schema   write the JSON Schemas that editors check the files with
`;

const shipped = join(import.meta.dirname, '../../knowledge');
process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const read = readArgs(args);
  if (typeof read === 'string') {
    process.stderr.write(`${read}\n\n${HELP}`);
    return 2;
  }
  if (read.values.help) process.stdout.write(HELP);
  else if (read.values.schema) await writeSchemas(join(shipped, 'schema'));
  else return check(read.positionals[0] ?? shipped, read.values.strict ?? false);
  return 0;
}

/** What was asked for, or what is wrong with it. */
function readArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        strict: { type: 'boolean' },
        schema: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
      allowPositionals: true,
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function check(dir: string, strict: boolean): Promise<number> {
  const loaded = await loadKnowledge(dir);
  if (!loaded.ok) {
    process.stderr.write(`${formatFaults(loaded.faults)}\n`);
    return 1;
  }
  const { topics, services, analogies, sources } = loaded.knowledge;
  const rows = [...topics.values()].reduce(
    (sum, topic) => sum + 1 + topic.models.size + topic.services.size,
    0,
  );
  const questions = loaded.quiz.reduce((sum, file) => sum + file.questions.length, 0);
  const counts = [
    `${topics.size} topics`,
    `${services.size} services`,
    `${rows} responsibilities`,
    `${analogies.size} analogies`,
    `${sources.size} sources`,
    `${questions} quiz questions`,
    `${loaded.lessons.length} lessons`,
  ];
  process.stdout.write(`knowledge: ${counts.join(', ')}; no faults\n`);
  if (loaded.warnings.length === 0) return 0;
  process.stderr.write(`${formatFaults(loaded.warnings)}\n`);
  return strict ? 1 : 0;
}
