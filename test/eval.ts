/** How well the lookup answers: our own questions, and the shared set where its folder is there. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { toJson } from '../src/core/lookup/json.ts';
import { createLookup, type Lookup } from '../src/core/lookup/lookup.ts';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { formatFaults } from '../src/knowledge/report.ts';
import { figuresOf, hardQuestions, judge, type Question, questions } from './questions.ts';

const root = join(import.meta.dirname, '..');
const shared = join(root, '../shared/eval');
const listed = process.argv.includes('--failures');

const loaded = await loadKnowledge(join(root, 'knowledge'));
if (!loaded.ok) throw new Error(formatFaults(loaded.faults));
const lookup = createLookup(loaded.knowledge);

own('Our own questions', questions);
own('Hard questions', hardQuestions);
if (existsSync(join(shared, 'score.mjs'))) others(lookup);

function own(title: string, asked: readonly Question[]): void {
  const judged = asked.map((question) => judge(lookup, question));
  const { owned, nobodys, ...rates } = figuresOf(judged);
  console.log(`${title}: ${owned} with an owner, ${nobodys} without`);
  for (const [name, rate] of Object.entries(rates)) console.log(`  ${name}: ${rate.toFixed(3)}`);
  if (!listed) return;
  for (const { question, topic, owner, got } of judged) {
    if (!topic || !owner) console.log(`  - ${question.ask}\n      ${got}`);
  }
}

function others(lookup: Lookup): void {
  const file = join(shared, 'questions.jsonl');
  const rows = readFileSync(file, 'utf8').trim().split('\n');
  const asked = rows.map((row) => z.object({ query: z.string() }).parse(JSON.parse(row)).query);
  const folder = mkdtempSync(join(tmpdir(), 'whoowns-eval-'));
  try {
    const answers = join(folder, 'answers.jsonl');
    const lines = asked.map((query) => `${JSON.stringify(toJson(lookup.ask(query)))}\n`);
    writeFileSync(answers, lines.join(''));
    const script = join(shared, 'score.mjs');
    const more = listed ? ['--failures', '100'] : [];
    console.log(`\nThe shared set: ${asked.length} questions`);
    spawnSync(process.execPath, [script, file, answers, ...more], { stdio: 'inherit' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
