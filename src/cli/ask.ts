/** `npm run ask`: one answer for a person, or one JSON line for each line of standard input. */
import { parseArgs } from 'node:util';
import { environment } from '../config.ts';
import { render } from '../console/render.ts';
import { createAnswer } from '../core/answering.ts';
import { helpMessage } from '../core/help.ts';
import { toJson } from '../core/lookup/json.ts';
import { createLookup } from '../core/lookup/lookup.ts';
import { createTeamDesk } from '../core/team/desk.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { formatFaults } from '../knowledge/report.ts';
import { linesOf } from '../run/lines.ts';
import { variableShape } from '../variables.ts';

const HELP = `usage: npm run -s ask -- QUESTION
       npm run -s ask -- --json < questions

  QUESTION   "who patches rds", "backups", "ec2 vs fargate os patching"
  --json     one question a line on standard input, one JSON object a line on standard output:
             {"question", "outcome": "answered"|"suggested"|"unknown",
              "answers": [{"topic", "service", "owner", "level", "confidence"}], "suggestions": [topic]}
  --help     this

Exit: 0 answered (with --json: all lines were read), 1 not known or only a "did you mean", 2 bad usage,
faulty knowledge files, or nowhere to write.
`;

// Whoever reads us may stop (`| head`): then there is nothing left to do, and nothing wrong.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  process.exit(complain(`I can't write the answer: ${error.message}.\n`));
});
process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const read = readArgs(args);
  if (read.kind === 'help') return say(HELP, 0);
  if (read.kind === 'wrong') return complain(`${read.fault}\n\n${HELP}`);
  const env = environment();
  const dir = variableShape.shape.KNOWLEDGE_DIR.parse(env.KNOWLEDGE_DIR?.trim() || undefined);
  const loaded = await loadKnowledge(dir);
  if (!loaded.ok) return complain(`${formatFaults(loaded.faults)}\n`);
  const lookup = createLookup(loaded.knowledge);
  if (read.kind === 'json') {
    for await (const line of linesOf(process.stdin)) {
      await write(`${JSON.stringify(toJson(lookup.ask(line)))}\n`);
    }
    return 0;
  }
  const parts = { knowledge: () => loaded.knowledge, lookup: () => lookup };
  const teamsIn = createTeamDesk({ ...parts, teams: () => loaded.teams });
  const { help, kind, card } = createAnswer({ ...parts, teamsIn })(
    { text: read.question, topic: null, service: null },
    { place: { platform: 'console', workspace: 'console', channel: 'console' }, outside: false },
    { ask: '', shareable: false, kept: false },
  );
  const message = help ? helpMessage() : card();
  const screen = {
    columns: process.stdout.columns ?? 80,
    colour: process.stdout.isTTY === true && !env.NO_COLOR,
    pressable: false,
  };
  return say(`${render(message, screen).text}\n`, kind === 'answered' ? 0 : 1);
}

type Args =
  | { readonly kind: 'help' }
  | { readonly kind: 'json' }
  | { readonly kind: 'ask'; readonly question: string }
  | { readonly kind: 'wrong'; readonly fault: string };

function readArgs(args: readonly string[]): Args {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    if (values.help) return { kind: 'help' };
    const question = positionals.join(' ').trim();
    if (!values.json && question === '') return { kind: 'wrong', fault: 'What is the question?' };
    if (!values.json) return { kind: 'ask', question };
    if (question === '') return { kind: 'json' };
    return { kind: 'wrong', fault: 'With --json the questions come on standard input.' };
  } catch (error) {
    return { kind: 'wrong', fault: error instanceof Error ? error.message : String(error) };
  }
}

async function say(text: string, exit: number): Promise<number> {
  await write(text);
  return exit;
}

function complain(text: string): number {
  process.stderr.write(text);
  return 2;
}

/** Resolves when the text has left this process, so that a slow reader holds us back. */
function write(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(text, () => resolve()));
}
